import { useEffect, useRef, useState } from "react";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { RequestProblem } from "../../session/session-requests.ts";
import { type AlarmSpan, alarmSpans } from "../../session/trend-alarms.ts";
import { type TrendLine, trendLine } from "../../session/trend-lines.ts";
import { showsMoment, trendRange } from "../../session/trend-range.ts";

/** The line of one signal; `isDayBefore` where it is moved here from a day earlier. */
export interface ShownLine extends TrendLine {
  readonly signal: number;
  readonly isDayBefore: boolean;
}

interface Trends {
  readonly range: TimeRange;
  readonly lines: readonly ShownLine[];
  /** When alarms of the signals held. */
  readonly alarms: readonly AlarmSpan[];
  readonly problem: RequestProblem | undefined;
}

const points = 800;
const dayUs = 86_400_000_000;

/** Whether there is something new to show is looked at this often. */
const lookEveryMs = 1000;

/** While the session follows the plant the chart follows too, every so many looks. */
const refreshEvery = 5;

/** The journal of weeks is more to read than a line: while the chart follows, it is read again every so many times. */
const alarmsEvery = 6;
const mostAlarms = 20_000;

/**
 * Trends of signals up to the session's time, asked for again as the time runs on. Who goes to a moment of what is shown
 * goes on seeing it; when the time leaves it the chart comes along.
 */
export function useTrends(live: LiveValues, signals: readonly number[], spanUs: number, isCompared: boolean): Trends {
  const session = useSession();
  const store = useSessionStore();
  const isFollowing = useSessionState((state) => state.timeState === "following");
  const [trends, setTrends] = useState<Trends>(() => {
    const toUs = live.clock.nowUs();
    return { range: { fromUs: toUs - spanUs, toUs }, lines: [], alarms: [], problem: undefined };
  });

  const shown = useRef<TimeRange | undefined>(undefined);

  useEffect(() => {
    let isCurrent = true;
    let isAsking = false;
    let turn = 0;
    let looks = 0;
    const names = new Set(signals.map((signal) => nameOf(live, signal)));
    const loadAlarms = async (range: TimeRange): Promise<readonly AlarmSpan[]> => {
      const answer = await session.alarmHistory({ ...range, limit: mostAlarms });
      if (answer.problem !== undefined) return [];
      return alarmSpans(
        answer.result,
        range,
        ({ asset, signal }) => names.has(`${asset} ${signal}`),
        store.getState().alarms,
      );
    };
    const load = async (): Promise<void> => {
      const range = trendRange(shown.current, spanUs, live.clock.nowUs(), isFollowing);
      shown.current = range;
      isAsking = true;
      const shifts = isCompared ? [0, dayUs] : [0];
      let problem: RequestProblem | undefined;
      const loaded = await Promise.all(
        signals.flatMap((signal) =>
          shifts.map(async (shiftUs): Promise<ShownLine[]> => {
            const asked = { fromUs: range.fromUs - shiftUs, toUs: range.toUs - shiftUs };
            const answer = await session.trend({ signal, ...asked, points });
            if (answer.problem !== undefined) {
              problem = answer.problem;
              return [];
            }
            const isStepped = definitionOf(live.plant, signal)?.type !== "number";
            const staleAfterUs = live.staleAfterUs[signal] ?? 0;
            const line = trendLine(answer.result, asked, points, staleAfterUs, isStepped, shiftUs);
            return [{ ...line, signal, isDayBefore: shiftUs > 0 }];
          }),
        ),
      );
      const alarms = turn++ % alarmsEvery === 0 || !isFollowing ? await loadAlarms(range) : undefined;
      isAsking = false;
      if (!isCurrent) return;
      setTrends((before) => ({ range, lines: loaded.flat(), alarms: alarms ?? before.alarms, problem }));
    };
    void load();
    const timer = setInterval(() => {
      const isDue = isFollowing
        ? ++looks % refreshEvery === 0
        : shown.current !== undefined && !showsMoment(shown.current, live.clock.nowUs());
      if (isDue && !isAsking) void load();
    }, lookEveryMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [session, store, live, signals, spanUs, isCompared, isFollowing]);
  return trends;
}

function nameOf({ plant }: LiveValues, signal: number): string {
  const asset = plant.view.assets[plant.view.signals[signal]?.asset ?? -1];
  return `${asset?.path} ${definitionOf(plant, signal)?.id}`;
}
