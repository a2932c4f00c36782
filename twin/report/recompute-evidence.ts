import type { Plant } from "../plant/plant.ts";
import type { Evidence } from "../scenario/evidence.ts";
import { evidenceOfTerms } from "../scenario/evidence-of-terms.ts";
import { measureTerm, type TermResult } from "../scenario/measure-term.ts";
import { createScenarioNames } from "../scenario/scenario-names.ts";
import { measureTermSchema } from "../scenario/scenario-schema.ts";
import type { ReadHistory } from "../scenario/walk-expression.ts";

/**
 * Computes evidence again, over the ranges that it states.
 *
 * @returns undefined where what it says of its terms or its formula is nothing that could be computed
 * @throws Error where the history gives a batch that cannot be read
 */
export async function recomputeEvidence(
  evidence: Evidence,
  plant: Plant,
  history: ReadHistory,
): Promise<Evidence | undefined> {
  const names = createScenarioNames(plant);
  const results: [name: string, result: TermResult][] = [];
  for (const [name, { of, asset, take, fromUs, toUs }] of Object.entries(evidence.terms)) {
    const quantity = asset === undefined ? { from: "signals", of, take } : { from: "kpi", kpi: of, asset };
    const term = measureTermSchema.safeParse({ ...quantity, over: { lastS: 0 } });
    if (!term.success) return undefined;
    results.push([name, await measureTerm(term.data, { fromUs, toUs }, plant, names, history)]);
  }
  const { value, terms, signals, missing, origin, verdict, ...base } = evidence;
  try {
    return evidenceOfTerms(base, results, names);
  } catch {
    return undefined;
  }
}
