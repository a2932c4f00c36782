import { useEffect } from "react";
import type { PairSideParts } from "../../session/open-pair-sides.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import { leavePair } from "../../session/session-store.ts";
import { runTimeAction } from "../../session/time-actions.ts";
import { isForOthers, roleOf } from "../key-target.ts";
import { screenActionOf } from "../screen-keys.ts";
import { timeActionOf } from "../time-keys.ts";

/** The keys of time work on both runs through one of them; Esc leads back. */
export function usePairKeys({ store: leader, session }: PairSideParts): void {
  const store = useSessionStore();
  useEffect(() => {
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !isForOthers(event)) leavePair(store);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isForOthers(event)) return;
      const look = screenActionOf(event.key, "work", true);
      if (look === "language") store.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" }));
      if (look === "theme") store.setState(({ theme }) => ({ theme: theme === "studio" ? "night" : "studio" }));
      const action = timeActionOf(event, roleOf(event.target));
      // Neither run comes any nearer to now.
      if (action === undefined || action === "back-to-live") return;
      event.preventDefault();
      runTimeAction(leader, session, action);
    };
    // Before anything else hears of it: a tooltip that is open keeps Esc for itself.
    window.addEventListener("keydown", onEscape, { capture: true });
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onEscape, { capture: true });
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [store, leader, session]);
}
