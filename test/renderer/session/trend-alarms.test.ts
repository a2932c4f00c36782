import { expect, it } from "vitest";
import { alarmSpans } from "../../../renderer/session/trend-alarms.ts";
import { type AlarmEvent, type AlarmHistory, alarmEvents } from "../../../twin/alarms/alarm-history.ts";
import { newAlarm } from "../../../twin/alarms/standing-alarm.ts";

const names = [
  { asset: "line-1/pump-1", signal: "flow", id: "low", priority: "high" },
  { asset: "line-1/pump-1", signal: "heat", id: "hot", priority: "critical" },
  { asset: "line-1/pump-2", signal: "flow", id: "low", priority: "high" },
] as const;

/** The oldest first, as they happened. */
function historyOf(events: readonly (readonly [timeUs: number, alarm: number, event: AlarmEvent])[]): AlarmHistory {
  const rows = events.toReversed();
  return {
    alarms: [...names],
    timeUs: rows.map(([timeUs]) => timeUs),
    alarm: rows.map(([, alarm]) => alarm),
    event: rows.map(([, , event]) => alarmEvents.indexOf(event)),
    value: rows.map(() => null),
    said: [],
    isCut: false,
  };
}

const range = { fromUs: 100, toUs: 200 };
const ofPump1 = ({ asset }: { asset: string }): boolean => asset === "line-1/pump-1";

it("alarms last from their beginning to their end, whatever people do in between", () => {
  const history = historyOf([
    [110, 0, "raised"],
    [115, 1, "raised"],
    [118, 2, "raised"],
    [120, 0, "acknowledge"],
    [130, 0, "cleared"],
    [140, 0, "raised"],
    [150, 0, "cleared"],
  ]);
  expect(alarmSpans(history, range, ofPump1).map(({ alarm, fromUs, toUs }) => [alarm.id, fromUs, toUs])).toEqual([
    ["low", 110, 130],
    ["hot", 115, 200],
    ["low", 140, 150],
  ]);
});

it("one that began before the range begins with it", () => {
  const history = historyOf([[130, 0, "cleared"]]);
  expect(alarmSpans(history, range, ofPump1)).toEqual([{ alarm: names[0], priority: "high", fromUs: 100, toUs: 130 }]);
});

it("one that stands from before the range until after it takes all of it, whatever people do in between", () => {
  const stands = (place: 0 | 1 | 2, sinceUs: number) => newAlarm({ ...names[place], sinceUs, value: null });
  const over = { ...stands(0, 20), isActive: false };
  const standing = [over, stands(1, 30), stands(2, 40)];
  const history = historyOf([[150, 1, "acknowledge"]]);
  expect(alarmSpans(history, range, ofPump1, standing)).toEqual([
    { alarm: { asset: "line-1/pump-1", signal: "heat", id: "hot" }, priority: "critical", fromUs: 100, toUs: 200 },
  ]);
  // What begins after the range is not of it, and what the history tells of is told once.
  expect(alarmSpans(historyOf([]), range, ofPump1, [stands(1, 201)])).toEqual([]);
  expect(alarmSpans(historyOf([[150, 1, "raised"]]), range, ofPump1, [stands(1, 150)])).toHaveLength(1);
});

it("one that held all along, and of which nothing happened in the range, is in all of it", () => {
  const stands = (place: 0 | 1, sinceUs: number) => newAlarm({ ...names[place], sinceUs, value: null });
  const history = historyOf([[130, 1, "cleared"]]);
  const over = { ...stands(0, 20), isActive: false };
  const spansOf = (standing: Parameters<typeof alarmSpans>[3]): unknown =>
    alarmSpans(history, range, ofPump1, standing).map(({ alarm, fromUs, toUs }) => [alarm.id, fromUs, toUs]);
  expect(spansOf([stands(0, 20), stands(1, 20)])).toEqual([
    ["hot", 100, 130],
    ["low", 100, 200],
  ]);
  expect(spansOf([over])).toEqual([["hot", 100, 130]]);
});
