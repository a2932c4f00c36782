import { useEffect, useState } from "react";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionStore } from "../../session/session-context.tsx";
import { type AlarmSpan, alarmSpans } from "../../session/trend-alarms.ts";
import { trendLine } from "../../session/trend-lines.ts";
import type { ShownLine } from "../trends/use-trends.ts";

interface TourTrends {
  readonly lines: readonly ShownLine[];
  readonly alarms: readonly AlarmSpan[];
}

const points = 400;
const mostAlarms = 5000;
const refreshEveryMs = 1000;

/** Trends of signals from the beginning of a tour up to the session's time, asked for again as the time moves on. */
export function useTourTrends(live: LiveValues, signals: readonly number[], range: TimeRange): TourTrends {
  const session = useSession();
  const store = useSessionStore();
  const [trends, setTrends] = useState<TourTrends>({ lines: [], alarms: [] });
  useEffect(() => {
    let isCurrent = true;
    let isAsking = false;
    let askedUs = Number.NaN;
    const nameOf = (signal: number): string => {
      const asset = live.plant.view.assets[live.plant.view.signals[signal]?.asset ?? -1];
      return `${asset?.path} ${definitionOf(live.plant, signal)?.id}`;
    };
    const names = new Set(signals.map(nameOf));

    const loadLine = async (signal: number, asked: TimeRange): Promise<ShownLine[]> => {
      const answer = await session.trend({ signal, ...asked, points });
      if (answer.problem !== undefined) return [];
      const isStepped = definitionOf(live.plant, signal)?.type !== "number";
      const line = trendLine(answer.result, asked, points, live.staleAfterUs[signal] ?? 0, isStepped, 0);
      return [{ ...line, signal, isDayBefore: false }];
    };
    const load = async (): Promise<void> => {
      const nowUs = Math.min(range.toUs, Math.max(range.fromUs + 1e6, live.clock.nowUs()));
      if (isAsking || nowUs === askedUs) return;
      isAsking = true;
      askedUs = nowUs;
      const asked = { fromUs: range.fromUs, toUs: nowUs };
      const [lines, history] = await Promise.all([
        Promise.all(signals.map((signal) => loadLine(signal, asked))),
        session.alarmHistory({ ...asked, limit: mostAlarms }),
      ]);
      isAsking = false;
      if (!isCurrent) return;
      const isOfThese = ({ asset, signal }: { asset: string; signal: string }): boolean =>
        names.has(`${asset} ${signal}`);
      const alarms =
        history.problem === undefined ? alarmSpans(history.result, asked, isOfThese, store.getState().alarms) : [];
      setTrends({ lines: lines.flat(), alarms });
    };
    void load();
    const timer = setInterval(() => void load(), refreshEveryMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [session, store, live, signals, range]);
  return trends;
}
