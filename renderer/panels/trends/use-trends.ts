import { useEffect, useState } from "react";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { RequestProblem } from "../../session/session-requests.ts";
import { type TrendLine, trendLine } from "../../session/trend-lines.ts";

/** The line of one signal; `isDayBefore` where it is moved here from a day earlier. */
export interface ShownLine extends TrendLine {
  readonly signal: number;
  readonly isDayBefore: boolean;
}

interface Trends {
  readonly range: TimeRange;
  readonly lines: readonly ShownLine[];
  readonly problem: RequestProblem | undefined;
}

const points = 800;
const dayUs = 86_400_000_000;

/** While the session follows the plant the chart follows too, this often. */
const refreshEveryMs = 5000;

/** Trends of signals up to the session's time, asked for again as the time runs on and when it is moved. */
export function useTrends(live: LiveValues, signals: readonly number[], spanUs: number, isCompared: boolean): Trends {
  const session = useSession();
  const isFollowing = useSessionState((state) => state.timeState === "following");
  const [trends, setTrends] = useState<Trends>(() => {
    const toUs = live.clock.nowUs();
    return { range: { fromUs: toUs - spanUs, toUs }, lines: [], problem: undefined };
  });

  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const toUs = live.clock.nowUs();
      const range = { fromUs: toUs - spanUs, toUs };
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
      if (isCurrent) setTrends({ range, lines: loaded.flat(), problem });
    };
    void load();
    const timer = isFollowing ? setInterval(() => void load(), refreshEveryMs) : undefined;
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [session, live, signals, spanUs, isCompared, isFollowing]);
  return trends;
}
