import { describe, expect, it } from "vitest";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { parseSimulation } from "../../../twin/simulation/parse-simulation.ts";
import { simulatePlant } from "../../../twin/simulation/simulate-plant.ts";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { createNoticeLog } from "../../../twin/telemetry/notice.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { parsedPumpPlant, plantFiles, pumpPlant } from "../../support/plant-files.ts";

const plant = parsedPumpPlant({ origin: "simulated" });
const startUs = 1_764_000_000_000_000;

const file = {
  format: 1,
  seed: 3,
  machines: {
    pump: {
      cycleS: 4,
      spread: 0.1,
      failures: [{ id: "seal", name: { zh: "密封", en: "Seal" }, mtbfS: 900, mttrS: 30 }],
    },
  },
  lines: [
    {
      asset: "line-1",
      unit: "P",
      unitName: { zh: "件", en: "Unit" },
      products: [{ id: "P-1", name: { zh: "泵", en: "Pump" }, lotUnits: 100 }],
      stages: [{ machines: ["line-1/pump-1"] }, { machines: ["line-1/pump-2"], cycleS: 5 }],
    },
  ],
  behaviours: {
    pump: {
      state: { kind: "state" },
      speed: { kind: "level", running: 1500, idle: 0, noise: 3, settleS: 2 },
      batch: { kind: "batch", units: 3 },
      flow: { kind: "cycle", from: 0, to: 10 },
    },
  },
};

function parse(content: object): ReturnType<typeof parseSimulation> {
  return parseSimulation(new TextEncoder().encode(JSON.stringify(content)), plant);
}

function simulation(): NonNullable<ReturnType<typeof parse>["simulation"]> {
  const { simulation: parsed, issues } = parse(file);
  if (parsed === undefined) throw new Error(JSON.stringify(issues));
  return parsed;
}

/** Everything that the plant says in so many seconds, and the table that a host would have from it. */
function run(
  seed: number,
  seconds: number,
  stepMs: number,
): { messages: string[]; table: SignalTable; noticed: number } {
  const simulated = simulatePlant(plant, simulation(), { seed, startUs });
  const decode = createJsonDecoder(plant, 0, (bytes) => new TextDecoder().decode(bytes));
  const table = createSignalTable(plant.signals.length);
  const samples = createSampleColumns(64);
  const notices = createNoticeLog();
  const messages: string[] = [];
  const isText = Uint8Array.from(plant.signals, (signal) => (signal.definition.type === "text" ? 1 : 0));
  for (let ms = 0; ms <= seconds * 1000; ms += stepMs) {
    const nowUs = startUs + ms * 1000;
    for (const { topic, payload } of simulated.advance(nowUs)) {
      messages.push(`${topic} ${payload}`);
      samples.count = 0;
      decode(
        { topic, payload: new TextEncoder().encode(payload), receivedUs: nowUs, isRetained: false },
        samples,
        notices,
      );
      applySamples(table, samples, isText);
    }
  }
  return { messages, table, noticed: notices.revision };
}

