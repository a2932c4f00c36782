import { expect, it } from "vitest";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";

/** Problems of alarms on the signals of the pump, place and English text. */
function problems(alarms: Readonly<Record<string, readonly object[]>>): string[] {
  const signals = pumpType.signals.map((signal) => ({
    ...signal,
    alarms: (alarms[signal.id] ?? []).map((alarm) => ({
      priority: "low",
      message: { zh: "报警", en: "Alarm" },
      ...alarm,
    })),
  }));
  const files = plantFiles({ "plant.json": pumpPlant(), "types/pump.json": { ...pumpType, signals } });
  return parsePlant(files).issues.map(({ place, text }) => `${place}: ${text.en}`);
}

it("alarms that fit their signals are accepted", () => {
  const alarms = {
    flow: [
      { id: "band", high: 9, low: 1 },
      { id: "x", when: "flow > 3 and alarm", suppressWhen: "state = 'idle'" },
    ],
    state: [
      { id: "down", states: ["aborted"] },
      { id: "silent", stale: true },
    ],
  };
  expect(problems(alarms)).toEqual([]);
});

it("a deadband that leaves just one value, or none but rest, is accepted", () => {
  const alarms = {
    flow: [
      { id: "a", low: 18, high: 22, deadband: 2 },
      { id: "b", high: 22, deadband: 50 },
      { id: "c", risePerS: 10, fallPerS: 5, deadband: 5 },
    ],
  };
  expect(problems(alarms)).toEqual([]);
});

it.each([
  [{ flow: [{ id: "a" }] }, 'signals[4].alarms[0].id: alarm "a" needs exactly one kind of condition'],
  [{ flow: [{ id: "a", high: 1, stale: true }] }, 'signals[4].alarms[0].id: alarm "a" needs exactly one kind'],
  [{ state: [{ id: "a", high: 1 }] }, "signals[0].alarms[0].high: a signal of type enum cannot have high"],
  [{ state: [{ id: "a", states: ["lost"] }] }, 'signals[0].alarms[0].states: there is no state "lost"'],
  [
    {
      flow: [
        { id: "a", high: 1 },
        { id: "a", low: 0 },
      ],
    },
    'signals[4].alarms[1].id: alarm "a" is there twice',
  ],
  [
    { flow: [{ id: "a", low: 18, high: 22, deadband: 3 }] },
    "signals[4].alarms[0].deadband: no value is within both limits by the deadband, so the alarm would never end",
  ],
  [
    { flow: [{ id: "a", risePerS: 10, deadband: 12 }] },
    "signals[4].alarms[0].deadband: a value that does not change is not slower by the deadband, so the alarm would never end",
  ],
  [{ flow: [{ id: "a", when: "flow > x" }] }, 'signals[4].alarms[0].when: at character 8: there is no signal "x"'],
  [
    { flow: [{ id: "a", high: 1, suppressWhen: "batch" }] },
    'signals[4].alarms[0].suppressWhen: at character 1: there is no signal "batch"',
  ],
])("%j is told with its place", (alarms, expected) => {
  const found = problems(alarms);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});
