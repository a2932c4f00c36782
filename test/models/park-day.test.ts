import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { simulateDays } from "../../electron/services/simulate-days.ts";
import { simulatePlant } from "../../twin/simulation/simulate-plant.ts";

const { plant, simulation } = await loadPlantFolder("models/demo-park");
if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");

/** Monday, midnight in China. */
const startUs = Date.UTC(2026, 5, 14, 16) * 1000;
const hourUs = 3600e6;

/** Places of numbers by "path signal". */
const signalOf = new Map(
  plant.signals.map(({ index, asset, definition }) => [`${plant.assets[asset]?.path} ${definition.id}`, index]),
);

describe("a day of the park", { timeout: 120_000 }, () => {
  const options = { days: 1, seed: 7, startUs, everyS: 300, hash: createHash("sha256") };
  const day = simulateDays(plant, simulation, options);
  const line = (asset: string): (typeof day.lines)[number] => {
    const found = day.lines.find((each) => each.asset === asset);
    if (found === undefined) throw new Error(`no line ${asset}`);
    return found;
  };

  it("makes what such factories make; the README says why", () => {
    // 12 cells a minute are 17,280 a day; three quarters to nearly all of them.
    for (const asset of ["battery/assembly/line-2", "battery/assembly/line-5"]) {
      expect(line(asset).made).toBeGreaterThan(12_500);
      expect(line(asset).made).toBeLessThan(17_280);
    }
    // 67 m of electrode a minute at best, in rolls of 1,000 m.
    expect(line("battery/electrode/line-1").made).toBeGreaterThan(50);
    expect(line("battery/electrode/line-1").made).toBeLessThan(97);
    // Six five-axis machines, 42 min a part and 1,230 planned minutes.
    expect(line("equipment/machining/line-1").made).toBeGreaterThan(90);
    expect(line("equipment/machining/line-1").made).toBeLessThan(176);
    // A takt of 40 min for the large machines.
    expect(line("equipment/assembly/line-4").made).toBeGreaterThan(20);
    expect(line("equipment/assembly/line-4").made).toBeLessThan(36);
    // Things that take days and weeks.
    expect(line("biomed/upstream/line-1").made).toBeLessThan(4);
    expect(line("power-equipment/transformer/line-1").made).toBeLessThan(4);
  });

  it("scraps shares that such factories scrap", () => {
    const share = (asset: string): number => line(asset).scrapped / (line(asset).made + line(asset).scrapped);
    expect(share("battery/assembly/line-2")).toBeGreaterThan(0.01);
    expect(share("battery/assembly/line-2")).toBeLessThan(0.06);
    expect(share("biomed/fill/line-2")).toBeGreaterThan(0.01);
    expect(share("biomed/fill/line-2")).toBeLessThan(0.06);
    expect(share("equipment/machining/line-1")).toBeLessThan(0.06);
  });

  it("has minor stops where there are many, and failures by many causes", () => {
    expect(day.failures["micro-stop"]).toBeGreaterThan(500);
    expect(Object.keys(day.failures).length).toBeGreaterThan(20);
    expect(line("battery/assembly/line-2").states.fault).toBeLessThan(0.12);
    expect(line("biomed/fill/line-2").states.stopped).toBeGreaterThan(0.3);
  });

  it("uses the energy of a park of that size, MWh", () => {
    expect(day.energyKwh / 1000).toBeGreaterThan(250);
    expect(day.energyKwh / 1000).toBeLessThan(600);
  });
});

describe("the park by the hour", { timeout: 120_000 }, () => {
  it("has sun by day, a store that is neither empty nor full, trucks by day and vehicles always", () => {
    const simulated = simulatePlant(plant, simulation, { seed: 7, startUs, leastEveryS: 600, say: () => undefined });
    const at = (name: string): number => simulated.lastNumbers[signalOf.get(name) ?? -1] ?? Number.NaN;
    const trucks: number[] = [];
    for (let hour = 1; hour <= 24; hour++) {
      simulated.advance(startUs + hour * hourUs);
      trucks.push(at("warehouse trucks"));
      expect(at("warehouse fill")).toBeGreaterThan(60);
      expect(at("warehouse fill")).toBeLessThan(90);
      expect(at("substation load-ratio")).toBeGreaterThan(10);
      expect(at("substation load-ratio")).toBeLessThan(60);
      if (hour === 3) expect(Math.abs(at("solar/station-1 power"))).toBeLessThan(20);
      if (hour === 12) expect(at("solar/station-1 power")).toBeLessThan(-1000);
    }
    expect(Math.max(...trucks.slice(8, 20))).toBeGreaterThan(0);
    expect(trucks.slice(1, 5)).toEqual([0, 0, 0, 0]);
    for (const { vehicles, line } of simulation.fleets) {
      const hours = vehicles.flatMap((path) => simulated.ledger.devices.get(path) ?? []);
      const missions = hours.reduce((sum, { total }) => sum + total, 0);
      expect(missions / vehicles.length, line ?? vehicles[0]).toBeGreaterThan(20);
    }
  });

  it("speaks a document a machine in two factories, a value a topic in three, at a rate that a broker bears", () => {
    const simulated = simulatePlant(plant, simulation, { seed: 7, startUs });
    simulated.advance(startUs + 10e6);
    const told = simulated.advance(startUs + 30e6);
    expect(told.length / 20).toBeGreaterThan(1000);
    expect(told.length / 20).toBeLessThan(2500);
    const under = (prefix: string): typeof told => told.filter(({ topic }) => topic.startsWith(prefix));
    for (const prefix of ["park/equipment/machining/line-1/lathe", "park/power-equipment/transformer/line-2/winder"]) {
      expect(under(prefix).filter(({ payload }) => payload.includes('"value"'))).toEqual([]);
      // What moves in the scene is said apart, and more often.
      expect(new Set(under(prefix).map(({ topic }) => topic)).size).toBeLessThan(12);
    }
    for (const prefix of [
      "park/biomed/fill/line-1/dryer",
      "park/fab/litho/line-1/scanner",
      "park/battery/assembly/line-2",
    ]) {
      const said = under(prefix).filter(({ topic }) => !topic.endsWith("/summary") && !topic.includes("/agv-"));
      expect(
        said.every(({ payload }) => /^\{"ts":\d+,"value":/.test(payload)),
        prefix,
      ).toBe(true);
    }
  });
});
