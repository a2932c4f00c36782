import fc from "fast-check";
import { expect, it } from "vitest";
import { alarmActions } from "../../../twin/alarms/alarm-action.ts";
import { type AlarmEntry, type AlarmState, alarmStateOf, stepAlarm } from "../../../twin/alarms/alarm-life.ts";
import { createAlarmTable } from "../../../twin/alarms/alarm-table.ts";
import { alarmKey, newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { journalEntrySchema } from "../../../twin/playback/journal.ts";

/**
 * Where each event may lead, written from the alarm state transition diagram of ANSI/ISA-18.2 (IEC 62682), by
 * hand and apart from the code. An event that is not listed for a state leaves it. While
 * an alarm is kept out of the list its condition goes on unseen, so what it comes back to is one of two states.
 */
const diagram: Readonly<Record<AlarmState, Readonly<Partial<Record<string, readonly AlarmState[]>>>>> = {
  normal: {
    raise: ["unacknowledged"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  unacknowledged: {
    clear: ["returned", "latched-unacknowledged"],
    acknowledge: ["acknowledged"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  acknowledged: {
    clear: ["normal", "latched-acknowledged"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  returned: {
    raise: ["unacknowledged"],
    acknowledge: ["normal"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  "latched-unacknowledged": {
    raise: ["unacknowledged"],
    acknowledge: ["latched-acknowledged"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  "latched-acknowledged": {
    raise: ["unacknowledged"],
    reset: ["normal"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
    suppress: ["suppressed"],
  },
  shelved: {
    unshelve: ["normal", "unacknowledged", "suppressed"],
    "take-out-of-service": ["out-of-service"],
  },
  suppressed: {
    unsuppress: ["normal", "unacknowledged"],
    shelve: ["shelved"],
    "take-out-of-service": ["out-of-service"],
  },
  "out-of-service": { "return-to-service": ["normal", "unacknowledged", "suppressed"] },
};

const name = { asset: "line-1/pump-1", signal: "flow", id: "high", priority: "medium" } as const;

function entryOf(event: string, timeUs: number, isLatching: boolean): AlarmEntry {
  const alarm = newAlarm({ ...name, sinceUs: timeUs, value: 11 }, isLatching);
  if (event === "raise") return { kind: "alarm-raised", timeUs, alarm };
  if (event === "clear") return { kind: "alarm-cleared", timeUs, alarm };
  const action = alarmActions.find((each) => each === event) ?? "comment";
  const untilUs = action === "shelve" ? timeUs + 10 : null;
  return { kind: "alarm-action", timeUs, alarm: name, action, who: "李工", text: "why", untilUs };
}

const arbitraryEvent = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("raise", "clear", "acknowledge") },
  { weight: 1, arbitrary: fc.constantFrom("raise", "clear", ...alarmActions) },
);

it("an alarm only goes where the standard's diagram leads, whatever happens, and reaches all of it", () => {
  const reached = new Set<string>();
  fc.assert(
    // Long sequences: in short ones the rarest ways, such as from a latched alarm to the shelf, are not always there.
    fc.property(fc.array(arbitraryEvent, { maxLength: 60, size: "max" }), fc.boolean(), (sequence, isLatching) => {
      let alarm: StandingAlarm | undefined;
      for (const [place, event] of sequence.entries()) {
        const before = alarmStateOf(alarm);
        alarm = stepAlarm(alarm, entryOf(event, place, isLatching));
        const after = alarmStateOf(alarm);
        const allowed = diagram[before][event];
        expect(allowed ?? [before], `${before} --${event}--> ${after}`).toContain(after);
        // Only what is listed changes the state; what is listed does.
        if (after !== before) reached.add(`${before} ${event}`);
        expect(alarm === undefined).toBe(after === "normal");
      }
    }),
    { numRuns: 2000 },
  );
  const listed = Object.entries(diagram).flatMap(([state, by]) => Object.keys(by).map((event) => `${state} ${event}`));
  expect([...reached].sort()).toEqual(listed.sort());
});

it("the journal, written and read again, gives the same alarm at every moment", () => {
  fc.assert(
    fc.property(fc.array(arbitraryEvent, { maxLength: 40 }), fc.boolean(), (sequence, isLatching) => {
      const table = createAlarmTable();
      const written: string[] = [];
      for (const [place, event] of sequence.entries()) {
        const entry = entryOf(event, place, isLatching);
        table.apply(entry);
        written.push(JSON.stringify(entry));
        const again = createAlarmTable();
        for (const text of written) again.apply(journalEntrySchema.parse(JSON.parse(text)));
        expect([...again.alarms]).toEqual([...table.alarms]);
      }
    }),
  );
});

it("who did what and why stays with the alarm", () => {
  const table = createAlarmTable();
  for (const [place, event] of ["raise", "comment", "shelve"].entries()) table.apply(entryOf(event, place, false));
  expect(table.alarms.get(alarmKey(name))).toMatchObject({
    comment: { who: "李工", timeUs: 1, text: "why" },
    shelved: { who: "李工", timeUs: 2, text: "why", untilUs: 12 },
  });
});
