import { Slider } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PairSide, pairPlaces } from "../../../twin/bridge/pair-requests.ts";
import type { ComparedPair } from "../../session/compared-pair.ts";
import { formatElapsed } from "../../session/format.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { runTimeAction } from "../../session/time-actions.ts";
import { PlayButton } from "../time-bar/play-button.tsx";
import { SpeedControl } from "../time-bar/speed-control.tsx";
import classes from "./pair-screen.module.css";

interface PairTimeBarProps {
  readonly result: ComparedPair["result"];
  /** The side whose session this is. */
  readonly longer: PairSide["place"];
}

/** The one clock of both runs: what has passed since each began. */
export function PairTimeBar({ result, longer }: PairTimeBarProps): ReactNode {
  const { t } = useTranslation();
  const [scrubS, setScrubS] = useState<number>();
  const { fromUs, toUs } = result[longer];
  const lengthUs = toUs - fromUs;
  const offsetUs = useOffsetUs(fromUs, lengthUs);
  const shownUs = scrubS === undefined ? offsetUs : scrubS * 1e6;
  return (
    <section className={classes.time} aria-label={t("time.title")}>
      <Play />
      <p className={classes.offset} data-offset={Math.round(offsetUs)}>
        <span>
          {formatElapsed(shownUs)}
          <small> / {formatElapsed(lengthUs)}</small>
        </span>
        <small>{t("pair.elapsed")}</small>
      </p>
      <Position result={result} longer={longer} shownS={shownUs / 1e6} onScrub={setScrubS} />
      <SpeedControl />
    </section>
  );
}

function useOffsetUs(fromUs: number, lengthUs: number): number {
  useLiveSample();
  const live = useSessionState((state) => state.live);
  return live === undefined ? 0 : Math.min(lengthUs, Math.max(0, live.clock.nowUs() - fromUs));
}

function Play(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isStill = useSessionState((state) => state.timeState !== "playing");
  const label = t(isStill ? "pair.play" : "pair.pause");
  return (
    <PlayButton
      label={label}
      hint={t("time.with-key", { label, key: t("time.space") })}
      isStill={isStill}
      onPress={() => runTimeAction(store, session, "play-or-pause")}
    />
  );
}

interface PositionProps extends PairTimeBarProps {
  readonly shownS: number;
  /** Hears where a hand drags it, and undefined when it has let go. */
  readonly onScrub: (offsetS: number | undefined) => void;
}

/** Where both are; a mark where the shorter one ends. */
function Position({ result, longer, shownS, onScrub }: PositionProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  const lengthOf = (place: PairSide["place"]): number => (result[place].toUs - result[place].fromUs) / 1e6;
  const timeAt = (offsetS: number): number => result[longer].fromUs + offsetS * 1e6;
  const marks = pairPlaces
    .filter((place) => lengthOf(place) < lengthOf(longer))
    .map((place) => ({ value: lengthOf(place), label: t(`pair.${place}-ends`) }));
  return (
    <Slider
      className={classes.position ?? ""}
      classNames={{ markLabel: classes.mark ?? "" }}
      size={6}
      thumbSize={18}
      min={0}
      max={lengthOf(longer)}
      step={1}
      value={shownS}
      disabled={!mayControl}
      label={(offsetS) => formatElapsed(offsetS * 1e6)}
      thumbLabel={t("pair.position")}
      marks={marks}
      onChange={(offsetS) => {
        onScrub(offsetS);
        session.seek(timeAt(offsetS));
      }}
      onChangeEnd={(offsetS) => {
        void session.controlTime({ kind: "seek", timeUs: timeAt(offsetS) }).then(() => onScrub(undefined));
      }}
    />
  );
}
