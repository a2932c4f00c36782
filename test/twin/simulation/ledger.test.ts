import { describe, expect, it } from "vitest";
import { machineStates } from "../../../twin/appearance/machine-state.ts";
import { simulatePlant } from "../../../twin/simulation/simulate-plant.ts";
import { type SimulationFile, simulationSchema } from "../../../twin/simulation/simulation-schema.ts";
import { parsedPumpPlant, pumpType } from "../../support/plant-files.ts";

/** A quarter past the hour: the first and the last hour of the ledger are not whole. */
const startUs = Date.UTC(2026, 5, 15, 0, 15) * 1000;
const type = { ...pumpType, role: { state: "state", power: "flow" } };
const plant = parsedPumpPlant({ origin: "simulated" }, type);

const file: SimulationFile = simulationSchema.parse({
  format: 1,
  calendars: { day: { shifts: [{ id: "day", time: ["08:00", "18:00"], breaks: [["11:30", "12:15"]] }] } },
  machines: {
    pump: {
      cycleS: 20,
      spread: 0.1,
      scrapShare: 0.04,
      failures: [{ id: "seal", name: { zh: "密封", en: "Seal" }, mtbfS: 1200, mttrS: 240 }],
      upkeep: [{ id: "oil", name: { zh: "换油", en: "Oil" }, everyUnits: 60, durationS: 90 }],
    },
  },
  lines: [
    {
      asset: "line-1",
      unit: "P",
      unitName: { zh: "件", en: "Unit" },
      products: [{ id: "P-1", name: { zh: "泵", en: "Pump" }, lotUnits: 100 }],
      calendar: "day",
      stages: [{ machines: ["line-1/pump-1"] }, { machines: ["line-1/pump-2"] }],
    },
  ],
  behaviours: {
    pump: {
      state: { kind: "state" },
      // The plant's power, as it happens to be called here, follows the state at once.
      flow: { kind: "level", running: 30, idle: 6, stopped: 2, settleS: 0, noise: 0 },
    },
  },
});

/** What a listener makes of the states and counts that machines publish, against what the ledger knows. */
describe("the ledger", () => {
  const simulated = simulatePlant(plant, file, { seed: 4, startUs });
  const endUs = startUs + 14 * 3600e6;
  const messages = simulated.advance(endUs);
  const hours = simulated.ledger.devices.get("line-1/pump-1") ?? [];
  const total = (of: (hour: (typeof hours)[number]) => number): number =>
    hours.reduce((sum, hour) => sum + of(hour), 0);

  it("has every moment of every hour in one state", () => {
    expect(hours).toHaveLength(15);
    for (const [place, { stateUs }] of hours.entries()) {
      const lengthUs = place === 0 ? 2700e6 : place === 14 ? 900e6 : 3600e6;
      expect(machineStates.reduce((sum, state) => sum + stateUs[state], 0)).toBeCloseTo(lengthUs, 0);
    }
  });

  it("plans what the calendar plans: 08:15 to 18:00 without the break", () => {
    expect(total(({ plannedUs }) => plannedUs)).toBeCloseTo(9 * 3600e6, 0);
    expect(total(({ stateUs }) => stateUs.stopped)).toBeGreaterThan(4 * 3600e6);
  });

  it("spends what the states draw", () => {
    const kwh = total(({ stateUs }) => {
      const { running, stopped, idle, starved, blocked, setup, fault } = stateUs;
      return (30 * running + 2 * stopped + 6 * (idle + starved + blocked + setup + fault)) / 3600e6;
    });
    expect(total(({ energyKwh }) => energyKwh)).toBeCloseTo(kwh, 1);
  });

  it("counts every failure and the time that the machine stood for it", () => {
    const failures = hours.flatMap((hour) => [...hour.failures]);
    expect(failures.length).toBeGreaterThan(3);
    expect(new Set(failures.map(([id]) => id))).toEqual(new Set(["seal"]));
    expect(failures.reduce((sum, [, { downUs }]) => sum + downUs, 0)).toBeCloseTo(
      total(({ stateUs }) => stateUs.fault),
      0,
    );
  });

  it("agrees with the units of the line", () => {
    const [line] = simulated.ledger.lines.values();
    const finished = line?.reduce((sum, hour) => sum + hour.finished, 0) ?? 0;
    const second = simulated.ledger.devices.get("line-1/pump-2") ?? [];
    expect(finished).toBe(second.reduce((sum, hour) => sum + hour.total - hour.scrap, 0));
    expect(finished).toBeGreaterThan(500);
  });

  it("is what a listener hears: states are said when they change, to the millisecond", () => {
    const texts: Record<string, number> = {};
    let last: { readonly state: string; readonly ts: number } | undefined;
    for (const { topic, payload } of messages) {
      if (topic !== "works/line-1/pump-1") continue;
      const { state, ts } = JSON.parse(payload) as { state: string; ts: number };
      if (last !== undefined) texts[last.state] = (texts[last.state] ?? 0) + ts - last.ts;
      last = { state, ts };
    }
    // The pump has no words for waiting; the ledger has.
    expect((texts.execute ?? 0) / 1000).toBeCloseTo(total(({ stateUs }) => stateUs.running) / 1e6, -1);
    expect((texts.aborted ?? 0) / 1000).toBeCloseTo(total(({ stateUs }) => stateUs.fault) / 1e6, -1);
  });
});
