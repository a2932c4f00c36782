import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { CriteriaPack } from "../../twin/scenario/criteria-schema.ts";
import { parseCriteriaPack } from "../../twin/scenario/parse-criteria-pack.ts";

export interface LoadedPacks {
  /** Those that can be used, by the names of their files. */
  readonly packs: readonly CriteriaPack[];
  readonly issues: readonly PlantIssue[];
}

/** Reads the criteria packs in a folder; what is wrong with one leaves the others as they are. */
export async function loadCriteriaPacks(folder: string): Promise<LoadedPacks> {
  const packs: CriteriaPack[] = [];
  const issues: PlantIssue[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ name }) => name);
  for (const file of files.sort()) {
    const parsed = parseCriteriaPack(await readFile(join(folder, file)), file);
    issues.push(...parsed.issues);
    if (parsed.pack !== undefined) packs.push(parsed.pack);
  }
  return { packs, issues };
}
