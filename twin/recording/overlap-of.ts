import type { TimeRange } from "../playback/recorded-history.ts";

/** What of each range lies within a window, both ends included; ranges that only touch it stay as a moment. */
export function overlapOf(ranges: readonly TimeRange[], window: TimeRange): TimeRange[] {
  return ranges
    .map(({ fromUs, toUs }) => ({ fromUs: Math.max(fromUs, window.fromUs), toUs: Math.min(toUs, window.toUs) }))
    .filter(({ fromUs, toUs }) => fromUs <= toUs);
}
