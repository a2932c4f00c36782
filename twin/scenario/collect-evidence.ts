import { parseExpression } from "../expression/parse-expression.ts";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { Evidence } from "./evidence.ts";
import { evidenceOfTerms } from "./evidence-of-terms.ts";
import { measureTerm, type TermResult } from "./measure-term.ts";
import { rememberSamples } from "./remember-samples.ts";
import { createScenarioNames } from "./scenario-names.ts";
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
  const claims = scenario.steps[step]?.evidence ?? [];
  const remembered = rememberTerms();
  const evidence: Evidence[] = [];
  for (const claim of claims) evidence.push(await evidenceOf(claim));
  return evidence;

  /** All terms over signals, read in one go. */
  function rememberTerms(): ReadHistory {
    const terms = claims.flatMap(({ measure }) => Object.values(measure.terms));
    const signals = new Set<number>();
    let [fromUs, toUs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const term of terms) {
      if (term.from !== "signals") continue;
      const parsed = parseExpression(term.of, names.resolve, ["number", "truth"]);
      if (parsed.problem !== undefined) continue;
      for (const signal of parsed.signals) signals.add(signal);
      const range = resolveRange(term.over, step, plan);
      [fromUs, toUs] = [Math.min(fromUs, range.fromUs), Math.max(toUs, range.toUs)];
    }
    return rememberSamples(history, plant, signals, { fromUs, toUs });
  }

  async function evidenceOf({ id, claim, criteria, measure, expect }: Claim): Promise<Evidence> {
    const results: [name: string, result: TermResult][] = [];
    for (const [name, term] of Object.entries(measure.terms)) {
      const range = resolveRange(term.over, step, plan);
      results.push([name, await measureTerm(term, range, plant, names, remembered)]);
    }
    const { atLeast, atMost, mostMissing } = expect;
    const base = {
      plant: plant.id,
      scenario: scenario.id,
      step: scenario.steps[step]?.id ?? "",
      claim: id,
      text: claim,
      criteria,
      atUs: plan.startUs + (plan.steps[step]?.offsetUs ?? 0),
      unit: measure.unit,
      formula: measure.formula,
      expect: {
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(atMost === undefined ? {} : { atMost }),
        mostMissing,
      },
    };
    return evidenceOfTerms(base, results, names);
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
