import { type PointerEvent, useCallback, useLayoutEffect, useRef } from "react";

/**
 * Says in full what is cut in the cell under the pointer, or what its button does, and of no other: where every cell of
 * a list has a title of its own, a browser works out the styles of all of them anew whenever the list scrolls.
 *
 * @returns for the element around the cells
 */
export function useCutTitle(): (event: PointerEvent) => void {
  const told = useRef<HTMLElement | undefined>(undefined);
  const forget = useCallback((): void => {
    told.current?.removeAttribute("title");
    told.current = undefined;
  }, []);
  // A cell that is drawn again may say something else.
  useLayoutEffect(forget);
  return useCallback(
    (event: PointerEvent): void => {
      const { target } = event;
      const under = target instanceof Element ? target.closest<HTMLElement>("button, td") : null;
      if (under === told.current) return;
      forget();
      if (under === null) return;
      const isCut = under.scrollWidth > under.clientWidth;
      const text = under.getAttribute("aria-label") ?? (isCut ? under.textContent : "");
      if (text === "") return;
      under.title = text;
      told.current = under;
    },
    [forget],
  );
}
