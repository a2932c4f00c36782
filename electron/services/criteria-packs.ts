import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { CriteriaPack } from "../../twin/scenario/criteria-schema.ts";
import { parseCriteriaPack } from "../../twin/scenario/parse-criteria-pack.ts";

export interface LoadedPacks {
  /** Those that can be used, by the names of their files. */
  readonly packs: readonly CriteriaPack[];
  /** Their files, by the ids of the packs. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly issues: readonly PlantIssue[];
}

/** Reads the criteria packs in a folder; what is wrong with one leaves the others as they are. */
export async function loadCriteriaPacks(folder: string): Promise<LoadedPacks> {
  const packs: CriteriaPack[] = [];
  const contents = new Map<string, Uint8Array>();
  const issues: PlantIssue[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ name }) => name);
  for (const file of files.sort()) {
    const bytes = new Uint8Array(await readFile(join(folder, file)));
    const parsed = parseCriteriaPack(bytes, file);
    issues.push(...parsed.issues);
    if (parsed.pack === undefined) continue;
    packs.push(parsed.pack);
    contents.set(parsed.pack.id, bytes);
  }
  return { packs, files: contents, issues };
}
