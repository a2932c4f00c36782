import { describe, expect, it } from "vitest";
import { compareRuns, type Quantity, type Run } from "../../../twin/scenario/compare-runs.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import type { Row } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const startUs = 1_780_000_000_000_000;
const flow = plant.signals.findIndex(
  ({ definition, asset }) => definition.id === "flow" && plant.assets[asset]?.id === "pump-1",
);
const mean: Quantity = { from: "signals", of: "line-1/pump-1/flow", take: "mean" };

/** A flow said once a second. */
function run(fromS: number, values: readonly number[]): Run {
  const range = { fromUs: startUs + fromS * 1e6, toUs: startUs + (fromS + values.length) * 1e6 };
  const rows = values.map(
    (value, second): Row => ({ signal: flow, timeUs: range.fromUs + second * 1e6, value, quality: 0, lagUs: 0 }),
  );
  return { plant, history: memoryHistory(plant, rows, [range]), range };
}

describe("two runs", () => {
  it("are measured alike, each in its own time, with the difference and its share of before", async () => {
    const [compared] = await compareRuns([mean], run(0, [10, 10, 10, 10]), run(100, [14, 16]));
    expect(compared?.before.term).toMatchObject({ value: 10, fromUs: startUs, toUs: startUs + 4e6, missing: 0 });
    expect(compared?.after.term).toMatchObject({ value: 15, fromUs: startUs + 100e6, missing: 0 });
    expect(compared).toMatchObject({ difference: 5, share: 0.5 });
    expect(compared?.after).toMatchObject({ signals: ["line-1/pump-1/flow"], origin: "plant" });
  });

  it("have no difference where one says nothing, and no share of nothing", async () => {
    const silent = { ...run(0, [1, 1]), history: memoryHistory(plant, [], []) };
    const [none] = await compareRuns([mean], silent, run(100, [4, 4]));
    expect(none).toMatchObject({ difference: null, share: null, before: { term: { value: null, why: "no-data" } } });
    const [ofNothing] = await compareRuns([mean], run(0, [0, 0]), run(100, [4, 4]));
    expect(ofNothing).toMatchObject({ difference: 4, share: null });
  });

  it("name what the plant does not have", async () => {
    const gone: Quantity = { from: "signals", of: "line-1/nowhere/flow", take: "mean" };
    const compared = await compareRuns([gone, mean], run(0, [1]), run(100, [2]));
    expect(compared.map(({ before }) => before.term.why)).toEqual(["not-in-plant", null]);
  });
});
