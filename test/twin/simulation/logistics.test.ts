import { describe, expect, it } from "vitest";
import { alwaysWorking } from "../../../twin/simulation/calendar.ts";
import { createCrew } from "../../../twin/simulation/crew.ts";
import { createEventQueue } from "../../../twin/simulation/event-queue.ts";
import { createFleet } from "../../../twin/simulation/fleet.ts";
import type { MachineSurroundings } from "../../../twin/simulation/machine-model.ts";
import { machineSchema } from "../../../twin/simulation/machine-schema.ts";
import { createStore } from "../../../twin/simulation/store.ts";

const nothing = (): void => undefined;
const around = (): MachineSurroundings => ({
  queue: createEventQueue(),
  calendar: alwaysWorking,
  crew: createCrew(9),
  watch: { onState: nothing, onCount: nothing, onFailure: nothing },
});

describe("a fleet", () => {
  it("carries away what lines bring: one mission for so many units, two at a time, the others wait", () => {
    const surroundings = around();
    let delivered = 0;
    const fleet = createFleet(
      { vehicles: ["agv-1", "agv-2"], line: "line", units: 10 },
      {
        ...surroundings,
        seed: 1,
        startUs: 0,
        settingsOf: () => machineSchema.parse({ cycleS: 100, spread: 0 }),
        onDelivered: () => {
          delivered++;
        },
      },
    );
    fleet.bring(39, 0);
    expect(fleet.vehicles.map(({ state }) => state)).toEqual(["running", "running"]);
    expect(fleet.waiting).toBe(1);
    surroundings.queue.runUntil(50e6);
    expect(fleet.vehicles[0]?.progressAt(50e6)).toBeCloseTo(0.5);
    surroundings.queue.runUntil(250e6);
    expect([delivered, fleet.waiting]).toEqual([3, 0]);
    fleet.bring(1, 250e6);
    expect(fleet.vehicles.map(({ state }) => state).sort()).toEqual(["idle", "running"]);
  });
});

describe("a store", () => {
  it("stays about as full as is aimed at, and never beyond its places", () => {
    const surroundings = around();
    const store = createStore(
      {
        asset: "store",
        pallets: 1000,
        filled: 0.7,
        trucks: ["t-1", "t-2", "t-3"],
        truckEveryS: 600,
        palletsPerTruck: 20,
      },
      {
        ...surroundings,
        seed: 3,
        startUs: 0,
        opening: alwaysWorking,
        settingsOf: () => machineSchema.parse({ cycleS: 1200, spread: 0.2 }),
      },
    );
    expect(store.level).toBe(700);
    for (let hour = 1; hour <= 24 * 30; hour++) {
      surroundings.queue.runUntil(hour * 3600e6);
      store.put(20);
      expect(store.level).toBeGreaterThan(400);
      expect(store.level).toBeLessThanOrEqual(1000);
      expect(store.atDock).toBeLessThanOrEqual(3);
    }
    expect(store.moves).toBeGreaterThan(20_000);
  });
});
