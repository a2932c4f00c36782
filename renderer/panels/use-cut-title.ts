import { type PointerEvent, useCallback, useLayoutEffect, useRef } from "react";

/**
 * Says in full what is cut in the cell under the pointer, and in no other: where every cell of a list has a title of its
 * own, a browser works out the styles of all of them anew whenever the list scrolls.
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
      const cell = event.target instanceof Element ? event.target.closest("td") : null;
      if (cell === told.current) return;
      forget();
      if (cell === null || cell.scrollWidth <= cell.clientWidth) return;
      cell.title = cell.textContent;
      told.current = cell;
    },
    [forget],
  );
}
