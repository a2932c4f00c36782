import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAlarmTable } from "../../../twin/alarms/alarm-table.ts";
import { watchAlarms } from "../../../twin/alarms/watch-alarms.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import { quality } from "../../../twin/telemetry/sample-quality.ts";
import { plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const text = { zh: "流量高", en: "Flow high" };
const limits = [
  { id: "high", high: 10, deadband: 2, delayMs: 1000, priority: "medium", message: text },
  { id: "low", low: 1, priority: "low", message: text },
];
const type = {
  ...pumpType,
  signals: pumpType.signals.map((signal) => (signal.id === "flow" ? { ...signal, alarms: limits } : signal)),
};
const plant = parsePlant(plantFiles({ "plant.json": pumpPlant(), "types/pump.json": type })).plant;
if (plant === undefined) throw new Error("the test's plant is wrong");
const watched = plant;
const signalOf = (id: string): number =>
  watched.signals.findIndex(
    (signal) => signal.definition.id === id && watched.assets[signal.asset]?.path === "line-1/pump-1",
  );
const [state, flow] = [signalOf("state"), signalOf("flow")];
const startUs = 1_764_000_000_000_000;

interface Reading {
  readonly at: number;
  readonly signal?: number;
  readonly value: number;
  readonly quality?: number;
}

/** Readings at seconds, with ticks at 30 Hz in between; what begins and ends, in words. */
function play(readings: readonly Reading[], untilS: number): string[] {
  const watch = watchAlarms(watched, []);
  const entries: JournalEntry[] = [];
  let next = 0;
  for (let frame = 0; frame <= untilS * 30; frame++) {
    const nowUs = startUs + (frame * 1e6) / 30;
    for (; next < readings.length && (readings[next]?.at ?? 0) * 1e6 + startUs <= nowUs; next++) {
      const { at, signal = flow, value, quality: byte = 0 } = readings[next] ?? { at: 0, value: 0 };
      watch.take(columnsOf([{ signal, timeUs: startUs + at * 1e6, value, quality: byte, lagUs: 0 }]), entries);
    }
    watch.tick(nowUs, entries);
  }
  return entries.map((entry) => {
    const name = entry.kind === "alarm-raised" || entry.kind === "alarm-cleared" ? entry.alarm.id : "";
    return `${((entry.timeUs - startUs) / 1e6).toFixed(1)} ${name} ${entry.kind.replace("alarm-", "")}`;
  });
}

describe("alarms of limits", () => {
  it("begin when the limit is passed for the whole delay, and end outside the deadband", () => {
    const readings = [5, 11, 12, 9, 8.1, 8].map((value, place) => ({ at: place + 1, value }));
    expect(play(readings, 8)).toEqual(["3.0 high raised", "6.0 high cleared"]);
  });

  it("do not begin for a peak that is shorter than the delay", () => {
    expect(
      play(
        [
          { at: 1, value: 11 },
          { at: 1.9, value: 9.5 },
          { at: 2, value: 11 },
          { at: 2.5, value: 5 },
        ],
        5,
      ),
    ).toEqual([]);
  });

  it("begin at once without a delay, each limit by itself", () => {
    expect(
      play(
        [
          { at: 1, value: 0.5 },
          { at: 2, value: 1 },
        ],
        3,
      ),
    ).toEqual(["1.0 low raised", "2.0 low cleared"]);
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

it("a machine that reports a fault is an alarm of high priority until it reports something else", () => {
  const readings = [
    { at: 1, signal: state, value: 2 },
    { at: 2, signal: state, value: 3 },
    { at: 4, signal: state, value: 0 },
  ];
  expect(play(readings, 5)).toEqual(["2.0 fault raised", "4.0 fault cleared"]);
});

it("alarms from before a restart go on until a value ends them", () => {
  const before = { asset: "line-1/pump-1", signal: "flow", id: "low", priority: "low", sinceUs: 5, value: 0 } as const;
  const watch = watchAlarms(watched, [before]);
  const entries: JournalEntry[] = [];
  expect(watch.active()).toEqual([before]);
  watch.take(columnsOf([{ signal: flow, timeUs: startUs, value: 5, quality: 0, lagUs: 0 }]), entries);
  expect(watch.active()).toEqual([]);
  expect(entries).toEqual([{ kind: "alarm-cleared", timeUs: startUs, alarm: before }]);
});

it("what the journal says is what is active, whatever comes", () => {
  const reading = fc.record({
    signal: fc.constantFrom(state, flow),
    value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -2, max: 14 })),
    quality: fc.constantFrom(0, 1, 2),
    stepUs: fc.integer({ min: 0, max: 2_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 60 }), (readings) => {
      const watch = watchAlarms(watched, []);
      const table = createAlarmTable();
      let timeUs = startUs;
      for (const { stepUs, ...sample } of readings) {
        timeUs += stepUs;
        const entries: JournalEntry[] = [];
        watch.take(columnsOf([{ ...sample, timeUs, lagUs: 0 }]), entries);
        watch.tick(timeUs, entries);
        for (const entry of entries) table.apply(entry);
        const active = [...table.alarms.values()];
        expect(new Set(watch.active().map((alarm) => JSON.stringify(alarm)))).toEqual(
          new Set(active.map((alarm) => JSON.stringify(alarm))),
        );
      }
    }),
  );
});
