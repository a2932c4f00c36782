import type { JournalEntry } from "../playback/journal.ts";
import { stepAlarm } from "./alarm-life.ts";
import { alarmKey, type StandingAlarm } from "./standing-alarm.ts";

/** The alarms that stand at a moment, kept by what the journal says. */
export interface AlarmTable {
  /** By name; an alarm that did not change stays the same object. */
  readonly alarms: ReadonlyMap<string, StandingAlarm>;
  /** Counts changes. */
  readonly revision: number;
  /** Replaces all alarms by those of another moment. */
  replace(alarms: readonly StandingAlarm[]): void;
  apply(entry: JournalEntry): void;
}

export function createAlarmTable(): AlarmTable {
  const alarms = new Map<string, StandingAlarm>();
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
      if (entry.kind !== "alarm-raised" && entry.kind !== "alarm-cleared" && entry.kind !== "alarm-action") return;
      const key = alarmKey(entry.alarm);
      const before = alarms.get(key);
      const after = stepAlarm(before, entry);
      if (after === before) return;
      if (after === undefined) alarms.delete(key);
      else alarms.set(key, after);
      revision++;
    },
  };
}
