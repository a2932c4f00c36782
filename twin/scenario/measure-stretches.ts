import type { TimeRange } from "../playback/recorded-history.ts";
import type { conditionTakes, numberTakes } from "./scenario-schema.ts";
import type { Stretch } from "./walk-expression.ts";

/** What an expression came to over a range, stretch by stretch. */
export interface StretchMeasure {
  add(stretch: Stretch): void;
  /** Share of the range in which the expression was not known, 0 to 1; 1 for an empty range. */
  missing(): number;
  /**
   * Of a number its mean over the time in which it was known, or another of its values; of a condition, 1 or 0, the
   * share of the known time in which it held, how long, how often it began to, or after how long it first did, seconds.
   *
   * @returns why there is none where it was never known, or never held
   */
  value(take: (typeof numberTakes)[number] | (typeof conditionTakes)[number]): number | "no-data" | "did-not-happen";
}

export function createStretchMeasure(range: TimeRange): StretchMeasure {
  let [knownUs, integral, heldUs, beginnings] = [0, 0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [first, last, firstHeldUs] = [Number.NaN, Number.NaN, Number.NaN];

  return {
    add({ fromUs, toUs, value }) {
      if (Number.isNaN(value)) return;
      const lengthUs = toUs - fromUs;
      knownUs += lengthUs;
      integral += value * lengthUs;
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (Number.isNaN(first)) first = value;
      if (value === 1) {
        heldUs += lengthUs;
        if (last === 0) beginnings++;
        if (Number.isNaN(firstHeldUs)) firstHeldUs = fromUs;
      }
      last = value;
    },
    missing: () => (range.toUs <= range.fromUs ? 1 : 1 - knownUs / (range.toUs - range.fromUs)),
    value(take) {
      if (knownUs === 0) return "no-data";
      switch (take) {
        case "mean":
          return integral / knownUs;
        case "min":
          return min;
        case "max":
          return max;
        case "first":
          return first;
        case "last":
          return last;
        case "change":
          return last - first;
        case "share":
          return heldUs / knownUs;
        case "duration":
          return heldUs / 1e6;
        case "count":
          return beginnings;
        case "delay":
          return Number.isNaN(firstHeldUs) ? "did-not-happen" : (firstHeldUs - range.fromUs) / 1e6;
      }
    },
  };
}
