import type { Elements } from "./elements.ts";

/** A pace that rests on less than this is not told: how far it may be off, one standard deviation. */
const mostOff = 0.1;

/**
 * How fast devices that could be rated were, against plan; undefined while that cannot be told.
 *
 * Units are counted when they end, so what is counted over a range holds the part of the first unit that was made
 * before it, and lacks that of the last one. Where the range cuts them is chance: two parts that are evenly
 * distributed between 0 and 1 differ by a standard deviation of √(2/12), in units that end together. A pace is told
 * once that is a tenth of the run time at most; and where it is above 1 by no more than what devices may have begun
 * before the range, nothing says that they were faster than planned.
 */
export function paceOf(elements: Elements): number | undefined {
  const { ratedUs, ratedIdealUs, ratedCyclesUs, ratedCyclesSquared } = elements;
  if (ratedUs <= 0 || Math.sqrt(ratedCyclesSquared / 6) > mostOff * ratedUs) return undefined;
  if (ratedIdealUs > ratedUs && ratedIdealUs <= ratedUs + ratedCyclesUs) return 1;
  return ratedIdealUs / ratedUs;
}
