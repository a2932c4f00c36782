import type { Row } from "./samples.ts";

/** A piece of time in which none of some signals said anything new, seconds, and what each had said last. */
export interface HeldValues {
  readonly lengthS: number;
  readonly values: readonly number[];
}

/**
 * What signals said over a range, from its rows alone: each value holds until the next one. For recordings without
 * gaps, late or bad samples.
 *
 * @param rows of each signal, in the order of their times
 */
export function heldValues(rows: readonly (readonly Row[])[], fromUs: number, toUs: number): HeldValues[] {
  const within = rows.flat().flatMap(({ timeUs }) => (timeUs > fromUs && timeUs < toUs ? [timeUs] : []));
  const moments = [...new Set([fromUs, ...within, toUs])].sort((a, b) => a - b);
  const places = rows.map(() => -1);
  return moments.slice(0, -1).map((atUs, rank) => {
    const values = rows.map((own, signal) => {
      let place = places[signal] ?? -1;
      while ((own[place + 1]?.timeUs ?? Number.POSITIVE_INFINITY) <= atUs) place++;
      places[signal] = place;
      return Number(own[place]?.value);
    });
    return { lengthS: ((moments[rank + 1] ?? atUs) - atUs) / 1e6, values };
  });
}

/** The mean over time of what is made of the values. */
export function meanOf(held: readonly HeldValues[], make: (values: readonly number[]) => number): number {
  const wholeS = held.reduce((sum, { lengthS }) => sum + lengthS, 0);
  return held.reduce((sum, { lengthS, values }) => sum + lengthS * make(values), 0) / wholeS;
}

/** How long something held of the values, seconds. */
export function heldS(held: readonly HeldValues[], holds: (values: readonly number[]) => boolean): number {
  return held.reduce((sum, { lengthS, values }) => sum + (holds(values) ? lengthS : 0), 0);
}
