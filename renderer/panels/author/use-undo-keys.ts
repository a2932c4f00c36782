import { useEffect } from "react";
import { redo, undo } from "../../session/authoring.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import { isTyping } from "../key-target.ts";

/**
 * Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z. The draft's fields have no undo of their own, because what they show is the draft;
 * any other field has, and what is done in a dialog is no edit of the draft.
 */
export function useUndoKeys(): void {
  const store = useSessionStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = key === "y" || (key === "z" && event.shiftKey);
      if (!isRedo && key !== "z") return;
      if (store.getState().dialog !== undefined || isOtherField(event.target)) return;
      event.preventDefault();
      if (isRedo) redo(store);
      else undo(store);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [store]);
}

function isOtherField(target: EventTarget | null): boolean {
  return isTyping(target) && target instanceof Element && target.closest("[data-authoring]") === null;
}
