import { describe, expect, it } from "vitest";
import { faultRequestSchema } from "../../../twin/simulation/fault-request.ts";
import { type SimulatedPlant, simulatePlant } from "../../../twin/simulation/simulate-plant.ts";
import { simulationSchema } from "../../../twin/simulation/simulation-schema.ts";
import { parsedPumpPlant, pumpType } from "../../support/plant-files.ts";

const startUs = Date.UTC(2026, 5, 15) * 1000;
const plant = parsedPumpPlant({ origin: "simulated" }, { ...pumpType, role: { state: "state", power: "speed" } });
const pump = "line-1/pump-1";

const file = simulationSchema.parse({
  format: 1,
  machines: {
    pump: {
      cycleS: 5,
      spread: 0,
      setupS: 30,
      failures: [
        {
          id: "seal",
          name: { zh: "密封", en: "Seal" },
          mttrS: 60,
          requestLeadS: 100,
          signs: [{ signal: "flow", by: 8 }],
          spoils: [{ share: 0.5 }],
        },
        { id: "jam", name: { zh: "卡料", en: "Jam" }, mttrS: 60 },
      ],
    },
  },
  lines: [
    {
      asset: "line-1",
      unit: "P",
      unitName: { zh: "件", en: "Unit" },
      isWarm: false,
      products: ["P-1", "P-2"].map((id) => ({ id, name: { zh: id, en: id }, lotUnits: 1000 })),
      stages: [{ machines: [pump] }, { machines: ["line-1/pump-2"] }],
    },
  ],
  behaviours: {
    pump: {
      state: { kind: "state" },
      speed: { kind: "level", running: 60, idle: 6, settleS: 0 },
      flow: { kind: "level", running: 4, idle: 4, settleS: 0 },
    },
  },
});

interface Told {
  readonly topic: string;
  readonly payload: string;
}

/** A plant that has run for a minute, and in which something was asked for then. */
function struck(fault: string, target: string, more: object = {}): SimulatedPlant {
  const simulated = simulatePlant(plant, file, { seed: 2, startUs });
  simulated.advance(startUs + 60e6);
  simulated.disturbances.inject(faultRequestSchema.parse({ fault, target, ...more }), startUs + 60e6);
  return simulated;
}

const runTo = (simulated: SimulatedPlant, seconds: number): Told[] => simulated.advance(startUs + seconds * 1e6);
const flows = (told: readonly Told[], of = "pump-1"): number[] =>
  told.filter(({ topic }) => topic === `works/line-1/${of}/flow`).map(({ payload }) => Number(payload));
const stateOf = (simulated: SimulatedPlant): string[] =>
  [...(simulated.ledger.devices.get(pump) ?? [])].flatMap(({ stateUs }) =>
    Object.entries(stateUs).flatMap(([state, timeUs]) => (timeUs > 0 ? [state] : [])),
  );

