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

/**
 * The numbers of rows that are in sight now, from those that were before. Numbers that become free are given in the
 * order in which their rows were: where all rows are others, as after a long way, no element changes its place.
 */
export function keepSlots(before: ReadonlyMap<string, number>, keys: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(keys);
  const free = [...before].filter(([key]) => !wanted.has(key)).map(([, slot]) => slot);
  const taken = new Set(before.values());
  let next = 0;
  const nextNew = (): number => {
    while (taken.has(next)) next++;
    return next++;
  };
  return new Map(keys.map((key) => [key, before.get(key) ?? free.shift() ?? nextNew()]));
}
