import type { Report } from "../plant/parse-json-file.ts";
import type { Plant } from "../plant/plant.ts";
import type { FailureSettings } from "./machine-schema.ts";
import type { SimulationFile } from "./simulation-schema.ts";

type Place = readonly PropertyKey[];

/** Checks that machines, the signs of their failures and behaviours are of types and signals that the plant has. */
export function checkSimulatedTypes(simulation: SimulationFile, plant: Plant, report: Report): void {
  const signalsOf = new Map<string, ReadonlySet<string>>();
  for (const { type } of plant.assets) {
    if (type !== undefined) signalsOf.set(type.id, new Set(type.signals.map(({ id }) => id)));
  }
  const isType = (typeId: string, place: Place): boolean => {
    if (signalsOf.has(typeId)) return true;
    report(place, { zh: `没有对象属于类型 “${typeId}”`, en: `nothing is of the type "${typeId}"` });
    return false;
  };
  const checkSignal = (typeId: string, signalId: string, place: Place): void => {
    if (signalsOf.get(typeId)?.has(signalId) !== false) return;
    report(place, {
      zh: `类型 “${typeId}” 没有点位 “${signalId}”`,
      en: `type "${typeId}" has no signal "${signalId}"`,
    });
  };
  const checkFailure = (typeId: string, { signs, spoils }: FailureSettings, place: Place): void => {
    for (const [rank, { signal, on = typeId }] of signs.entries()) {
      if (isType(on, [...place, "signs", rank, "on"])) checkSignal(on, signal, [...place, "signs", rank, "signal"]);
    }
    for (const [rank, { on = typeId }] of spoils.entries()) isType(on, [...place, "spoils", rank, "on"]);
  };

  for (const [typeId, behaviours] of Object.entries(simulation.behaviours)) {
    if (!isType(typeId, ["behaviours", typeId])) continue;
    for (const signalId of Object.keys(behaviours)) checkSignal(typeId, signalId, ["behaviours", typeId, signalId]);
  }
  for (const [typeId, { failures }] of Object.entries(simulation.machines)) {
    if (!isType(typeId, ["machines", typeId])) continue;
    for (const [rank, failure] of failures.entries()) {
      checkFailure(typeId, failure, ["machines", typeId, "failures", rank]);
    }
  }
}
