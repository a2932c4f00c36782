import type { ScenarioEntry } from "../../../twin/bridge/contract.ts";
import type { Criterion } from "../../../twin/scenario/criteria-schema.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { estimateTourS, neededS } from "../../../twin/scenario/tour-length.ts";

/** What a screen is told of a scenario, but for what it can be played over. */
export function scenarioEntry(
  scenario: Scenario,
  known: ReadonlyMap<string, Criterion>,
): Omit<ScenarioEntry, "issues" | "over" | "isRecordingMade" | "isOwn"> {
  const { id, title, summary, steps, criteria } = scenario;
  return {
    id,
    title,
    ...(summary === undefined ? {} : { summary }),
    criteria: criteria.flatMap((each) => {
      const criterion = known.get(each);
      return criterion === undefined ? [] : [{ id: each, title: criterion.title }];
    }),
    steps: steps.length,
    claims: steps.reduce((count, { evidence }) => count + evidence.length, 0),
    lengthS: estimateTourS(scenario),
    needsS: neededS(scenario),
  };
}
