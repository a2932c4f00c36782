import { parseJsonFile, reportInto } from "../plant/parse-json-file.ts";
import type { Plant } from "../plant/plant.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import { checkOrder } from "./check-order.ts";
import { checkReferences } from "./check-references.ts";
import { createScenarioNames } from "./scenario-names.ts";
import { type Scenario, scenarioSchema } from "./scenario-schema.ts";

export interface ParsedScenario {
  /** Undefined where an error makes it unusable. */
  readonly scenario: Scenario | undefined;
  /** Errors, and as warnings what it names and is not there, addressed and in both languages. */
  readonly issues: readonly PlantIssue[];
}

/** The longest scenario file: a limit for hostile files, far beyond what a person writes. */
export const maxScenarioBytes = 2_000_000;

/**
 * Reads a scenario and holds it against a plant.
 *
 * @param file its path, for messages; the name without `.json` must be the scenario's id
 * @param plant undefined where there is none to hold it against
 * @param criteria ids of all criteria that are known, as pack/criterion; undefined where no packs are at hand
 */
export function parseScenario(
  bytes: Uint8Array,
  file: string,
  plant: Plant | undefined,
  criteria: ReadonlySet<string> | undefined,
): ParsedScenario {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, file);
  if (bytes.byteLength > maxScenarioBytes) {
    report([], { zh: "文件过大，最大 2 MB", en: "is too large; at most 2 MB" });
    return { scenario: undefined, issues };
  }
  const scenario = parseJsonFile(bytes, scenarioSchema, report);
  if (scenario === undefined) return { scenario, issues };

  const name = /([^/\\]+)\.json$/.exec(file)?.[1];
  if (scenario.id !== name) {
    report(["id"], {
      zh: `“${scenario.id}” 与文件名不一致，应为 “${name ?? ""}”`,
      en: `"${scenario.id}" is not the file's name; it must be "${name ?? ""}"`,
    });
  }
  checkOrder(scenario, report);
  if (plant !== undefined) checkReferences(scenario, createScenarioNames(plant), criteria, report);
  return { scenario: issues.some(({ severity }) => severity === "error") ? undefined : scenario, issues };
}
