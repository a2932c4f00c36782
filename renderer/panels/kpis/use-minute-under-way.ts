import { useEffect, useState } from "react";
import type { MinuteUnderWay } from "../../../twin/kpi/kpi-result.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";

const askEveryMs = 2000;

/**
 * What an asset has lost since the last full minute, at the time that the screen shows.
 *
 * @returns undefined before the host has told it, and where there is nothing to be lost
 */
export function useMinuteUnderWay(path: string | undefined): MinuteUnderWay | undefined {
  const session = useSession();
  const link = useSessionState((state) => state.link);
  const [minute, setMinute] = useState<MinuteUnderWay>();
  useEffect(() => {
    if (path === undefined || link !== "open") return;
    let isCurrent = true;
    let isAsking = false;
    const ask = async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      const answer = await session.minuteUnderWay(path);
      isAsking = false;
      if (isCurrent) setMinute(answer.problem === undefined ? answer.result.minute : undefined);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      isCurrent = false;
      clearInterval(timer);
      setMinute(undefined);
    };
  }, [session, link, path]);
  return minute;
}
