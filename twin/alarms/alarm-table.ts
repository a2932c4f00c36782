import type { JournalEntry } from "../playback/journal.ts";
import { type ActiveAlarm, alarmKey } from "./active-alarm.ts";

/** The alarms that are active at a session's moment, kept by what the journal says. */
export interface AlarmTable {
  readonly alarms: ReadonlyMap<string, ActiveAlarm>;
  /** Counts changes. */
  readonly revision: number;
  /** Replaces all alarms by those of another moment. */
  replace(alarms: readonly ActiveAlarm[]): void;
  apply(entry: JournalEntry): void;
}

export function createAlarmTable(): AlarmTable {
  const alarms = new Map<string, ActiveAlarm>();
  let revision = 0;
  return {
    alarms,
    get revision() {
      return revision;
    },
    replace(next) {
      alarms.clear();
      for (const alarm of next) alarms.set(alarmKey(alarm), alarm);
      revision++;
    },
    apply(entry) {
      if (entry.kind === "alarm-raised") alarms.set(alarmKey(entry.alarm), entry.alarm);
      else if (entry.kind === "alarm-cleared") alarms.delete(alarmKey(entry.alarm));
      else return;
      revision++;
    },
  };
}