describe("what goes wrong on request", () => {
  it("a failure: its signs grow, then the machine stands, and is well after the repair", () => {
    const simulated = struck("seal", pump);
    const before = flows(runTo(simulated, 155));
    expect(before.every((flow, place) => place === 0 || flow >= (before[place - 1] ?? 0))).toBe(true);
    expect(before.at(-1)).toBeGreaterThan(9);
    runTo(simulated, 161);
    expect(stateOf(simulated)).toContain("fault");
    expect(simulated.disturbances.active()).toHaveLength(1);
    expect(flows(runTo(simulated, 1000)).at(-1)).toBe(4);
    expect(simulated.disturbances.active()).toEqual([]);
    expect(simulated.ledger.lines.get("line-1")?.[0]?.scrapped).toBeGreaterThan(0);
  });

  it("a mild failure comes later and shows less, and one that is cleared does not come", () => {
    const mild = struck("seal", pump, { severity: 0.5 });
    expect(Math.max(...flows(runTo(mild, 255)))).toBeLessThan(8.2);
    expect(stateOf(mild)).not.toContain("fault");
    const cleared = struck("seal", pump);
    runTo(cleared, 100);
    cleared.disturbances.clear("fault-1", startUs + 100e6);
    expect(cleared.disturbances.active()).toEqual([]);
    expect(flows(runTo(cleared, 400)).at(-1)).toBe(4);
    expect(stateOf(cleared)).not.toContain("fault");
  });

  it("a failure that was asked for twice is over with one repair", () => {
    const simulated = struck("seal", pump);
    simulated.disturbances.inject(faultRequestSchema.parse({ fault: "seal", target: pump }), startUs + 61e6);
    runTo(simulated, 165);
    expect(simulated.disturbances.active()).toHaveLength(2);
    runTo(simulated, 1000);
    expect(simulated.disturbances.active()).toEqual([]);
  });

  it("a failure says when it is to come; one without signs comes at once", () => {
    const seal = struck("seal", pump, { severity: 0.5, startsInS: 10 });
    expect(seal.disturbances.active()[0]?.failsUs).toBe(startUs + 60e6 + 10e6 + 200e6);
    const jam = struck("jam", pump);
    runTo(jam, 62);
    expect(stateOf(jam)).toContain("fault");
  });

  it("later, where it is asked for later", () => {
    const simulated = struck("sensor-stuck", pump, { signal: "flow", startsInS: 50 });
    expect(simulated.disturbances.active()[0]?.startsUs).toBe(startUs + 110e6);
  });

  it("a blocked machine keeps what it has until it is over", () => {
    const simulated = struck("blocked", pump, { durationS: 100 });
    runTo(simulated, 159);
    expect(stateOf(simulated)).toContain("blocked");
    const made = simulated.ledger.lines.get("line-1")?.[0]?.finished ?? 0;
    runTo(simulated, 300);
    expect(simulated.ledger.lines.get("line-1")?.[0]?.finished).toBeGreaterThan(made + 20);
  });

  it("a changeover sets every machine up for the next product", () => {
    const simulated = struck("changeover", "line-1");
    runTo(simulated, 200);
    expect(stateOf(simulated)).toContain("setup");
    expect(simulated.unitsOn("line-1", startUs + 200e6).map(({ unit }) => unit.product)).toContain(1);
  });

  it("a bad batch is scrapped more often", () => {
    const simulated = struck("bad-batch", "line-1", { durationS: 300 });
    runTo(simulated, 360);
    const scrapped = simulated.ledger.lines.get("line-1")?.[0]?.scrapped ?? 0;
    expect(scrapped).toBeGreaterThan(10);
    runTo(simulated, 900);
    expect(simulated.ledger.lines.get("line-1")?.[0]?.scrapped).toBe(scrapped);
  });

  it("a power peak is in the meter as well", () => {
    const energy = (simulated: SimulatedPlant): number => {
      runTo(simulated, 660);
      return simulated.ledger.devices.get(pump)?.[0]?.energyKwh ?? 0;
    };
    const usual = energy(struck("clock-off", pump));
    expect(energy(struck("power-peak", "works", { durationS: 600 })) - usual).toBeCloseTo((30 * 600) / 3600, 1);
  });

  it("a network loss silences what is below, and the machines go on", () => {
    const simulated = struck("network-loss", "line-1", { durationS: 100 });
    expect(runTo(simulated, 159)).toEqual([]);
    expect(runTo(simulated, 200).length).toBeGreaterThan(50);
    expect(stateOf(simulated)).toEqual(["running"]);
  });

  it("a clock that is off gives the wrong time with the right values", () => {
    const simulated = struck("clock-off", pump, { severity: 0.5, durationS: 100 });
    const timeMs = (told: readonly Told[]): number => {
      const last = told.filter(({ topic }) => topic === "works/line-1/pump-1").at(-1);
      return (JSON.parse(last?.payload ?? "{}") as { ts: number }).ts;
    };
    expect(timeMs(runTo(simulated, 100)) - startUs / 1000).toBeGreaterThan(150_000);
    expect(timeMs(runTo(simulated, 200)) - startUs / 1000).toBeLessThanOrEqual(200_000);
  });

  it("a sensor that drifts or sticks says what is not so; the machine and its neighbour do not change", () => {
    const drifting = struck("sensor-drift", pump, { signal: "flow", durationS: 100 });
    const told = runTo(drifting, 159);
    expect(Math.max(...flows(told))).toBeCloseTo(4 + 4 * 0.33, 2);
    expect(new Set(flows(told, "pump-2"))).toEqual(new Set([4]));
    expect(flows(runTo(drifting, 200)).at(-1)).toBe(4);

    const stuck = struck("sensor-stuck", pump, { signal: "flow", durationS: 1000 });
    stuck.disturbances.inject(faultRequestSchema.parse({ fault: "seal", target: pump }), startUs + 60e6);
    expect(new Set(flows(runTo(stuck, 155))).size).toBe(1);
  });
});
