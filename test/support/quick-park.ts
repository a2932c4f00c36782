import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../architecture/read-imports.ts";
import { plant, simulation } from "./park-scenarios.ts";
import { partOfPark } from "./part-of-park.ts";

/** A step of a scenario's file. */
interface FileStep {
  readonly id: string;
  speed?: number;
  holdS?: number;
}

/** How fast a tour is played in tests: what it is measured on stays the same. */
const pace = { speed: 600, holdS: 1.5 };

/**
 * A copy of the demonstration park whose tours are over soon.
 *
 * @param target the only factory or utility that is simulated, or an asset in it; the whole park without one
 */
export async function copyQuickPark(target?: string): Promise<string> {
  const folder = await copyPark();
  if (target !== undefined) {
    await writeFile(join(folder, "simulation.json"), JSON.stringify(partOfPark(plant, simulation, target)));
  }
  for (const name of await readdir(join(folder, "scenarios"))) {
    const path = join(folder, "scenarios", name);
    const scenario: { steps: FileStep[] } = JSON.parse(await readFile(path, "utf8"));
    for (const step of scenario.steps) Object.assign(step, pace);
    await writeFile(path, JSON.stringify(scenario));
  }
  return folder;
}

/** A copy of the demonstration park, in a folder of its own that the caller removes. */
export async function copyPark(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-park-"));
  await cp(join(root, "models/demo-park"), folder, { recursive: true });
  return folder;
}
