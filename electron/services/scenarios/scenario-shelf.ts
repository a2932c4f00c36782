import type { ScenarioEntry } from "../../../twin/bridge/contract.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import type { Source } from "../source.ts";

/** The scenarios of a host, and the recordings that were simulated for them. */
export interface ScenarioShelf {
  /** What a screen is told of them: those that can be played over a source, and what is wrong with the others. */
  list(source: Source): { readonly scenarios: ScenarioEntry[]; readonly issues: PlantIssue[] };
  /** @throws Error where there is no such scenario that can be played */
  scenario(id: string): Scenario;
  /**
   * The recording that is simulated for a scenario, as a source; it is made where it is missing, one at a time.
   *
   * @param onProgress told the share that is done, 0 to 1, while it is made
   * @throws Error where the scenario says of none, or where it cannot be made
   */
  recording(scenario: Scenario, onProgress: (share: number) => void): Promise<Source>;
  stop(): void;
}
