import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PairSide } from "../../../twin/bridge/pair-requests.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { useLiveSample, useSessionState } from "../../session/session-context.tsx";
import { LinkBanner } from "../link-banner.tsx";
import { ProvenanceMark } from "../provenance-mark.tsx";
import { RefusalNote } from "../refusal-note.tsx";
import classes from "./pair-screen.module.css";

interface PairHalfProps {
  readonly place: PairSide["place"];
  readonly range: TimeRange;
  readonly scene: (over: ReactNode) => ReactNode;
}

/** One run: its scene, which of the two it is, and what it is made of, with its own date and time. */
export function PairHalf({ place, range, scene }: PairHalfProps): ReactNode {
  const { t } = useTranslation();
  const source = useSessionState((state) => state.provenance.source);
  const hasPlant = useSessionState((state) => state.live !== undefined);
  return (
    <section className={classes.half} aria-label={t(`pair.${place}`)} data-side={place} data-source={source}>
      {hasPlant ? scene(<Over place={place} range={range} />) : <NotYet />}
      <LinkBanner />
    </section>
  );
}

function NotYet(): ReactNode {
  const { t } = useTranslation();
  const problem = useSessionState((state) => state.openProblem);
  return (
    <div className={classes.waiting} role="status">
      <p>
        {problem === undefined ? (
          t("pair.opening")
        ) : (
          <RefusalNote problem={problem} say={(reason) => t("pair.refused", { reason })} />
        )}
      </p>
    </div>
  );
}

function Over({ place, range }: Omit<PairHalfProps, "scene">): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes.over}>
      <div className={classes.heading} data-over-picture>
        <h2>{t(`pair.${place}`)}</h2>
        <Ended range={range} />
      </div>
      <div data-over-picture>
        <ProvenanceMark />
      </div>
    </div>
  );
}

/** The shorter run stands at its end while the other goes on. */
function Ended({ range }: { range: TimeRange }): ReactNode {
  const { t } = useTranslation();
  useLiveSample();
  const live = useSessionState((state) => state.live);
  return live !== undefined && live.clock.nowUs() >= range.toUs ? <p>{t("pair.ended")}</p> : null;
}
