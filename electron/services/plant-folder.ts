import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { maxModelBytes } from "../../twin/plant/check-model.ts";
import { type ParsedPlant, parsePlant } from "../../twin/plant/parse-plant.ts";
import { maxScenarioBytes } from "../../twin/scenario/parse-scenario.ts";
import { parseSimulation } from "../../twin/simulation/parse-simulation.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";

/** A plant as it was read from a folder. */
export interface LoadedPlant extends ParsedPlant {
  /** Models by file name, for screens. */
  readonly models: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** All files that belong to the plant, by path in its folder. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** How the plant behaves without its machines; undefined where the folder does not say. */
  readonly simulation: SimulationFile | undefined;
  /** Scenarios of the plant as they are in its folder, by path in it. */
  readonly scenarios: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Files that belong to a plant; anything else in the folder is left alone. */
const plantFile = /^(plant\.json|simulation\.json|types\/[^/]+\.json|[^/]+\.glb)$/;

/** Tours through the plant: they belong beside it, so that one that is edited does not make it another plant. */
const scenarioFile = /^scenarios\/[^/]+\.json$/;

/** Reads and checks the plant in a folder. Its scenarios are read and left unchecked. */
export async function loadPlantFolder(folder: string): Promise<LoadedPlant> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const scenarios = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const path of await listFiles(folder)) {
    if (plantFile.test(path)) files.set(path, await readUpTo(join(folder, path), maxModelBytes + 1));
    if (scenarioFile.test(path)) scenarios.set(path, await readUpTo(join(folder, path), maxScenarioBytes + 1));
  }
  const models = new Map([...files].filter(([path]) => path.endsWith(".glb")));
  const { plant, issues } = parsePlant(files);
  const simulationBytes = files.get("simulation.json");
  if (plant === undefined || simulationBytes === undefined)
    return { plant, issues, models, files, simulation: undefined, scenarios };
  const { simulation, issues: found } = parseSimulation(simulationBytes, plant);
  return {
    plant: simulation === undefined ? undefined : plant,
    issues: [...issues, ...found],
    models,
    files,
    simulation,
    scenarios,
  };
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

/** A file's content; of one that is too large to be shown, enough to see that it is. */
async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const content = new Uint8Array(Math.min(size, maxBytes));
    let filled = 0;
    while (filled < content.length) {
      const { bytesRead } = await file.read(content, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return content.subarray(0, filled);
  } finally {
    await file.close();
  }
}
