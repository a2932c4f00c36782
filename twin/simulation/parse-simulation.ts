import { parseJsonFile, reportInto } from "../plant/parse-json-file.ts";
import type { Plant } from "../plant/plant.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import { type SimulationFile, simulationSchema } from "./simulation-schema.ts";

/** Reads simulation.json and checks that it speaks of the plant's own assets, types and signals. */
export function parseSimulation(
  bytes: Uint8Array,
  plant: Plant,
): { simulation: SimulationFile | undefined; issues: PlantIssue[] } {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, "simulation.json");
  const simulation = parseJsonFile(bytes, simulationSchema, report);
  if (simulation === undefined) return { simulation, issues };

  const paths = new Set(plant.assets.map((asset) => asset.path));
  const checkPath = (path: string, place: readonly PropertyKey[]): void => {
    if (paths.has(path)) return;
    report(place, { zh: `没有路径为 “${path}” 的对象`, en: `nothing has the path "${path}"` });
  };
  for (const [rank, line] of simulation.lines.entries()) {
    checkPath(line.asset, ["lines", rank, "asset"]);
    for (const [place, station] of line.stations.entries()) {
      checkPath(station.asset, ["lines", rank, "stations", place, "asset"]);
    }
  }
  const types = new Map(
    plant.assets.flatMap((asset) => (asset.type === undefined ? [] : [[asset.type.id, asset.type]])),
  );
  for (const [typeId, behaviours] of Object.entries(simulation.behaviours)) {
    const type = types.get(typeId);
    if (type === undefined) {
      report(["behaviours", typeId], { zh: `没有对象属于类型 “${typeId}”`, en: `nothing is of the type "${typeId}"` });
      continue;
    }
    const known = new Set(type.signals.map((signal) => signal.id));
    for (const signalId of Object.keys(behaviours)) {
      if (known.has(signalId)) continue;
      report(["behaviours", typeId, signalId], {
        zh: `类型 “${typeId}” 没有点位 “${signalId}”`,
        en: `type "${typeId}" has no signal "${signalId}"`,
      });
    }
  }
  return { simulation: issues.length === 0 ? simulation : undefined, issues };
}
