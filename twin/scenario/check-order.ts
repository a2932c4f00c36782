import { expressionProblemText } from "../expression/expression-problem-text.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { Report } from "../plant/parse-json-file.ts";
import type { Claim, Scenario, TermRange } from "./scenario-schema.ts";

type At = (key: readonly PropertyKey[], text: LocalizedText) => void;

/** Reports what a schema cannot see within a scenario itself: twins, steps that go back, formulas that are none. */
export function checkOrder(scenario: Scenario, report: Report): void {
  const placeOf = new Map<string, number>();
  let latestS = 0;
  for (const [place, { id, at, evidence }] of scenario.steps.entries()) {
    if (placeOf.has(id)) {
      report(["steps", place, "id"], { zh: `步骤 “${id}” 重复`, en: `step "${id}" is there twice` });
    }
    placeOf.set(id, place);
    if (at.offsetS !== undefined && at.offsetS < latestS) {
      report(["steps", place, "at", "offsetS"], {
        zh: `早于前面的步骤，应不小于 ${latestS}`,
        en: `is before an earlier step; it must be at least ${latestS}`,
      });
    }
    latestS = Math.max(latestS, at.offsetS ?? 0);
    const seen = new Set<string>();
    for (const [rank, claim] of evidence.entries()) {
      const where = (key: readonly PropertyKey[], text: LocalizedText): void =>
        report(["steps", place, "evidence", rank, ...key], text);
      if (seen.has(claim.id)) {
        where(["id"], { zh: `符合性说明 “${claim.id}” 重复`, en: `claim "${claim.id}" is there twice` });
      }
      seen.add(claim.id);
      checkClaim(claim, place, placeOf, where);
    }
  }
}

/**
 * @param place of its step
 * @param placeOf the steps up to this one
 */
function checkClaim({ measure }: Claim, place: number, placeOf: ReadonlyMap<string, number>, at: At): void {
  const terms = Object.keys(measure.terms);
  const { problem } = parseExpression(
    measure.formula,
    (name) => (terms.includes(name) ? { signal: terms.indexOf(name), type: "number" } : undefined),
    ["number"],
  );
  if (problem !== undefined) at(["measure", "formula"], expressionProblemText(problem));
  for (const [name, { over }] of Object.entries(measure.terms)) {
    checkRange(over, place, placeOf, (key, text) => at(["measure", "terms", name, "over", ...key], text));
  }
}

function checkRange(
  { fromS, toS, fromStep, toStep }: TermRange,
  place: number,
  placeOf: ReadonlyMap<string, number>,
  at: At,
): void {
  if (fromS !== undefined && toS !== undefined && toS <= fromS) {
    at(["toS"], { zh: "应大于 fromS", en: "must be above fromS" });
  }
  for (const [key, step] of Object.entries({ fromStep, toStep })) {
    if (step === undefined || placeOf.has(step)) continue;
    at([key], { zh: `此前没有步骤 “${step}”`, en: `there is no step "${step}" up to here` });
  }
  const from = placeOf.get(fromStep ?? "");
  const to = toStep === undefined ? place : placeOf.get(toStep);
  if (from === undefined || to === undefined || from < to) return;
  at(["fromStep"], { zh: "应早于时段结束的步骤", en: "must be before the step at which the range ends" });
}
