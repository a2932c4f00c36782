import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { Companions } from "../assessment/companions.ts";
import { refusals } from "../refusals.ts";
import { scenarioEntry } from "./scenario-entry.ts";
import type { ScenarioShelf } from "./scenario-shelf.ts";

/** The scenarios that came with a recording: they play over what it holds. */
export function openCompanionShelf({ scenarios, packs, issues }: Companions): ScenarioShelf {
  const criteria = indexCriteria(packs);
  return {
    list: () => ({
      scenarios: scenarios.map(({ file, scenario }) => ({
        ...scenarioEntry(scenario, criteria),
        over: ["recorded"],
        isRecordingMade: false,
        isOwn: false,
        issues: issues.filter((issue) => issue.file === file),
      })),
      issues: issues.filter(({ file }) => !scenarios.some((each) => each.file === file)),
    }),
    scenario(id) {
      const found = scenarios.find(({ scenario }) => scenario.id === id);
      if (found === undefined) throw refusals.noScenario(id);
      return found.scenario;
    },
    recording: ({ id }) => Promise.reject(refusals.notSimulated(id)),
    madeOver: () => undefined,
    desk: undefined,
    packs: undefined,
    stop: () => undefined,
  };
}
