import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { createTimelineLoader } from "../../session/timeline-loader.ts";
import { createAxisModel, fitToFile, fitToHistory } from "./axis-model.ts";
import { chaptersEndUs } from "./chapters-of.ts";
import { RecordedFacts } from "./recorded-facts.tsx";
import { SpeedControl } from "./speed-control.tsx";
import { TimeAxis } from "./time-axis.tsx";
import classes from "./time-bar.module.css";
import { TimeButtons } from "./time-buttons.tsx";
import { Transport } from "./transport.tsx";

/** Everything about the session's time: where it is, how it runs, what was recorded, and the way back to now. */
export function TimeBar(): ReactNode {
  const live = useSessionState((state) => state.live);
  const file = useSessionState((state) => state.source?.file?.sha256 ?? "");
  // Another plant, or another file, has another past.
  return live === undefined ? null : <TimeBarOf key={`${live.plant.view.id} ${file}`} live={live} />;
}

/** A button that was clicked does not take the keyboard: Space goes on to play and pause. Keys reach it as ever. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function TimeBarOf({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [model] = useState(() => createAxisModel(live.clock.edgeUs()));
  const [timeline] = useState(() => createTimelineLoader(session.timeline, () => performance.now()));
  const oldestUs = useSessionState((state) => state.recording?.oldestUs);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const tour = useSessionState((state) => state.tour);

  useEffect(() => {
    if (!isFile && oldestUs !== undefined) fitToHistory(model, oldestUs, live.clock.edgeUs());
  }, [isFile, live, model, oldestUs]);
  useEffect(() => {
    if (!isFile || tour !== undefined) return;
    let isWanted = true;
    void session.timeline({ fromUs: 0, toUs: live.clock.edgeUs(), buckets: 1 }).then((answer) => {
      const first = answer.problem === undefined ? answer.result.ranges[0] : undefined;
      if (isWanted && first !== undefined) fitToFile(model, first.fromUs, live.clock.edgeUs());
    });
    return () => {
      isWanted = false;
    };
  }, [isFile, live, model, session, tour]);

  useEffect(() => {
    if (tour !== undefined && tour.over !== "live") fitToFile(model, tour.startUs, chaptersEndUs(tour));
  }, [model, tour]);

  return (
    <section className={classes.bar} aria-label={t("time.title")} onMouseDown={keepFocus}>
      <div className={classes.left}>
        <Transport live={live} model={model} />
        <SpeedControl />
      </div>
      <TimeAxis live={live} model={model} timeline={timeline} />
      <div className={classes.right}>
        <TimeButtons live={live} />
        <RecordedFacts live={live} model={model} timeline={timeline} />
      </div>
    </section>
  );
}
