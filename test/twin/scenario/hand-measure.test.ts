import { describe, expect, it } from "vitest";
import { type HandMeasure, handMeasureSchema, scenarioOfMeasure } from "../../../twin/scenario/hand-measure.ts";

const measure: HandMeasure = {
  criterion: "own/monitoring",
  who: "wang",
  claim: "综合效率不低于 80%",
  measured: { from: "kpi", kpi: "oee", asset: "line-1" },
  unit: "",
  fromUs: 1_780_000_000_000_000,
  toUs: 1_780_003_600_000_000,
  atLeast: 80,
};

describe("a measure that a person asks for", () => {
  it("is a scenario of one step, over just the range, and says who chose it", () => {
    const { scenario, plan } = scenarioOfMeasure(measure, "王工");
    expect(plan).toMatchObject({ startUs: measure.fromUs, endUs: measure.toUs, steps: [{ offsetUs: 3_600_000_000 }] });
    expect(scenario).toMatchObject({ id: "by-hand", criteria: ["own/monitoring"], summary: { en: "Chosen by 王工" } });
    expect(scenario.steps[0]?.evidence[0]?.measure.terms.value?.over).toEqual({ fromS: 0, toS: 3600 });
  });

  it("has ratios in percent, and other figures and signals as they are", () => {
    const measureOf = (measured: HandMeasure["measured"]) =>
      scenarioOfMeasure({ ...measure, measured, unit: "L/min" }, "").scenario.steps[0]?.evidence[0]?.measure;
    expect(measureOf(measure.measured)).toMatchObject({ formula: "value * 100", unit: "%" });
    expect(measureOf({ from: "kpi", kpi: "energy", asset: "line-1" })).toMatchObject({ formula: "value", unit: "kWh" });
    expect(measureOf({ from: "signals", of: "line-1/pump-1/flow", take: "mean" })).toMatchObject({
      formula: "value",
      unit: "L/min",
    });
  });

  it("is refused where it is of no range, expects nothing, or expects what cannot be", () => {
    const { atLeast: _none, ...unexpected } = measure;
    const wrong = [
      { ...measure, toUs: measure.fromUs },
      { ...measure, toUs: measure.fromUs + 700_000_000_000 },
      unexpected,
      { ...measure, atMost: 79 },
      { ...measure, claim: " " },
      { ...measure, measured: { from: "signals", of: "a", take: "sum" } },
    ];
    expect(handMeasureSchema.safeParse(measure).success).toBe(true);
    expect(wrong.map((each) => handMeasureSchema.safeParse(each).success)).toEqual(wrong.map(() => false));
  });
});
