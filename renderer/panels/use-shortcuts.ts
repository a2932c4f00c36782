import { useLayoutEffect } from "react";
import { flushSync } from "react-dom";
import { useSession, useSessionStore } from "../session/session-context.tsx";
import type { SessionRequests } from "../session/session-requests.ts";
import { goUp, type SessionStore } from "../session/session-store.ts";
import { runTimeAction } from "../session/time-actions.ts";
import { runTourAction, tourActionOf } from "../session/tour-actions.ts";
import { isForOthers, roleOf } from "./key-target.ts";
import { openNewMark } from "./open-new-mark.ts";
import { timeActionOf } from "./time-keys.ts";

/** The keys that work everywhere but in a field; help-dialog.tsx lists them. */
export function useShortcuts(): void {
  const store = useSessionStore();
  const session = useSession();
  // A layout effect, so that a key comes here before it comes to a dialog, which closes by it.
  useLayoutEffect(() => {
    let wasDialogOpen = false;
    const onAnyKeyDown = (): void => {
      wasDialogOpen = store.getState().dialog !== undefined;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      // The key that has closed a dialog does not go up as well.
      if (event.key === "Escape" && wasDialogOpen) return;
      if (isForOthers(event)) return;
      if (event.key === "/") {
        event.preventDefault();
        // The field must have the focus before the next key comes.
        flushSync(() => store.setState({ isTreeOpen: true }));
        document.querySelector<HTMLInputElement>("[data-search]")?.focus();
        return;
      }
      const role = roleOf(event.target);
      const { dialog } = store.getState();
      const moves = dialog === undefined ? moveOf(event, role, store, session) : undefined;
      if (moves === undefined) actionOf(event.key)?.(store);
      else {
        event.preventDefault();
        moves();
      }
    };
    window.addEventListener("keydown", onAnyKeyDown, { capture: true });
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onAnyKeyDown, { capture: true });
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [store, session]);
}

/** What a key moves: the tour that plays, or else the session's time; undefined where it moves neither. */
function moveOf(
  event: KeyboardEvent,
  role: string | undefined,
  store: SessionStore,
  session: SessionRequests,
): (() => void) | undefined {
  const { tour, use } = store.getState();
  const tourAction = tour === undefined ? undefined : tourActionOf(event.key, role, use);
  if (tourAction !== undefined) return () => runTourAction(store, session, tourAction);
  const timeAction = timeActionOf(event, role);
  return timeAction === undefined ? undefined : () => runTimeAction(store, session, timeAction);
}

function actionOf(key: string): ((store: SessionStore) => void) | undefined {
  switch (key) {
    case "Escape":
      return goUp;
    case "t":
      return (store) => store.setState(({ isTreeOpen }) => ({ isTreeOpen: !isTreeOpen }));
    case "d":
      return (store) => store.setState(({ isDetailOpen }) => ({ isDetailOpen: !isDetailOpen }));
    case "b":
      return (store) => store.setState(({ isTimeBarOpen }) => ({ isTimeBarOpen: !isTimeBarOpen }));
    case "m":
      return (store) => store.getState().dialog === undefined && openNewMark(store);
    case "p":
      return (store) => store.setState({ dialog: "scenarios" });
    case "c":
      return (store) => store.setState({ dialog: "connection" });
    case "?":
      return (store) => store.setState({ dialog: "help" });
    case "l":
      return (store) => store.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" }));
    case "n":
      return (store) => store.setState(({ theme }) => ({ theme: theme === "studio" ? "night" : "studio" }));
    default:
      return undefined;
  }
}
