import { describe, expect, it } from "vitest";
import type { AlarmEntry } from "../../../twin/alarms/alarm-life.ts";
import { compileAlarmRules } from "../../../twin/alarms/alarm-rules.ts";
import { newAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { watchAlarms } from "../../../twin/alarms/watch-alarms.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { quality, sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { alarmPlant, alarmSignals, alarmStartUs as startUs } from "../../support/alarm-plant.ts";
import { plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const { state, speed, flow, alarm } = alarmSignals;

interface Reading {
  readonly at: number;
  readonly signal?: number;
  readonly value: number;
  readonly quality?: number;
  /** How much later than its own time it comes. */
  readonly lagUs?: number;
}

/**
 * Readings at seconds, with ticks at 30 Hz in between; what begins and ends at the first pump, in words. That it never
 * says its state is left out where the readings are not of the state.
 */
function play(readings: readonly Reading[], untilS: number): string[] {
  const watch = watchAlarms(alarmPlant, []);
  const entries: AlarmEntry[] = [];
  let next = 0;
  for (let frame = 0; frame <= untilS * 30; frame++) {
    const nowUs = startUs + (frame * 1e6) / 30;
    const comesUs = ({ at, lagUs = 0 }: Reading): number => startUs + at * 1e6 + lagUs;
    for (; next < readings.length && comesUs(readings[next] ?? { at: 0, value: 0 }) <= nowUs; next++) {
      const { at, signal = flow, value, quality: byte = 0, lagUs = 0 } = readings[next] ?? { at: 0, value: 0 };
      watch.take(columnsOf([{ signal, timeUs: startUs + at * 1e6, value, quality: byte, lagUs }]), entries);
    }
    watch.tick(nowUs, entries);
  }
  const saysState = readings.some(({ signal }) => signal === state);
  const told = entries.filter(
    (entry) => entry.alarm.asset === "line-1/pump-1" && (saysState || entry.alarm.id !== "silent"),
  );
  return told.map((entry) => {
    const what = entry.kind === "alarm-action" ? entry.action : entry.kind.replace("alarm-", "");
    return `${((entry.timeUs - startUs) / 1e6).toFixed(1)} ${entry.alarm.id} ${what}`;
  });
}

const steps = (signal: number, ...values: readonly (readonly [at: number, value: number])[]): Reading[] =>
  values.map(([at, value]) => ({ at, signal, value }));

describe("alarms of limits", () => {
  it("begin when the limit is passed for the whole delay, and end outside the deadband", () => {
    const readings = [5, 11, 12, 9, 8.1, 8].map((value, place) => ({ at: place + 1, value }));
    expect(play(readings, 8)).toEqual(["3.0 high raised", "6.0 high cleared"]);
  });

  it("do not begin for a peak that is shorter than the delay", () => {
    expect(play(steps(flow, [1, 11], [1.9, 9.5], [2, 11], [2.5, 5]), 5)).toEqual([]);
  });

  it("begin at once without a delay, each limit by itself, and end after the off-delay", () => {
    // Back within the limit at 2 and, after a relapse, at 4: half a second of quiet is asked for.
    expect(play(steps(flow, [1, 0.5], [2, 1], [2.4, 0.5], [4, 1]), 5)).toEqual(["1.0 low raised", "4.5 low cleared"]);
  });

  it("neither begin nor end by a value of bad quality", () => {
    const bad = [
      { at: 1, value: 0.5, quality: quality.bad },
      { at: 2, value: 0.5 },
      { at: 3, value: 5, quality: quality.bad },
    ];
    expect(play(bad, 4)).toEqual(["2.0 low raised"]);
  });
});

it("a rate of change is that over the shortest time, not from sample to sample", () => {
  // 3 units in 0.2 s are noise; 30 in 2 s are 15 a second, and above 10.
  const readings = steps(speed, [1, 0], [1.2, 3], [1.4, 0], [3, 0], [5, 30], [7, 31]);
  expect(play(readings, 8)).toEqual(["5.0 surge raised", "7.0 surge cleared"]);
});

it("a rate of change that lasts for its delay is an alarm, however often the value comes in between", () => {
  // Every 0.2 s for 4 s, 20 units a second: measured first over 0.2 to 1.8 s, it has lasted for a second at 2.8 s.
  const rising = Array.from({ length: 21 }, (_, place) => [place / 5 + 0.2, place * 4] as const);
  expect(play(steps(speed, ...rising, [6, 84]), 7).filter((each) => each.includes("lasting"))).toEqual([
    "2.8 lasting raised",
    "6.0 lasting cleared",
  ]);
});

it("a truth and a state are alarms while they last", () => {
  expect(play(steps(alarm, [1, 0], [2, 1], [4, 0]), 5)).toEqual(["2.0 lamp raised", "4.0 lamp cleared"]);
});

it("a machine that reports a fault is an alarm of high priority until it reports something else", () => {
  expect(play(steps(state, [1, 2], [2, 3], [4, 1]), 5)).toEqual(["2.0 fault raised", "4.0 fault cleared"]);
});

it("a plant's own alarm of a machine's fault takes the place of the one that every machine has", () => {
  const message = { zh: "故障", en: "Fault" };
  const own = { id: "fault", when: "state = 'aborted'", priority: "low", latching: true, message };
  const signals = pumpType.signals.map((signal) => (signal.id === "state" ? { ...signal, alarms: [own] } : signal));
  const files = plantFiles({ "plant.json": pumpPlant(), "types/pump.json": { ...pumpType, signals } });
  const { plant } = parsePlant(files);
  if (plant === undefined) throw new Error("the test's plant is wrong");
  const rules = compileAlarmRules(plant, () => 0).all.filter(({ asset }) => asset === "line-1/pump-1");
  expect(rules.map(({ id, priority }) => [id, priority])).toEqual([["fault", "low"]]);
});

it("silence is an alarm from the moment at which the signal is stale, whatever its quality was", () => {
  const readings = [{ at: 1, signal: state, value: 2, quality: quality.bad }, ...steps(state, [9, 2])];
  expect(play(readings, 10)).toEqual(["6.0 silent raised", "9.0 silent cleared"]);
});

it("what the broker had kept is no word of a machine that is silent, unless it was told just before", () => {
  const kept = sampleFlag.retained | sampleFlag.withoutDeviceTime;
  const reconnected = [...steps(state, [1, 2]), { at: 9, signal: state, value: 2, quality: kept }];
  expect(play([...reconnected, ...steps(state, [12, 2])], 13)).toEqual(["6.0 silent raised", "12.0 silent cleared"]);
  // Told at 1 s and at 7 s, by the machine's own clock; both come at 9 s.
  const told = (at: number): Reading => ({
    at,
    signal: state,
    value: 2,
    quality: sampleFlag.retained,
    lagUs: (9 - at) * 1e6,
  });
  expect(play([told(1)], 11)).toEqual(["5.0 silent raised"]);
  expect(play([told(7)], 13)).toEqual(["5.0 silent raised", "9.0 silent cleared", "12.0 silent raised"]);
});

it("a signal that is never heard of is silent as well, from the first look on", () => {
  expect(play(steps(state, [7, 2]), 8)).toEqual(["5.0 silent raised", "7.0 silent cleared"]);
});

it("an expression looks at all its signals, and knows nothing before it has seen them", () => {
  const readings = [...steps(flow, [1, 9]), ...steps(state, [2, 2]), ...steps(flow, [3, 3]), ...steps(state, [4, 1])];
  expect(play(readings, 5)).toEqual(["3.0 dry-run raised", "4.0 dry-run cleared"]);
});

it("design suppresses an alarm while its condition holds", () => {
  expect(play(steps(state, [1, 2], [2, 0], [3, 2]), 4)).toEqual(["2.0 surge suppress", "3.0 surge unsuppress"]);
});

it("alarms from before a restart go on until a value ends them", () => {
  const before = newAlarm({
    asset: "line-1/pump-1",
    signal: "flow",
    id: "low",
    priority: "low",
    sinceUs: startUs - 5,
    value: 0,
  });
  const watch = watchAlarms(alarmPlant, [before]);
  const entries: AlarmEntry[] = [];
  watch.take(columnsOf([{ signal: flow, timeUs: startUs, value: 5, quality: 0, lagUs: 0 }]), entries);
  watch.tick(startUs + 500_000, entries);
  expect(entries).toEqual([{ kind: "alarm-cleared", timeUs: startUs + 500_000, alarm: before }]);
});

describe("a clock that is set back", () => {
  it("puts no alarm off: delays and silence count from then on", () => {
    const watch = watchAlarms(alarmPlant, []);
    const entries: AlarmEntry[] = [];
    const take = (at: number, signal: number, value: number): void =>
      watch.take(columnsOf([{ signal, timeUs: startUs + at * 1e6, value, quality: 0, lagUs: 0 }]), entries);
    take(10, flow, 11);
    take(10, state, 1);
    // An hour back, where the flow says again that it is too high and the state says nothing.
    watch.tick(startUs - 3590e6, entries);
    take(-3589.5, flow, 11);
    for (let at = -3589; at < -3560; at++) watch.tick(startUs + at * 1e6, entries);
    const told = entries.filter(({ alarm: { asset } }) => asset === "line-1/pump-1");
    expect(told.map(({ kind, alarm: { id } }) => `${id} ${kind}`)).toEqual([
      "high alarm-raised",
      "silent alarm-raised",
    ]);
    expect(entries.every(({ timeUs }) => timeUs < startUs - 3500e6)).toBe(true);
  });
});
