import { useRef } from "react";

/**
 * Numbers for the elements of a list of which only some rows are there: a row keeps its number while it is in sight,
 * so that what is pointed at is what is clicked, and one that comes into sight gets that of a row that has left it.
 * An element that is used again costs a browser a tenth of a new one.
 *
 * @param keys of the rows in sight, each once
 * @returns their numbers, in the same order
 */
export function useKeptSlots(keys: readonly string[]): readonly number[] {
  const slots = useRef<ReadonlyMap<string, number>>(new Map());
  slots.current = keepSlots(slots.current, keys);
  return keys.map((key) => slots.current.get(key) ?? 0);
}

/** The numbers of rows that are in sight now, from those that were before. */
export function keepSlots(before: ReadonlyMap<string, number>, keys: readonly string[]): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  const taken = new Set<number>();
  for (const key of keys) {
    const slot = before.get(key);
    if (slot === undefined) continue;
    kept.set(key, slot);
    taken.add(slot);
  }
  let next = 0;
  for (const key of keys) {
    if (kept.has(key)) continue;
    while (taken.has(next)) next++;
    kept.set(key, next++);
  }
  return kept;
}
