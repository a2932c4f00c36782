import type { JournalEntry } from "../playback/journal.ts";
import type { AlarmDensity, TimeRange } from "../playback/recorded-history.ts";
import { bucketOf } from "./trend-buckets.ts";

/**
 * How many alarms were raised in each of equal pieces of a range.
 *
 * @param isCounted whether an alarm of a signal counts, by the path of its asset and its id
 */
export function countAlarms(
  entries: readonly JournalEntry[],
  range: TimeRange,
  buckets: number,
  isCounted: (asset: string, signal: string) => boolean = () => true,
): AlarmDensity {
  const none = (): number[] => new Array<number>(buckets).fill(0);
  const density = { critical: none(), high: none(), medium: none(), low: none() };
  for (const entry of entries) {
    if (entry.kind !== "alarm-raised" || entry.timeUs < range.fromUs || entry.timeUs > range.toUs) continue;
    if (!isCounted(entry.alarm.asset, entry.alarm.signal)) continue;
    const counts = density[entry.alarm.priority];
    const bucket = bucketOf(entry.timeUs, range, buckets);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return density;
}
