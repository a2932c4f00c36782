import type { RequestResult, ScenarioEntry } from "../../../twin/bridge/contract.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { ParsedScenario } from "../../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import type { PackShelf } from "../open-pack-shelf.ts";
import type { SharedSession } from "../shared-session.ts";
import type { Source } from "../source.ts";
import type { MadeOver } from "./open-authored-scenarios.ts";

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
  /** The stretch of a source's recorded time that a scenario was made over, where that is still there. */
  madeOver(id: string, source: Source): TimeRange | undefined;
  /** Undefined where scenarios are only played. */
  readonly desk: ScenarioDesk | undefined;
  /** What scenarios are held against; undefined where packs are not edited. */
  readonly packs: PackShelf | undefined;
  stop(): void;
}

/** Those of a plant: its own, and those that were made in the app. */
export interface PlantScenarioShelf extends ScenarioShelf {
  /** Their files, by path in a plant's folder: `scenarios/<id>.json`. */
  files(): PlantFiles;
}

/** Where scenarios are made. */
export interface ScenarioDesk {
  /** @throws Error where there is no such scenario */
  read(id: string, source: Source): RequestResult<"read-scenario">;
  check(draft: unknown): ParsedScenario;
  save(draft: unknown, madeOver: MadeOver): Promise<ParsedScenario>;
  /** @throws Error where none of that id was made here */
  remove(id: string): Promise<void>;
  /** Plays a draft in a session, over the recording that is simulated for it or a stretch of the session's own. */
  preview(session: SharedSession, scenario: Scenario, range: TimeRange): Promise<RequestResult<"start-tour">>;
}
