import { expect, it } from "vitest";
import { describeCompared } from "../../../renderer/session/compared-pair.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const view = viewPlant(parsedPumpPlant(), "operator").plant;
const plant = indexPlantView(view);
const flow: Quantity = { from: "signals", of: "line-1/pump-1/flow", take: "mean" };
const oee: Quantity = { from: "kpi", kpi: "oee", asset: "line-1" };

function describe(quantity: Quantity, before: number, after: number, language: "zh" | "en") {
  const side = (value: number) => ({
    term: { value, missing: 0, fromUs: 0, toUs: 1, formula: "" } as never,
    signals: [],
    origin: "plant" as const,
  });
  const difference = after - before;
  const compared = { before: side(before), after: side(after), difference, share: difference / before };
  return describeCompared(plant, quantity, compared, language, () => "x");
}

it("the difference of two ratios is in percentage points, and no share that could be taken for one", () => {
  expect(describe(oee, 0.8, 0.85, "zh")).toMatchObject({ before: "80%", difference: "+5 个百分点", share: "+6.25%" });
  expect(describe(oee, 0.8, 0.75, "en")).toMatchObject({ after: "75%", difference: "-5 pp", share: "-6.25%" });
});

it("each figure has its own sign, also where what was before is below zero", () => {
  expect(describe(flow, -10, -5, "en")).toMatchObject({ difference: "+5 L/min", share: "-50%" });
});
