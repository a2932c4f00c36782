import { expect, it } from "vitest";
import { isSounding, newlyUrgent, soundAlarms } from "../../../renderer/session/alarm-sound.ts";
import { createSessionStore, type SessionStore } from "../../../renderer/session/session-store.ts";
import { type AlarmPriority, newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";

function alarm(id: string, priority: AlarmPriority, changes: Partial<StandingAlarm> = {}): StandingAlarm {
  return { ...newAlarm({ asset: "line-1/pump-1", signal: "flow", id, priority, sinceUs: 1, value: 1 }), ...changes };
}

it("an operator's screen sounds and a visitor's does not, unless a person chose otherwise", () => {
  expect(isSounding({ profile: "operator", alarmSound: undefined })).toBe(true);
  expect(isSounding({ profile: "visitor", alarmSound: undefined })).toBe(false);
  expect(isSounding({ profile: "operator", alarmSound: false })).toBe(false);
  expect(isSounding({ profile: "visitor", alarmSound: true })).toBe(true);
});

it("the most urgent of the new ones counts; acknowledged, shelved and over ones do not", () => {
  const stood = [alarm("a", "critical")];
  expect(newlyUrgent(stood, stood)).toBeUndefined();
  expect(newlyUrgent(stood, [...stood, alarm("b", "medium"), alarm("c", "high")])).toBe("high");
  const silent = [
    alarm("d", "high", { isUnacknowledged: false }),
    alarm("e", "high", { isActive: false }),
    alarm("f", "high", { shelved: { who: "", timeUs: 1, text: "", untilUs: 9 } }),
  ];
  expect(newlyUrgent(stood, [...stood, ...silent])).toBeUndefined();
  // One that comes again while nobody has seen to it asks once more.
  expect(newlyUrgent([alarm("e", "high", { isActive: false })], [alarm("e", "high")])).toBe("high");
});

function listening(): { store: SessionStore; heard: AlarmPriority[]; pass: (ms: number) => void } {
  const store = createSessionStore("en", "studio");
  const heard: AlarmPriority[] = [];
  let nowMs = 0;
  soundAlarms(
    store,
    (priority) => heard.push(priority),
    () => nowMs,
  );
  store.setState({ profile: "operator" });
  return {
    store,
    heard,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

it("what stands at the beginning is not heard, what comes then is, and a flood not all of it", () => {
  const { store, heard, pass } = listening();
  store.setState({ alarms: [alarm("a", "critical")], alarmMoment: 1 });
  expect(heard).toEqual([]);
  store.setState({ alarms: [alarm("a", "critical"), alarm("b", "high")] });
  store.setState({ alarms: [alarm("a", "critical"), alarm("b", "high"), alarm("c", "high")] });
  expect(heard).toEqual(["high"]);
  pass(3000);
  store.setState({ alarms: [alarm("d", "critical"), alarm("e", "low")] });
  expect(heard).toEqual(["high", "critical"]);
});

it("in a flood of others a more urgent one is heard at once, and the others after it are not", () => {
  const { store, heard, pass } = listening();
  store.setState({ alarms: [], alarmMoment: 1 });
  store.setState({ alarms: [alarm("a", "medium")] });
  pass(500);
  store.setState({ alarms: [alarm("a", "medium"), alarm("b", "critical")] });
  pass(500);
  store.setState({ alarms: [alarm("a", "medium"), alarm("b", "critical"), alarm("c", "high")] });
  store.setState({ alarms: [alarm("d", "critical")] });
  expect(heard).toEqual(["medium", "critical"]);
  pass(3000);
  store.setState({ alarms: [alarm("d", "critical"), alarm("e", "medium")] });
  expect(heard).toEqual(["medium", "critical", "medium"]);
});

it("low ones, silence, and a replayed past are not heard", () => {
  const { store, heard, pass } = listening();
  store.setState({ alarms: [], alarmMoment: 1 });
  store.setState({ alarms: [alarm("a", "low")] });
  store.setState({ alarmSound: false });
  store.setState({ alarms: [alarm("b", "high")] });
  store.setState({ alarmSound: true, timeState: "playing" });
  store.setState({ alarms: [alarm("c", "high")] });
  expect(heard).toEqual([]);
  pass(5000);
  store.setState({ timeState: "following" });
  store.setState({ alarms: [alarm("d", "high")] });
  expect(heard).toEqual(["high"]);
});
