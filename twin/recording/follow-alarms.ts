import { createAlarmTable } from "../alarms/alarm-table.ts";
import type { StandingAlarm } from "../alarms/standing-alarm.ts";
import type { JournalEntry } from "../playback/journal.ts";

/**
 * The alarms that stand at later and later moments, from those at one and what happened since.
 *
 * @param entries in order of time
 */
export function followAlarms(
  known: readonly StandingAlarm[],
  sinceUs: number,
  entries: readonly JournalEntry[],
): (timeUs: number) => readonly StandingAlarm[] {
  const table = createAlarmTable();
  table.replace(known);
  const rest = entries.filter(({ timeUs }) => timeUs > sinceUs);
  let next = 0;
  return (timeUs) => {
    for (let entry = rest[next]; entry !== undefined && entry.timeUs <= timeUs; entry = rest[++next])
      table.apply(entry);
    return [...table.alarms.values()];
  };
}
