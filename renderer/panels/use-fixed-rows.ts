import { type RefObject, useLayoutEffect, useState } from "react";

/** Which rows of a long list are in sight; the end is not one of them. */
export interface RowsInSight {
  readonly from: number;
  readonly to: number;
}

/** Rows beyond the edges that are there already when one scrolls. */
const spareRows = 4;

/**
 * The rows in sight of a list whose rows are all of one height. It costs the same for ten rows as for a hundred
 * thousand.
 */
export function useFixedRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeightPx: number): RowsInSight {
  const [place, setPlace] = useState({ topPx: 0, heightPx: 400 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => setPlace({ topPx: element.scrollTop, heightPx: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);
  const first = Math.floor(place.topPx / rowHeightPx) - spareRows;
  // One more than fit, for those that are in sight in part.
  const slots = Math.ceil(place.heightPx / rowHeightPx) + 1 + 2 * spareRows;
  return { from: Math.max(0, Math.min(first, count - 1)), to: Math.max(0, Math.min(first + slots, count)) };
}
