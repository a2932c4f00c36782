import { type KpiId, kpiDefinitions } from "../../twin/kpi/kpi-definitions.ts";
import { definitionOf, type PlantIndex } from "../../twin/plant/plant-index.ts";
import type { Quantity } from "../../twin/scenario/compare-runs.ts";
import { freeId } from "../../twin/scenario/scenario-draft.ts";
import {
  type Claim,
  type MeasureTerm,
  numberTakes,
  type ScenarioStep,
  type TermRange,
} from "../../twin/scenario/scenario-schema.ts";
import { nameOfSignal, signalOfName } from "./describe-names.ts";

/** How a claim is built: one stretch, the same before and after, or written by hand. */
type ClaimForm = "one" | "pair" | "free";

/** What is made of before and after. */
export const pairFormulas = {
  difference: "after - before",
  percent: "(after - before) / before * 100",
} as const;

/** A claim to begin with: the mean of the asset's first number since the step before. */
export function newClaim(plant: PlantIndex, asset: number, step: ScenarioStep, earlier: string | undefined): Claim {
  const quantity = usualQuantity(plant, asset);
  const over: TermRange = earlier === undefined ? { lastS: 60 } : { fromStep: earlier };
  return {
    id: freeId("claim", step.evidence),
    claim: { zh: "", en: "" },
    criteria: [],
    measure: { ...measureOf(plant, quantity), terms: { value: { ...quantity, over } } },
    expect: { atLeast: 0, mostMissing: 0.1 },
  };
}

/** A quantity to begin with: the mean of the asset's first number, or a figure where it has none. */
export function usualQuantity(plant: PlantIndex, asset: number): Quantity {
  const signal = plant.signalsOf[asset]?.find((each) => definitionOf(plant, each)?.type === "number");
  return signal === undefined
    ? { from: "kpi", kpi: "oee", asset: plant.view.assets[asset]?.path ?? "" }
    : { from: "signals", of: nameOfSignal(plant, signal), take: "mean" };
}

/** A claim that a quantity has changed from one range to another; what is expected of it is for people to say. */
export function pairClaim(
  plant: PlantIndex,
  step: ScenarioStep,
  quantity: Quantity,
  [before, after]: readonly [TermRange, TermRange],
): Claim {
  const terms = { before: { ...quantity, over: before }, after: { ...quantity, over: after } };
  const { formula, unit } = measureOf(plant, quantity);
  const scale = formula === "value * 100" ? " * 100" : "";
  return {
    id: freeId("claim", step.evidence),
    claim: { zh: "", en: "" },
    criteria: [],
    measure: { terms, formula: scale === "" ? pairFormulas.difference : `(${pairFormulas.difference})${scale}`, unit },
    expect: { atLeast: 0, mostMissing: 0.1 },
  };
}

/** The claim of another quantity, in the ranges that it has. */
export function withQuantity(plant: PlantIndex, claim: Claim, quantity: Quantity): Claim["measure"] {
  const { terms, formula } = claim.measure;
  const { formula: usual, unit } = measureOf(plant, quantity);
  const isPair = formOf(claim) === "pair";
  return {
    formula: isPair ? formula : usual,
    unit: isPair && formula === pairFormulas.percent ? "%" : unit,
    terms: Object.fromEntries(Object.entries(terms).map(([name, { over }]) => [name, { ...quantity, over }])),
  };
}

/** The claim as one of before and after, or of one stretch again. */
export function withForm(plant: PlantIndex, claim: Claim, form: "one" | "pair", lengthS: number): Claim["measure"] {
  const [first] = Object.values(claim.measure.terms);
  if (first === undefined) return claim.measure;
  const { over, ...quantity } = first;
  if (form === "one") return { ...measureOf(plant, quantity), terms: { value: { ...quantity, over } } };
  const halfS = Math.round(lengthS / 2);
  const terms = {
    before: { ...quantity, over: { fromS: 0, toS: halfS } },
    after: { ...quantity, over: { fromS: halfS, toS: Math.round(lengthS) } },
  };
  return { terms, formula: pairFormulas.percent, unit: "%" };
}

export function formOf({ measure: { terms, formula } }: Claim): ClaimForm {
  const names = Object.keys(terms);
  if (names.length === 1) return formula === names[0] || formula === `${names[0]} * 100` ? "one" : "free";
  const { before, after } = terms;
  const isPair = names.length === 2 && before !== undefined && after !== undefined && isSame(before, after);
  return isPair ? "pair" : "free";
}

/** What can be taken of an expression: of a plain number, of anything else. */
export function isNumberSignal(plant: PlantIndex, of: string): boolean | undefined {
  const signal = signalOfName(plant, of);
  return signal === undefined ? undefined : definitionOf(plant, signal)?.type === "number";
}

/** The quantity of a signal that was picked: states are asked for by name, so that there is something to measure. */
export function quantityOfSignal(plant: PlantIndex, name: string): Quantity {
  const definition = definitionOf(plant, signalOfName(plant, name) ?? -1);
  if (definition?.type === "enum") return { from: "signals", of: `${name} = '${definition.values[0]}'`, take: "share" };
  return { from: "signals", of: name, take: definition?.type === "boolean" ? "share" : "mean" };
}

/** How a quantity is shown where nothing else is made of it: ratios in percent. */
export function measureOf(plant: PlantIndex, quantity: Quantity): Pick<Claim["measure"], "formula" | "unit"> {
  if (quantity.from === "kpi") {
    const { unit } = kpiDefinitions[quantity.kpi as KpiId];
    return { formula: unit === "%" ? "value * 100" : "value", unit };
  }
  switch (quantity.take) {
    case "share":
      return { formula: "value * 100", unit: "%" };
    case "duration":
    case "delay":
      return { formula: "value", unit: "s" };
    case "count":
      return { formula: "value", unit: "" };
    default: {
      const definition = definitionOf(plant, signalOfName(plant, quantity.of) ?? -1);
      return { formula: "value", unit: definition?.type === "number" ? definition.unit : "" };
    }
  }
}

/**
 * The unit of what is taken of a signal, with nothing made of it: a share is one of 1. Undefined where only people know
 * it, as of an expression's mean.
 */
export function unitTaken(
  plant: PlantIndex,
  of: string,
  take: Extract<Quantity, { from: "signals" }>["take"],
): string | undefined {
  const { formula, unit } = measureOf(plant, { from: "signals", of, take });
  const isNumber = numberTakes.some((each) => each === take);
  if (isNumber && signalOfName(plant, of) === undefined) return undefined;
  return formula === "value" ? unit : "";
}

function isSame({ over: _, ...one }: MeasureTerm, { over: __, ...other }: MeasureTerm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
