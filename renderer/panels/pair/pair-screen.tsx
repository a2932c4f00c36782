import { Button, Kbd } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PairSide, pairPlaces } from "../../../twin/bridge/pair-requests.ts";
import { type ComparedPair, longerPlace } from "../../session/compared-pair.ts";
import { openPairSides, type PairSideParts, type PairSides } from "../../session/open-pair-sides.ts";
import { SessionProvider, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { leavePair } from "../../session/session-store.ts";
import { Breadcrumb } from "../breadcrumb.tsx";
import { LookSwitches } from "../look-switches.tsx";
import { PairHalf } from "./pair-half.tsx";
import classes from "./pair-screen.module.css";
import { PairStrip } from "./pair-strip.tsx";
import { PairTimeBar } from "./pair-time-bar.tsx";
import { usePairKeys } from "./use-pair-keys.ts";

interface PairScreenProps {
  /** A scene of the session around it, with what stands over the picture. */
  readonly scene: (over: ReactNode) => ReactNode;
}

/** Before and after side by side, on one clock and with one camera, and what was measured over them. */
export function PairScreen({ scene }: PairScreenProps): ReactNode {
  const pair = useSessionState((state) => state.pair);
  return pair === undefined ? null : <ShownPair pair={pair} scene={scene} />;
}

function ShownPair({ pair, scene }: PairScreenProps & { pair: ComparedPair }): ReactNode {
  const sides = usePairSides(pair);
  if (sides === undefined) return null;
  const longer = longerPlace(pair.result);
  return (
    <div className={classes.screen} data-pair>
      <PairBar leader={sides[longer]} />
      <main className={classes.halves}>
        {pairPlaces.map((place) => (
          <SessionProvider key={place} {...sides[place]}>
            <PairHalf place={place} range={pair.result[place]} scene={scene} />
          </SessionProvider>
        ))}
      </main>
      <PairStrip pair={pair} sides={sides} />
      <SessionProvider {...sides[longer]}>
        <PairTimeBar result={pair.result} longer={longer} />
      </SessionProvider>
    </div>
  );
}

/** Both sides while they are shown; their channels close with it. */
function usePairSides(pair: ComparedPair): PairSides | undefined {
  const store = useSessionStore();
  const session = useSession();
  const [sides, setSides] = useState<PairSides>();
  useEffect(() => {
    const opened = openPairSides({ store, session }, pair, () => performance.now());
    setSides(opened);
    return () => opened.close();
  }, [store, session, pair]);
  return sides;
}

/** What is looked at, and the way back. */
function PairBar({ leader }: { leader: PairSides[PairSide["place"]] }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  usePairKeys(leader);
  return (
    <header className={classes.bar}>
      <h1>{t("pair.title")}</h1>
      <Place {...leader} />
      <div className={classes.switches}>
        <LookSwitches />
      </div>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        rightSection={<Kbd className={classes.key}>Esc</Kbd>}
        onClick={() => leavePair(store)}
      >
        {t("pair.leave")}
      </Button>
    </header>
  );
}

function Place(leader: PairSideParts): ReactNode {
  return (
    <SessionProvider {...leader}>
      <Breadcrumb />
    </SessionProvider>
  );
}
