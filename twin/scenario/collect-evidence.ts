import { evaluateExpression } from "../expression/evaluate-expression.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { type Evidence, type EvidenceOrigin, verdictOf } from "./evidence.ts";
import type { Origins } from "./known-values.ts";
import { measureTerm, type TermResult } from "./measure-term.ts";
import { createScenarioNames, type ScenarioNames } from "./scenario-names.ts";
import type { Claim, Scenario, TermRange } from "./scenario-schema.ts";
import type { TourPlan } from "./tour-plan.ts";
import type { ReadHistory } from "./walk-expression.ts";

/**
 * Computes what the data says of a step's claims. The same recording gives the same evidence, whether it is played,
 * and at which speed, or not at all.
 *
 * @param step place of the step
 * @throws Error where the history gives a batch that cannot be read
 */
export async function collectEvidence(
  scenario: Scenario,
  step: number,
  plan: TourPlan,
  plant: Plant,
  history: ReadHistory,
): Promise<Evidence[]> {
  const names = createScenarioNames(plant);
  const evidence: Evidence[] = [];
  for (const claim of scenario.steps[step]?.evidence ?? []) {
    evidence.push(await evidenceOf(claim));
  }
  return evidence;

  async function evidenceOf({ id, claim, criteria, measure, expect }: Claim): Promise<Evidence> {
    const results: [name: string, result: TermResult][] = [];
    for (const [name, term] of Object.entries(measure.terms)) {
      const range = resolveRange(term.over, step, plan);
      results.push([name, await measureTerm(term, range, plant, names, history)]);
    }
    const { atLeast, atMost, mostMissing } = expect;
    const found = {
      plant: plant.id,
      scenario: scenario.id,
      step: scenario.steps[step]?.id ?? "",
      claim: id,
      text: claim,
      criteria,
      atUs: plan.startUs + (plan.steps[step]?.offsetUs ?? 0),
      value: calculate(measure.formula, results),
      unit: measure.unit,
      formula: measure.formula,
      terms: Object.fromEntries(results.map(([name, { term }]) => [name, term])),
      signals: signalNames(results, names),
      missing: Math.max(...results.map(([, { term }]) => term.missing)),
      origin: originOf(results.map(([, { origins }]) => origins)),
      expect: {
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(atMost === undefined ? {} : { atMost }),
        mostMissing,
      },
    };
    return { ...found, verdict: verdictOf(found) };
  }
}

/** A range of a claim in UTC microseconds, within what there is to show. */
function resolveRange(over: TermRange, step: number, plan: TourPlan): TimeRange {
  const { startUs, endUs, steps } = plan;
  const offsetOf = (id: string | undefined): number =>
    steps.find((each) => each.id === id)?.offsetUs ?? steps[step]?.offsetUs ?? 0;
  const atUs = offsetOf(undefined);
  let [fromUs, toUs] = [atUs, atUs];
  if (over.lastS !== undefined) fromUs = atUs - over.lastS * 1e6;
  else if (over.fromStep !== undefined) [fromUs, toUs] = [offsetOf(over.fromStep), offsetOf(over.toStep)];
  else [fromUs, toUs] = [(over.fromS ?? 0) * 1e6, (over.toS ?? 0) * 1e6];
  const within = (offsetUs: number): number => Math.min(endUs, Math.max(startUs, startUs + Math.round(offsetUs)));
  return { fromUs: within(fromUs), toUs: within(toUs) };
}

function calculate(formula: string, results: readonly (readonly [string, TermResult])[]): number | null {
  const values = results.map(([, { term }]) => term.value ?? Number.NaN);
  const place = (name: string): number => results.findIndex(([each]) => each === name);
  const parsed = parseExpression(
    formula,
    (name) => (place(name) === -1 ? undefined : { signal: place(name), type: "number" }),
    ["number"],
  );
  if (parsed.problem !== undefined) throw new Error(`${formula}: ${parsed.problem.text.en}`);
  const value = evaluateExpression(parsed.expression, (term) => values[term] ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function signalNames(results: readonly (readonly [string, TermResult])[], names: ScenarioNames): string[] {
  return [...new Set(results.flatMap(([, { signals }]) => signals.map(names.signalName)))].sort();
}

function originOf(all: readonly Origins[]): EvidenceOrigin {
  const isByPlant = all.some(({ plant }) => plant);
  const isSimulated = all.some(({ simulated }) => simulated);
  if (isByPlant && isSimulated) return "both";
  if (isByPlant) return "plant";
  return isSimulated ? "simulated" : "none";
}
