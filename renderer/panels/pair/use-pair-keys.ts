import { useEffect } from "react";
import type { PairSideParts } from "../../session/open-pair-sides.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import { leavePair } from "../../session/session-store.ts";
import { runTimeAction } from "../../session/time-actions.ts";
import { isTyping, roleOf } from "../key-target.ts";
import { timeActionOf } from "../time-keys.ts";

/** The keys of time work on both runs through one of them; Esc leads back. */
export function usePairKeys({ store: leader, session }: PairSideParts): void {
  const store = useSessionStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const role = roleOf(event.target);
      // An open menu has the keys to itself; Esc closes it.
      if (role?.startsWith("menu")) return;
      if (event.key === "Escape") leavePair(store);
      if (event.key === "l") store.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" }));
      if (event.key === "n") store.setState(({ theme }) => ({ theme: theme === "studio" ? "night" : "studio" }));
      const action = timeActionOf(event, role);
      // Neither run comes any nearer to now.
      if (action === undefined || action === "back-to-live") return;
      event.preventDefault();
      runTimeAction(leader, session, action);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [store, leader, session]);
}
