import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatClock, formatDateTime, formatSpan, formatSpeed } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { SessionState } from "../../session/session-store.ts";
import { runTimeAction } from "../../session/time-actions.ts";
import { runTourAction } from "../../session/tour-actions.ts";
import { useProblemText } from "../use-problem-text.ts";
import type { AxisModel } from "./axis-model.ts";
import { PlayButton } from "./play-button.tsx";
import classes from "./time-bar.module.css";

/** Play or pause, the moment, and in words what the time is doing. */
export function Transport({ live, model }: { live: LiveValues; model: AxisModel }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isPaused = useSessionState((state) => state.timeState === "paused");
  const hasTour = useSessionState((state) => state.tour !== undefined);
  const isTouring = useSessionState(isTourPlaying);
  // While a step holds the time stands, and the tour plays all the same.
  const isStill = isPaused && !isTouring;
  const label = isTouring ? t("tour.do.playing") : t(isStill ? "time.play" : "time.pause");
  const hint = hasTour && !isTouring ? label : t("time.with-key", { label, key: t("time.space") });
  const act = (): void =>
    isTouring ? runTourAction(store, session, "play-or-pause") : runTimeAction(store, session, "play-or-pause");
  return (
    <div className={classes.transport}>
      <PlayButton label={label} hint={hint} isStill={isStill} onPress={act} />
      <Moment live={live} model={model} />
    </div>
  );
}

function Moment({ live, model }: { live: LiveValues; model: AxisModel }): ReactNode {
  useLiveSample();
  const text = useStateText(live);
  const isFollowing = useSessionState((state) => state.timeState === "following");
  const timeUs = model.scrubUs ?? live.clock.nowUs();
  const [day, clock] = formatDateTime(timeUs).split(" ");
  return (
    <div className={classes.moment}>
      <time dateTime={new Date(timeUs / 1000).toISOString()}>
        {isFollowing ? formatClock(timeUs) : clock}
        {!isFollowing && <small>{day}</small>}
      </time>
      <span>{text}</span>
    </div>
  );
}

function isTourPlaying({ tour, tourState }: SessionState): boolean {
  return tour !== undefined && tourState?.state === "playing";
}

function useStateText(live: LiveValues): string {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const problem = useSessionState((state) => state.timeProblem);
  const link = useSessionState((state) => state.link);
  const timeState = useSessionState((state) => state.timeState);
  const speed = useSessionState((state) => state.playSpeed);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const isTouring = useSessionState(isTourPlaying);
  const hasLoop = useSessionState((state) => state.loop !== undefined);
  if (link !== "open") return t("top.no-host");
  if (problem !== undefined) return problemText(problem);
  if (isTouring) return t("tour.moves-time", { speed: formatSpeed(speed) });
  if (timeState === "following") return t("time.in-sync");
  if (timeState === "playing") {
    const key = speed < 0 ? "time.playing-back" : hasLoop ? "time.playing-loop" : "time.playing";
    return t(key, { speed: formatSpeed(Math.abs(speed)) });
  }
  const behindUs = live.clock.edgeUs() - live.clock.nowUs();
  if (isFile || behindUs < 1e6) return t("time.paused");
  return t("time.paused-behind", { span: formatSpan(behindUs) });
}
