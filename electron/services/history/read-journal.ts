import { type AlarmPriority, alarmPriorities } from "../../../twin/alarms/standing-alarm.ts";
import { type JournalEntry, journalEntrySchema } from "../../../twin/playback/journal.ts";
import type { AlarmDensity, TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { HistoryView } from "./history-view.ts";

/** Entries of a range, the oldest first. */
export function readJournal({ db }: HistoryView, { fromUs, toUs }: TimeRange): JournalEntry[] {
  return db
    .prepare("SELECT entry FROM journal WHERE time_us >= ? AND time_us <= ? ORDER BY time_us, seq")
    .all(fromUs, toUs)
    .map((row) => journalEntrySchema.parse(JSON.parse(String(row["entry"]))));
}

/** How many alarms were raised in each of equal pieces of a range. */
export function readAlarmDensity({ db }: HistoryView, { fromUs, toUs }: TimeRange, buckets: number): AlarmDensity {
  const density = emptyDensity(buckets);
  const rows = db
    .prepare(
      `SELECT priority, min(CAST((time_us - ?) * ? / ? AS INTEGER), ? - 1) AS bucket, count(*) AS count FROM journal
      WHERE kind = 'alarm-raised' AND time_us >= ? AND time_us <= ? GROUP BY priority, bucket`,
    )
    .all(fromUs, buckets, Math.max(1, toUs - fromUs), buckets, fromUs, toUs);
  for (const { priority, bucket, count } of rows) {
    const counts = density[priority as AlarmPriority];
    if (counts !== undefined) counts[Number(bucket)] = Number(count);
  }
  return density;
}

export function emptyDensity(buckets: number): Record<AlarmPriority, number[]> {
  const none = (): number[] => new Array<number>(buckets).fill(0);
  const [critical, high, medium, low] = alarmPriorities.map(none);
  return { critical: critical ?? [], high: high ?? [], medium: medium ?? [], low: low ?? [] };
}
