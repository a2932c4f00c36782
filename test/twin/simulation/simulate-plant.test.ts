import { describe, expect, it } from "vitest";
import { parseSimulation } from "../../../twin/simulation/parse-simulation.ts";
import { simulatePlant } from "../../../twin/simulation/simulate-plant.ts";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { createNoticeLog } from "../../../twin/telemetry/notice.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const plant = parsedPumpPlant({ origin: "simulated" });
const startUs = 1_764_000_000_000_000;

const file = {
  format: 1,
  seed: 3,
  lines: [
    {
      asset: "line-1",
      stations: [
        { asset: "line-1/pump-1", cycleS: 4, spread: 0.1 },
        { asset: "line-1/pump-2", cycleS: 5 },
      ],
    },
  ],
  behaviours: {
    pump: {
      state: { kind: "state" },
      speed: { kind: "level", running: 1500, idle: 0, noise: 3, settleS: 2 },
      batch: { kind: "batch", prefix: "B-", units: 3 },
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
  const simulated = simulatePlant(plant, simulation(), seed, startUs);
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
    expect(table.value[1]).toBeGreaterThan(1400);
    expect(table.text[2]).toMatch(/^B-00\d$/);
  });

  it("says the same for the same seed, however its time is cut, and something else for another", () => {
    const whole = run(3, 30, 50).messages;
    expect(run(3, 30, 200).messages).toEqual(whole);
    expect(run(4, 30, 50).messages).not.toEqual(whole);
  });
});

describe("a simulation file with errors", () => {
  it("is refused with every one of them", () => {
    const { simulation: parsed, issues } = parse({
      ...file,
      lines: [{ asset: "line-9", stations: [{ asset: "line-1/pump-9", cycleS: 1 }] }],
      behaviours: { pump: { pressure: { kind: "state" } }, valve: {} },
    });
    expect(parsed).toBeUndefined();
    expect(issues.map((issue) => issue.place)).toEqual([
      "lines[0].asset",
      "lines[0].stations[0].asset",
      "behaviours.pump.pressure",
      "behaviours.valve",
    ]);
  });
});
