import { describe, expect, it } from "vitest";
import {
  formOf,
  newClaim,
  pairClaim,
  pairFormulas,
  quantityOfSignal,
  unitTaken,
  withForm,
  withQuantity,
} from "../../../renderer/session/draft-claim.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import type { Claim, ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsePumpScenario, pumpScenario } from "../../support/pump-scenario.ts";

const plant = parsedPumpPlant();
const index = indexPlantView(viewPlant(plant, "operator").plant);
const pump = index.assetByPath.get("line-1/pump-1") ?? -1;
const caption = { zh: "字幕", en: "Caption" };
const step: ScenarioStep = {
  id: "end",
  at: { offsetS: 60, withinS: 3600, afterS: 0 },
  speed: 1,
  holdS: 0,
  caption,
  show: [],
  highlight: [],
  evidence: [],
};
const claimed = newClaim(index, pump, step, "begin");

/** What is wrong with a scenario of such a claim, once it is written out. */
function wrongWith(claim: Claim): string[] {
  const steps = [
    { id: "begin", at: { offsetS: 0 }, caption },
    { ...step, evidence: [{ ...claim, claim: caption }] },
  ];
  const { issues } = parsePumpScenario(pumpScenario({ steps }), plant);
  return issues.map(({ place, text }) => `${place}: ${text.en}`);
}

describe("a claim that is made on the screen", () => {
  it("begins as one that can be measured, and stays one in every form and of every quantity", () => {
    expect(wrongWith(claimed)).toEqual([]);
    expect(formOf(claimed)).toBe("one");
    const pair = { ...claimed, measure: withForm(index, claimed, "pair", 120) };
    expect([wrongWith(pair), formOf(pair), pair.measure.formula]).toEqual([[], "pair", pairFormulas.percent]);
    expect(pair.measure.terms.after?.over).toEqual({ fromS: 60, toS: 120 });
    const figure = { from: "kpi", kpi: "oee", asset: "line-1/pump-1" } as const;
    for (const claim of [claimed, pair]) {
      const changed = { ...claim, measure: withQuantity(index, claim, figure) };
      expect([wrongWith(changed), formOf(changed), changed.measure.unit]).toEqual([[], formOf(claim), "%"]);
    }
    const back = { ...pair, measure: withForm(index, pair, "one", 120) };
    expect([wrongWith(back), formOf(back)]).toEqual([[], "one"]);
  });

  it("has the unit of what is taken, not of the signal that it is taken of", () => {
    const unitOf = (of: string) =>
      (["mean", "duration", "share", "count"] as const).map((take) => unitTaken(index, of, take));
    expect(unitOf("line-1/pump-1/flow")).toEqual(["L/min", "s", "", ""]);
    // What an expression comes to is in whatever unit people say.
    expect(unitOf("line-1/pump-1/flow * 2")).toEqual([undefined, "s", "", ""]);
  });

  it("asks of every signal something that it has", () => {
    for (const signal of index.signalsOf[pump] ?? []) {
      const { asset, definition } = plant.signals[signal] ?? { asset: 0, definition: undefined };
      if (definition === undefined || definition.type === "text") continue;
      const quantity = quantityOfSignal(index, `${plant.assets[asset]?.path}/${definition.id}`);
      expect(wrongWith({ ...claimed, measure: withQuantity(index, claimed, quantity) })).toEqual([]);
    }
  });

  it("of what was compared has the two stretches, and ratios in percent", () => {
    const ranges = [
      { fromS: 0, toS: 20 },
      { fromS: 30, toS: 50 },
    ] as const;
    const compared = pairClaim(index, step, { from: "kpi", kpi: "oee", asset: "line-1/pump-1" }, ranges);
    expect(wrongWith(compared)).toEqual([]);
    expect(compared.measure).toMatchObject({ formula: "(after - before) * 100", unit: "%" });
  });

  it("that somebody wrote a formula for is left as it is written", () => {
    const free = { ...claimed, measure: { ...claimed.measure, formula: "value / 2" } };
    expect(formOf(free)).toBe("free");
  });
});
