import type { Plant } from "../../twin/plant/plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";

/** The simulation of a target's factory alone, or of one of the park's utilities. */
export function partOfPark(plant: Plant, simulation: SimulationFile, target: string): SimulationFile {
  const part = target.split("/")[0] ?? "";
  const isInPart = (path: string): boolean => path === part || path.startsWith(`${part}/`);
  const types = new Set(plant.assets.flatMap(({ path, type }) => (isInPart(path) && type ? [type.id] : [])));
  return {
    ...simulation,
    lines: simulation.lines.filter(({ asset }) => isInPart(asset)),
    fleets: [],
    stores: [],
    behaviours: Object.fromEntries(Object.entries(simulation.behaviours).filter(([type]) => types.has(type))),
  };
}
