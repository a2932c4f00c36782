import { z } from "zod";
import { alarmKey, type StandingAlarm, standingAlarmSchema } from "./standing-alarm.ts";

/** What makes the alarms that a screen has those of its session's moment. */
export const alarmChangesSchema = z.object({
  /** Whether the screen lets go of all it has first. */
  isWhole: z.boolean(),
  set: z.array(standingAlarmSchema),
  /** Keys of alarms that no longer stand. */
  gone: z.array(z.string()),
});

export type AlarmChanges = z.infer<typeof alarmChangesSchema>;

/**
 * What changed since a screen was last told, and makes a note of it: of thousands of alarms the few that did. An
 * alarm that is the same object has not changed.
 *
 * @param told what the screen has, by key; kept by this function
 */
export function alarmChanges(
  told: Map<string, StandingAlarm>,
  now: readonly StandingAlarm[],
  isWhole: boolean,
): AlarmChanges {
  if (isWhole) told.clear();
  const set: StandingAlarm[] = [];
  const left = new Set(told.keys());
  for (const alarm of now) {
    const key = alarmKey(alarm);
    left.delete(key);
    if (told.get(key) === alarm) continue;
    told.set(key, alarm);
    set.push(alarm);
  }
  for (const key of left) told.delete(key);
  return { isWhole, set, gone: [...left] };
}

/** The alarms after a change, those that came last at the end. */
export function applyAlarmChanges(
  alarms: readonly StandingAlarm[],
  { isWhole, set, gone }: AlarmChanges,
): readonly StandingAlarm[] {
  if (isWhole) return set;
  const byKey = new Map(alarms.map((alarm) => [alarmKey(alarm), alarm]));
  for (const key of gone) byKey.delete(key);
  for (const alarm of set) byKey.set(alarmKey(alarm), alarm);
  return [...byKey.values()];
}
