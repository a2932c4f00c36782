import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlantIndex } from "../../../twin/plant/plant-index.ts";
import { historyLines } from "../../session/alarm-lines.ts";
import { type FollowedHistory, followAlarmHistory } from "../../session/follow-alarm-history.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";

/** How many events a list has at the most. */
export const longestHistory = 100_000;

const nothingYet: FollowedHistory = { lines: undefined, isCut: false, problem: undefined };

/** What happened to alarms from so long before the session's time on, as it grows. */
export function useAlarmHistory(plant: PlantIndex, rangeUs: number): FollowedHistory {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const clock = useSessionState((state) => state.live?.clock);
  const [history, setHistory] = useState(nothingYet);
  useEffect(() => {
    if (clock === undefined) return;
    setHistory(nothingYet);
    return followAlarmHistory(rangeUs, {
      ask: (range) => session.alarmHistory({ ...range, limit: longestHistory }),
      linesOf: (result, before) => historyLines(plant, result, language, t, before),
      nowUs: clock.nowUs,
      onAlarms: (changed) =>
        store.subscribe((state, before) => {
          if (state.alarms !== before.alarms) changed();
        }),
      show: setHistory,
    });
  }, [plant, rangeUs, session, store, language, t, clock]);
  return history;
}
