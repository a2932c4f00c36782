import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { TimelineLoader } from "../../session/timeline-loader.ts";
import { listenToAxis } from "./axis-gestures.ts";
import type { AxisModel } from "./axis-model.ts";
import { chaptersOf } from "./chapters-of.ts";
import { keepAxisDrawn } from "./keep-axis-drawn.ts";
import classes from "./time-bar.module.css";

const minuteUs = 60e6;

interface TimeAxisProps {
  readonly live: LiveValues;
  readonly model: AxisModel;
  readonly timeline: TimelineLoader;
}

/** The axis of time, drawn by hand: React only knows its frame. */
export function TimeAxis({ live, model, timeline }: TimeAxisProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hover = useRef<HTMLDivElement>(null);
  useGestures(frame, live, model);
  useEffect(() => {
    if (canvas.current === null || frame.current === null || hover.current === null) return;
    const elements = { canvas: canvas.current, frame: frame.current, hover: hover.current };
    return keepAxisDrawn(elements, live, model, timeline, store, t);
  }, [live, model, timeline, store, t]);
  return (
    <div className={classes.axis}>
      <AxisSlider frame={frame} live={live} model={model}>
        <canvas ref={canvas} />
      </AxisSlider>
      <div ref={hover} className={classes.hover} aria-hidden="true" />
    </div>
  );
}

interface AxisSliderProps extends Omit<TimeAxisProps, "timeline"> {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** What assistive software hears: the moment, between the ends of what is shown. Keys work on it as everywhere. */
function AxisSlider({ frame, live, model, children }: AxisSliderProps): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const isBound = useSessionState((state) => !state.mayControl);
  const isStill = useSessionState((state) => state.timeState === "paused");
  const nowUs = live.clock.nowUs();
  // Each change of it is read out while it has the focus: time that runs says its minutes alone.
  const saidUs = isStill ? nowUs : Math.floor(nowUs / minuteUs) * minuteUs;
  return (
    <div
      ref={frame}
      className={classes.slider}
      role="slider"
      tabIndex={0}
      aria-label={t("time.axis")}
      aria-readonly={isBound}
      aria-valuemin={Math.round(Math.min(saidUs, model.view.fromUs) / 1e6)}
      aria-valuemax={Math.round(live.clock.edgeUs() / 1e6)}
      aria-valuenow={Math.round(saidUs / 1e6)}
      aria-valuetext={formatDateTime(saidUs)}
    >
      {children}
    </div>
  );
}

function useGestures(frame: RefObject<HTMLDivElement | null>, live: LiveValues, model: AxisModel): void {
  const store = useSessionStore();
  const session = useSession();
  useEffect(() => {
    if (frame.current === null) return;
    return listenToAxis(frame.current, model, {
      headUs: () => model.scrubUs ?? live.clock.nowUs(),
      mayControl: () => store.getState().mayControl,
      seek(timeUs) {
        const edgeUs = live.clock.edgeUs();
        const { source, timeState } = store.getState();
        if (timeUs < edgeUs) session.seek(timeUs);
        else if (source?.kind === "file") session.seek(edgeUs);
        else if (timeState !== "following") void session.controlTime({ kind: "follow" });
      },
      pick: (range) => store.setState({ range }),
      goToChapter(timeUs) {
        const { tour, language } = store.getState();
        const chapter = chaptersOf(tour, -1, language).find((each) => timeUs >= each.fromUs && timeUs < each.toUs);
        if (chapter !== undefined) void session.controlTour({ kind: "go", step: chapter.step });
        return chapter !== undefined;
      },
    });
  }, [frame, live, model, session, store]);
}
