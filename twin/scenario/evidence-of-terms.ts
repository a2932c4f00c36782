import { evaluateExpression } from "../expression/evaluate-expression.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { type Evidence, type EvidenceOrigin, verdictOf } from "./evidence.ts";
import type { Origins } from "./known-values.ts";
import type { TermResult } from "./measure-term.ts";
import type { ScenarioNames } from "./scenario-names.ts";

/** What evidence says besides what its terms come to. */
export type EvidenceBase = Omit<Evidence, "value" | "terms" | "signals" | "missing" | "origin" | "verdict">;

/**
 * Evidence from the results of its terms, by their names.
 *
 * @throws Error where the formula is none
 */
export function evidenceOfTerms(
  base: EvidenceBase,
  results: readonly (readonly [name: string, result: TermResult])[],
  names: ScenarioNames,
): Evidence {
  const found = {
    ...base,
    value: calculate(base.formula, results),
    terms: Object.fromEntries(results.map(([name, { term }]) => [name, term])),
    signals: signalNames(results, names),
    missing: Math.max(...results.map(([, { term }]) => term.missing)),
    origin: originOf(results.map(([, { origins }]) => origins)),
  };
  return { ...found, verdict: verdictOf(found) };
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

export function originOf(all: readonly Origins[]): EvidenceOrigin {
  const isByPlant = all.some(({ plant }) => plant);
  const isSimulated = all.some(({ simulated }) => simulated);
  if (isByPlant && isSimulated) return "both";
  if (isByPlant) return "plant";
  return isSimulated ? "simulated" : "none";
}
