import { type ActiveAlarm, alarmKey } from "../alarms/active-alarm.ts";
import type { JournalEntry } from "../playback/journal.ts";

/**
 * The alarms that are active at later and later moments, from those at one and what happened since.
 *
 * @param entries in order of time
 */
export function followAlarms(
  known: readonly ActiveAlarm[],
  sinceUs: number,
  entries: readonly JournalEntry[],
): (timeUs: number) => readonly ActiveAlarm[] {
  const active = new Map(known.map((alarm) => [alarmKey(alarm), alarm]));
  const rest = entries.filter(({ timeUs }) => timeUs > sinceUs);
  let next = 0;
  return (timeUs) => {
    for (let entry = rest[next]; entry !== undefined && entry.timeUs <= timeUs; entry = rest[++next]) {
      applyToAlarms(active, entry);
    }
    return [...active.values()];
  };
}

function applyToAlarms(active: Map<string, ActiveAlarm>, entry: JournalEntry): void {
  if (entry.kind === "alarm-raised") active.set(alarmKey(entry.alarm), entry.alarm);
  else if (entry.kind === "alarm-cleared") active.delete(alarmKey(entry.alarm));
}
