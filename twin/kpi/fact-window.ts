import type { TimeRange } from "../playback/recorded-history.ts";
import { type Facts, factNames } from "./facts.ts";

/** Facts of every meter over a range, added up. */
export interface FactWindow extends TimeRange {
  add(meter: number, fact: number, minuteStartUs: number, amount: number): void;
  /** The sums of one meter. */
  factsOf(meter: number): Facts;
}

const factCount = factNames.length;

/** A range of whole minutes; its end is not of it. What lies outside is left out. */
export function createFactWindow({ fromUs, toUs }: TimeRange, meters: number): FactWindow {
  const sums = new Float64Array(meters * factCount);
  return {
    fromUs,
    toUs,
    add(meter, fact, minuteStartUs, amount) {
      if (minuteStartUs < fromUs || minuteStartUs >= toUs) return;
      const place = meter * factCount + fact;
      sums[place] = (sums[place] ?? 0) + amount;
    },
    factsOf: (meter) => nameFacts(sums, meter * factCount),
  };
}

/** The facts at a place of a list, by their names. */
function nameFacts(sums: Float64Array, from: number): Facts {
  return Object.fromEntries(factNames.map((name, fact) => [name, sums[from + fact] ?? 0])) as Record<
    (typeof factNames)[number],
    number
  >;
}
