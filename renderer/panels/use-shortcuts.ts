import { useLayoutEffect } from "react";
import { flushSync } from "react-dom";
import { useSession, useSessionStore } from "../session/session-context.tsx";
import type { SessionRequests } from "../session/session-requests.ts";
import { goUp, type SessionStore } from "../session/session-store.ts";
import { runTimeAction } from "../session/time-actions.ts";
import { runTourAction, tourActionOf } from "../session/tour-actions.ts";
import { isForOthers, roleOf } from "./key-target.ts";
import { openNewMark } from "./open-new-mark.ts";
import { type ScreenAction, screenActionOf } from "./screen-keys.ts";
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
      const move = moveOf(event, store, session);
      if (move === undefined) act(event, store);
      else {
        event.preventDefault();
        move();
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
function moveOf(event: KeyboardEvent, store: SessionStore, session: SessionRequests): (() => void) | undefined {
  const { tour, use, dialog } = store.getState();
  if (dialog !== undefined) return undefined;
  const role = roleOf(event.target);
  const tourAction = tour === undefined ? undefined : tourActionOf(event.key, role, use);
  if (tourAction !== undefined) return () => runTourAction(store, session, tourAction);
  const timeAction = timeActionOf(event, role);
  return timeAction === undefined ? undefined : () => runTimeAction(store, session, timeAction);
}

/** Does to the screen what the key says. */
function act(event: KeyboardEvent, store: SessionStore): void {
  const { use, dialog } = store.getState();
  const action = screenActionOf(event.key, use, dialog !== undefined);
  if (action === undefined) return;
  // Otherwise `/` would be written into the field that it leads to.
  if (action === "search") event.preventDefault();
  runScreenAction(store, action);
}

function runScreenAction(store: SessionStore, action: ScreenAction): void {
  switch (action) {
    case "search":
      // The field must have the focus before the next key comes.
      flushSync(() => store.setState({ isTreeOpen: true }));
      document.querySelector<HTMLInputElement>("[data-search]")?.focus();
      return;
    case "up":
      goUp(store);
      return;
    case "tree":
      store.setState(({ isTreeOpen }) => ({ isTreeOpen: !isTreeOpen }));
      return;
    case "detail":
      store.setState(({ isDetailOpen }) => ({ isDetailOpen: !isDetailOpen }));
      return;
    case "time-bar":
      store.setState(({ isTimeBarOpen }) => ({ isTimeBarOpen: !isTimeBarOpen }));
      return;
    case "mark":
      openNewMark(store);
      return;
    case "scenarios":
    case "connection":
    case "help":
      store.setState({ dialog: action });
      return;
    case "language":
      store.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" }));
      return;
    case "theme":
      store.setState(({ theme }) => ({ theme: theme === "studio" ? "night" : "studio" }));
  }
}
