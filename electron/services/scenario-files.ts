import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { parseScenario } from "../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { loadPlantFolder } from "./plant-folder.ts";

/** A scenario with the file that it is in. */
export interface NamedScenario {
  readonly file: string;
  readonly scenario: Scenario;
}

export interface CheckedScenarios {
  /** Those that can be played. */
  readonly scenarios: readonly NamedScenario[];
  readonly issues: readonly PlantIssue[];
}

/**
 * Reads a plant's scenarios and holds them against it.
 *
 * @param criteria ids of all criteria that are known, as pack/criterion
 */
export function checkPlantScenarios(
  files: ReadonlyMap<string, Uint8Array>,
  plant: Plant | undefined,
  criteria: ReadonlySet<string>,
): CheckedScenarios {
  const scenarios: NamedScenario[] = [];
  const issues: PlantIssue[] = [];
  for (const [file, bytes] of files) {
    const parsed = parseScenario(bytes, file, plant, criteria);
    issues.push(...parsed.issues);
    if (parsed.scenario !== undefined) scenarios.push({ file, scenario: parsed.scenario });
  }
  return { scenarios, issues };
}

/**
 * Reads a scenario from a file. One that stands in a plant's folder is held against that plant.
 *
 * @param plantFolder of another plant to hold it against; undefined for its own
 */
export async function checkScenarioFile(
  path: string,
  plantFolder: string | undefined,
  criteria: ReadonlySet<string>,
): Promise<CheckedScenarios> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = { zh: `文件无法读取：${reason}`, en: `cannot be read: ${reason}` };
    return { scenarios: [], issues: [{ severity: "error", file, place: "", text }] };
  }
  const folder = resolve(dirname(path));
  const folderOfPlant = plantFolder ?? (basename(folder) === "scenarios" ? dirname(folder) : undefined);
  const plant = folderOfPlant === undefined ? undefined : (await loadPlantFolder(folderOfPlant)).plant;
  const checked = checkPlantScenarios(new Map([[file, bytes]]), plant, criteria);
  if (plant !== undefined) return checked;
  const text = {
    zh: "没有可用的工厂描述，未检查其中的对象和点位；用 --plant 指定",
    en: "no usable plant beside it, so that assets and signals were not checked; name one with --plant",
  };
  return { ...checked, issues: [...checked.issues, { severity: "warning", file, place: "", text }] };
}
