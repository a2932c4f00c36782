import type { TimeRange } from "../playback/recorded-history.ts";
import type { Evidence } from "../scenario/evidence.ts";

/** From the beginning of the first range that evidence was computed over to the end of the last. */
export function evidenceRange({ terms }: Evidence): TimeRange {
  const all = Object.values(terms);
  return { fromUs: Math.min(...all.map(({ fromUs }) => fromUs)), toUs: Math.max(...all.map(({ toUs }) => toUs)) };
}