describe("a simulated plant", () => {
  it("says what its own feed understands, every word of it", () => {
    const { table, noticed, messages } = run(3, 60, 50);
    expect(noticed).toBe(0);
    expect(messages.length).toBeGreaterThan(200);
    // Per pump: state, speed, batch, (alarm: nothing makes it up), flow.
    expect([...table.changedIn].map((revision) => revision > 0)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(table.value[1]).toBeGreaterThan(1000);
    expect(table.text[2]).toMatch(/^251125-00\d$/);
  });

  it("says the same for the same seed, however its time is cut, and something else for another", () => {
    const whole = run(3, 30, 50).messages;
    expect(run(3, 30, 200).messages).toEqual(whole);
    expect(run(4, 30, 50).messages).not.toEqual(whole);
  });
});

describe("a sum", () => {
  const name = { zh: "名", en: "Name" };
  const meter = (id: string): object => ({
    format: 1,
    id,
    name,
    footprintM: [1, 1, 1],
    signals: [{ id: "total", type: "number", unit: "kW", decimals: 0, name, from: { topic: "{topic}/total" } }],
  });
  const pump = (id: string): object => ({ id, level: "device", type: "pump", name, place: { positionM: [0, 0, 0] } });
  const { plant: summed, issues: wrong } = parsePlant(
    plantFiles({
      "plant.json": pumpPlant({
        origin: "simulated",
        type: "meter",
        assets: [
          { id: "line-1", level: "line", name, type: "meter", assets: [pump("pump-1"), pump("pump-2")] },
          { id: "line-2", level: "line", name, assets: [pump("pump-3")] },
        ],
      }),
      "types/pump.json": meter("pump"),
      "types/meter.json": meter("meter"),
    }),
  );
  const everyMs = 1000;
  const sum = (base: number): object => ({ total: { kind: "sum", of: "total", base, everyMs } });

  it("adds what stands nearest below, once, and is not said before all of that has spoken", () => {
    if (summed === undefined) throw new Error(JSON.stringify(wrong));
    const { simulation: parsed, issues } = parseSimulation(
      new TextEncoder().encode(
        JSON.stringify({
          format: 1,
          seed: 1,
          lines: [],
          behaviours: {
            // Without noise, each pump settles at 3.
            pump: { total: { kind: "level", running: 3, idle: 3, noise: 0, settleS: 0, everyMs } },
            meter: sum(100),
          },
        }),
      ),
      summed,
    );
    if (parsed === undefined) throw new Error(JSON.stringify(issues));
    const simulated = simulatePlant(summed, parsed, { seed: 1, startUs });
    const said: string[] = [];
    for (let ms = 0; ms <= 5000; ms += 100) {
      for (const { topic, payload } of simulated.advance(startUs + ms * 1000)) said.push(`${topic} ${payload}`);
    }
    const of = (topic: string): string[] => said.filter((each) => each.startsWith(`${topic} `));
    // The line: its own 100 and two pumps; the works: 100, that line, and the pump of a line that does not report.
    expect(new Set(of("works/line-1/total"))).toEqual(new Set(["works/line-1/total 106"]));
    expect(new Set(of("works/total"))).toEqual(new Set(["works/total 209"]));
    expect(said.indexOf("works/total 209")).toBeGreaterThan(said.indexOf("works/line-1/total 106"));
  });
});

describe("travel", () => {
  it("goes there and back with a rest at both ends, and every asset at another point of the way", () => {
    const behaviours = {
      pump: { speed: { kind: "travel", from: 60, to: 120, periodS: 20, restShare: 0.5, everyMs: 500 } },
    };
    const { simulation: parsed, issues } = parse({ ...file, lines: [], behaviours });
    if (parsed === undefined) throw new Error(JSON.stringify(issues));
    const simulated = simulatePlant(plant, parsed, { seed: 1, startUs });
    const numbers = new Map<string, number[]>();
    for (const { topic, payload } of simulated.advance(startUs + 60e6)) {
      const value = Number(/[\d.]+(?=\D*$)/.exec(payload)?.[0]);
      numbers.set(topic, [...(numbers.get(topic) ?? []), value]);
    }
    const [first = [], second = []] = [...numbers.values()];
    expect(first.length).toBeGreaterThan(100);
    // The pump says revolutions a second, of which its type makes revolutions a minute.
    expect([Math.min(...first), Math.max(...first)]).toEqual([1, 2]);
    // Half of the time at the two ends, give or take a sample.
    const resting = first.filter((value) => value === 1 || value === 2).length / first.length;
    expect(Math.abs(resting - 0.5)).toBeLessThan(0.06);
    expect(second).not.toEqual(first);
  });
});

describe("a simulation file with errors", () => {
  it("is refused with every one of them", () => {
    const { simulation: parsed, issues } = parse({
      ...file,
      machines: {
        pump: {
          failures: [
            {
              id: "seal",
              name: { zh: "密封", en: "Seal" },
              mttrS: 30,
              signs: [
                { signal: "pressure", by: 1 },
                { signal: "flow", by: 1, on: "valve" },
              ],
            },
          ],
        },
      },
      lines: [
        {
          ...file.lines[0],
          asset: "line-9",
          calendar: "night",
          stages: [{ machines: ["line-1/pump-9"] }, { machines: ["line-1/pump-1"] }, { machines: ["line-1/pump-1"] }],
        },
      ],
      fleets: [{ vehicles: ["line-1/pump-1"], line: "line-8" }],
      stores: [{ asset: "store", pallets: 10, trucks: [], truckEveryS: 60, calendar: "day" }],
      behaviours: { pump: { pressure: { kind: "state" } }, valve: {} },
    });
    expect(parsed).toBeUndefined();
    expect(issues.map((issue) => issue.place)).toEqual([
      "lines[0].asset",
      "lines[0].calendar",
      "lines[0].stages[0].machines[0]",
      "lines[0].stages[2].machines[0]",
      "fleets[0].line",
      "fleets[0].vehicles[0]",
      "stores[0].asset",
      "stores[0].calendar",
      "behaviours.pump.pressure",
      "behaviours.valve",
      "machines.pump.failures[0].signs[0].signal",
      "machines.pump.failures[0].signs[1].on",
    ]);
  });
});
