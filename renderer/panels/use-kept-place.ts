import { type RefObject, useLayoutEffect, useRef } from "react";

interface Keyed {
  readonly key: string;
}

/** Keeps the first row in sight where it is when rows come or go above it; at its top a list shows what is new. */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Keyed[],
  rowHeightPx: number,
): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = rows;
    if (element === null || old === rows || element.scrollTop === 0) return;
    element.scrollTop += rowHeightPx * rowsMoved(old, rows, Math.floor(element.scrollTop / rowHeightPx));
  }, [scroller, rows, rowHeightPx]);
}

/** By how many places the row at a place has moved; 0 for one that is no more. */
export function rowsMoved(old: readonly Keyed[], rows: readonly Keyed[], place: number): number {
  const key = old[place]?.key;
  const now = rows.findIndex((row) => row.key === key);
  return now < 0 ? 0 : now - place;
}
