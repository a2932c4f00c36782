import { expect, it } from "vitest";
import { alarmChanges, applyAlarmChanges } from "../../../twin/alarms/alarm-changes.ts";
import { newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";

const alarm = (id: string): StandingAlarm =>
  newAlarm({ asset: "a", signal: "s", id, priority: "low", sinceUs: 1, value: null });

it("only what changed is told, and a screen that is told has the same alarms", () => {
  const told = new Map<string, StandingAlarm>();
  const [a, b, c] = [alarm("a"), alarm("b"), alarm("c")];
  const acknowledged = { ...b, isUnacknowledged: false };
  const first = alarmChanges(told, [a, b], true);
  const second = alarmChanges(told, [acknowledged, c], false);
  expect(second).toEqual({ isWhole: false, set: [acknowledged, c], gone: ["a/s/a"] });
  const screen = applyAlarmChanges(applyAlarmChanges([], first), second);
  expect(screen).toEqual([acknowledged, c]);
  expect(alarmChanges(told, [acknowledged, c], false)).toEqual({ isWhole: false, set: [], gone: [] });
  expect(applyAlarmChanges(screen, alarmChanges(told, [a], true))).toEqual([a]);
});
