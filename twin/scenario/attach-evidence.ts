import type { ExchangeCodec } from "../recording/exchange-codec.ts";
import type { Assessment } from "./assessment.ts";
import { changeAssessment } from "./change-assessment.ts";
import type { Criterion } from "./criteria-schema.ts";
import { type Evidence, hashEvidence } from "./evidence.ts";
import type { Scenario } from "./scenario-schema.ts";

/**
 * The assessment with evidence of a scenario attached to the criteria that its claims name, or, where a claim names
 * none, to those of the scenario. The same evidence is attached but once, however often the scenario plays; criteria
 * of packs that the assessment does not have are passed over.
 */
export function attachEvidence(
  assessment: Assessment,
  scenario: Pick<Scenario, "criteria">,
  evidence: readonly Evidence[],
  criteria: ReadonlyMap<string, Criterion>,
  codec: ExchangeCodec,
): Assessment {
  let result = assessment;
  for (const one of evidence) {
    const attached = { from: "scenario" as const, sha256: hashEvidence([one], codec), evidence: one };
    for (const criterion of one.criteria.length > 0 ? one.criteria : scenario.criteria) {
      const changed = changeAssessment(result, { kind: "attach", criterion, evidence: attached }, criteria);
      if (changed.problem === undefined) result = changed.assessment;
    }
  }
  return result;
}
