import { useEffect } from "react";
import { useSessionStore } from "../session/session-context.tsx";

/** What comes and goes over the screen: what has the focus in it is gone when it closes. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"]';

/** A dialog is gone a moment after it was closed, and gives the focus back itself where what had it is still there. */
const lookEveryMs = 50;
const mostLooks = 20;

/**
 * Gives the focus back when the last dialog closes: to what had it before the first one opened, also where that was
 * opened by a menu, or by another dialog. Without this the keyboard would begin at the top of the page again.
 */
export function useFocusReturn(): void {
  const store = useSessionStore();
  useEffect(() => {
    let focused: HTMLElement | undefined;
    let opener: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(passing) === null) focused = target;
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
      // The hand has gone to what takes no focus, such as the scene.
      if (relatedTarget === null && store.getState().dialog === undefined) focused = undefined;
    };
    const stop = store.subscribe(({ dialog }, before) => {
      if (dialog !== undefined && before.dialog === undefined) opener = focused;
      if (dialog !== undefined || before.dialog === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => giveBack(mostLooks), lookEveryMs);
    });
    const giveBack = (looks: number): void => {
      const { activeElement } = document;
      if (store.getState().dialog !== undefined) return;
      if (activeElement === document.body) opener?.focus({ preventScroll: true });
      else if (activeElement?.closest(passing) !== null && looks > 1) {
        timer = setTimeout(() => giveBack(looks - 1), lookEveryMs);
      }
    };
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("focusout", onFocusOut);
    return () => {
      clearTimeout(timer);
      stop();
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("focusout", onFocusOut);
    };
  }, [store]);
}
