import { parseJsonFile, reportInto } from "../plant/parse-json-file.ts";
import type { Plant } from "../plant/plant.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import { checkSimulatedTypes } from "./check-simulated-types.ts";
import { type SimulationFile, simulationSchema } from "./simulation-schema.ts";

type Place = readonly PropertyKey[];

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
  const placeOf = new Map<string, string>();
  const checkPath = (path: string, place: Place): void => {
    if (paths.has(path)) return;
    report(place, { zh: `没有路径为 “${path}” 的对象`, en: `nothing has the path "${path}"` });
  };
  const checkDevice = (path: string, place: Place): void => {
    checkPath(path, place);
    const before = placeOf.get(path);
    if (before !== undefined)
      report(place, { zh: `“${path}” 已用于 ${before}`, en: `"${path}" is in ${before} already` });
    else placeOf.set(path, place.join("."));
  };
  const checkCalendar = (id: string | undefined, place: Place): void => {
    if (id === undefined || Object.hasOwn(simulation.calendars, id)) return;
    report(place, { zh: `没有日历 “${id}”`, en: `there is no calendar "${id}"` });
  };
  for (const [rank, line] of simulation.lines.entries()) {
    checkPath(line.asset, ["lines", rank, "asset"]);
    checkCalendar(line.calendar, ["lines", rank, "calendar"]);
    for (const [stage, { machines }] of line.stages.entries()) {
      for (const [n, path] of machines.entries()) checkDevice(path, ["lines", rank, "stages", stage, "machines", n]);
    }
  }
  for (const [rank, { vehicles, line }] of simulation.fleets.entries()) {
    if (line !== undefined) checkPath(line, ["fleets", rank, "line"]);
    for (const [n, path] of vehicles.entries()) checkDevice(path, ["fleets", rank, "vehicles", n]);
  }
  for (const [rank, { asset, trucks, calendar }] of simulation.stores.entries()) {
    checkPath(asset, ["stores", rank, "asset"]);
    checkCalendar(calendar, ["stores", rank, "calendar"]);
    for (const [n, path] of trucks.entries()) checkDevice(path, ["stores", rank, "trucks", n]);
  }
  checkSimulatedTypes(simulation, plant, report);
  return { simulation: issues.length === 0 ? simulation : undefined, issues };
}
