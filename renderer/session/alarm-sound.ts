import { alarmStateOf } from "../../twin/alarms/alarm-life.ts";
import { type AlarmPriority, alarmKey, alarmPriorities, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import { isRecorded, type SessionState, type SessionStore } from "./session-store.ts";

/** A tone is not said again so soon: in a flood it says no more. One that is more urgent does. */
const pauseMs = 3000;

/** Whether this screen sounds: as a person chose here; where nobody has, an operator's does and a visitor's does not. */
export function isSounding({ alarmSound, profile }: Pick<SessionState, "alarmSound" | "profile">): boolean {
  return alarmSound ?? profile === "operator";
}

/** The most urgent priority of the alarms that ask for someone now and did not before; undefined where none does. */
export function newlyUrgent(
  before: readonly StandingAlarm[],
  now: readonly StandingAlarm[],
): AlarmPriority | undefined {
  const asked = new Set(before.filter(asksForSomeone).map(alarmKey));
  const priorities = new Set(
    now.filter((alarm) => asksForSomeone(alarm) && !asked.has(alarmKey(alarm))).map(({ priority }) => priority),
  );
  return alarmPriorities.find((priority) => priorities.has(priority));
}

/**
 * Sounds as alarms come in at the plant's own time. What stands when a screen opens, what is replayed, and alarms of
 * low priority make no sound.
 *
 * @param nowMs a clock that only goes forward
 * @returns stops it
 */
export function soundAlarms(
  store: SessionStore,
  sound: (priority: AlarmPriority) => void,
  nowMs: () => number,
): () => void {
  let heard: { readonly priority: AlarmPriority; readonly atMs: number } | undefined;
  return store.subscribe((state, before) => {
    // The first alarms of a plant, or of a session that has gone back to its own time, are not new.
    if (state.alarms === before.alarms || state.alarmMoment !== before.alarmMoment) return;
    if (isRecorded(state) || !isSounding(state)) return;
    const priority = newlyUrgent(before.alarms, state.alarms);
    if (priority === undefined || priority === "low") return;
    const atMs = nowMs();
    const isMoreUrgent =
      heard === undefined || alarmPriorities.indexOf(priority) < alarmPriorities.indexOf(heard.priority);
    if (!isMoreUrgent && heard !== undefined && atMs - heard.atMs < pauseMs) return;
    heard = { priority, atMs };
    sound(priority);
  });
}

function asksForSomeone(alarm: StandingAlarm): boolean {
  return alarmStateOf(alarm) === "unacknowledged";
}
