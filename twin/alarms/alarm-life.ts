import type { JournalEntry } from "../playback/journal.ts";
import type { AlarmActionKind } from "./alarm-action.ts";
import { newAlarm, type StandingAlarm } from "./standing-alarm.ts";

/** States of an alarm, by the alarm state transition diagram of ANSI/ISA-18.2 (IEC 62682). */
export type AlarmState =
  | "normal"
  | "unacknowledged"
  | "acknowledged"
  | "returned"
  | "latched-unacknowledged"
  | "latched-acknowledged"
  | "shelved"
  | "suppressed"
  | "out-of-service";

/** An entry of the journal that tells of an alarm. */
export type AlarmEntry = Extract<JournalEntry, { kind: "alarm-raised" | "alarm-cleared" | "alarm-action" }>;

/** The state of an alarm; undefined is one that is not kept, and so normal. */
export function alarmStateOf(alarm: StandingAlarm | undefined): AlarmState {
  if (alarm === undefined) return "normal";
  if (alarm.outOfService !== null) return "out-of-service";
  if (alarm.shelved !== null) return "shelved";
  if (alarm.isSuppressed) return "suppressed";
  if (alarm.isActive) return alarm.isUnacknowledged ? "unacknowledged" : "acknowledged";
  if (alarm.isLatched) return alarm.isUnacknowledged ? "latched-unacknowledged" : "latched-acknowledged";
  return alarm.isUnacknowledged ? "returned" : "normal";
}

/** Whether an alarm is kept out of the list, by a person or by design. */
export function isWithheld({ shelved, outOfService, isSuppressed }: StandingAlarm): boolean {
  return shelved !== null || outOfService !== null || isSuppressed;
}

/** Whether an alarm asks for attention now: its condition holds and nobody keeps it out of the list. */
export function isAnnunciated(alarm: StandingAlarm): boolean {
  return alarm.isActive && !isWithheld(alarm);
}

/** Whether something can be done to an alarm as it is. */
export function mayAct(alarm: StandingAlarm | undefined, action: AlarmActionKind): boolean {
  switch (action) {
    case "acknowledge":
      return alarm?.isUnacknowledged === true && !isWithheld(alarm);
    case "comment":
      return alarm !== undefined;
    case "shelve":
      return alarm === undefined || (alarm.shelved === null && alarm.outOfService === null);
    case "unshelve":
      return alarm !== undefined && alarm.shelved !== null;
    case "take-out-of-service":
      return alarm === undefined || alarm.outOfService === null;
    case "return-to-service":
      return alarm !== undefined && alarm.outOfService !== null;
    case "reset":
      return alarmStateOf(alarm) === "latched-acknowledged";
    case "suppress":
      return alarm?.isSuppressed !== true;
    case "unsuppress":
      return alarm?.isSuppressed === true;
  }
}

/**
 * What an alarm is after an entry of the journal: the one place where alarms change, for the plant's own time and for
 * every replay. An entry that does not fit leaves it as it was.
 *
 * @returns undefined where it is normal and nothing is left to keep
 */
export function stepAlarm(alarm: StandingAlarm | undefined, entry: AlarmEntry): StandingAlarm | undefined {
  const next = entry.kind === "alarm-action" ? act(alarm, entry) : follow(alarm, entry);
  return next === undefined || alarmStateOf(next) === "normal" ? undefined : next;
}

function follow(
  alarm: StandingAlarm | undefined,
  entry: Extract<AlarmEntry, { kind: "alarm-raised" | "alarm-cleared" }>,
): StandingAlarm | undefined {
  if (entry.kind === "alarm-cleared") return alarm === undefined ? undefined : { ...alarm, isActive: false };
  if (alarm === undefined) return entry.alarm;
  if (alarm.isActive) return alarm;
  const { shelved, outOfService, isSuppressed } = alarm;
  return { ...entry.alarm, shelved, outOfService, isSuppressed };
}

function act(
  alarm: StandingAlarm | undefined,
  { action, alarm: name, who, text, timeUs, untilUs }: Extract<AlarmEntry, { kind: "alarm-action" }>,
): StandingAlarm | undefined {
  if (!mayAct(alarm, action)) return alarm;
  const known = alarm ?? atRest(newAlarm({ ...name, sinceUs: timeUs, value: null }));
  const said = { who, timeUs, text };
  switch (action) {
    case "acknowledge":
      return { ...known, isUnacknowledged: false };
    case "comment":
      return { ...known, comment: said };
    case "shelve":
      return { ...known, shelved: { ...said, untilUs: untilUs ?? timeUs } };
    case "unshelve":
      return backInList({ ...known, shelved: null });
    case "take-out-of-service":
      return { ...known, shelved: null, outOfService: said };
    case "return-to-service":
      return backInList({ ...known, outOfService: null });
    case "reset":
      return atRest(known);
    case "suppress":
      return { ...known, isSuppressed: true };
    case "unsuppress":
      return backInList({ ...known, isSuppressed: false });
  }
}

/** An alarm that comes back into the list asks anew where its condition holds, and is normal where it does not. */
function backInList(alarm: StandingAlarm): StandingAlarm {
  if (isWithheld(alarm)) return alarm;
  return alarm.isActive ? { ...alarm, isUnacknowledged: true } : atRest(alarm);
}

function atRest(alarm: StandingAlarm): StandingAlarm {
  return { ...alarm, isActive: false, isUnacknowledged: false, isLatched: false };
}
