import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { type SimulatedPlant, simulatePlant } from "../../twin/simulation/simulate-plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";

/** A fault of the demonstration park, and the values that it is known by. */
export interface FaultCase {
  readonly target: string;
  readonly fault: string;
}

/** What a fault did, against the same plant without it. */
export interface FaultEffect {
  /** Values that moved by more than three times their noise, the first one first, seconds after the fault was asked for. */
  readonly moved: readonly { readonly asset: string; readonly signal: string; readonly afterS: number; readonly by: number }[];
  /** When the machine stood for it, seconds after it was asked for; undefined where it did not. */
  readonly failedAfterS: number | undefined;
  /** Time that the machine stood for it, seconds. */
  readonly downS: number;
  /** Good units that the factory's lines made less, and units that they scrapped more. */
  readonly lostUnits: number;
  readonly moreScrap: number;
}

/** Monday, 10:30 in China. */
const startUs = Date.UTC(2026, 5, 15, 2, 30) * 1000;
const settleS = 1800;
const lookEveryS = 10;

let park: Promise<{ plant: Plant; simulation: SimulationFile }> | undefined;

export function loadPark(): Promise<{ plant: Plant; simulation: SimulationFile }> {
  park ??= loadPlantFolder("models/demo-park").then(({ plant, simulation }) => {
    if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");
    return { plant, simulation };
  });
  return park;
}

/** Runs a fault's part of the park twice, with it and without, for so long after it was asked for. */
export async function measureFault({ target, fault }: FaultCase, forS: number): Promise<FaultEffect> {
  const { plant, simulation } = await loadPark();
  const factory = target.includes("/") ? `${target.split("/")[0]}/` : target;
  const assets = plant.assets.filter(({ path }) => path.startsWith(factory));
  const types = new Set(assets.map(({ type }) => type?.id ?? ""));
  const file: SimulationFile = {
    ...simulation,
    lines: simulation.lines.filter(({ asset }) => asset.startsWith(factory)),
    fleets: [],
    stores: [],
    behaviours: Object.fromEntries(Object.entries(simulation.behaviours).filter(([type]) => types.has(type))),
  };
  const open = (): SimulatedPlant =>
    simulatePlant(plant, file, { seed: 7, startUs, leastEveryS: lookEveryS, say: () => undefined, traceUnits: 0 });
  const struck = open();
  const spared = open();
  const askedUs = startUs + settleS * 1e6;
  for (const each of [struck, spared]) each.advance(askedUs);
  struck.disturbances.inject({ fault, target, startsInS: 0, durationS: 600, severity: 1 }, askedUs);

  const watched = plant.signals.filter(({ asset, definition }) => {
    const { path, type } = plant.assets[asset] ?? {};
    const kind = file.behaviours[type?.id ?? ""]?.[definition.id]?.kind;
    return path?.startsWith(factory) === true && (kind === "level" || kind === "upkeep" || kind === "day");
  });
  const moved = new Map<number, FaultEffect["moved"][number]>();
  let failedAfterS: number | undefined;
  const target_ = plant.assets.find(({ path }) => path === target)?.index ?? -1;
  for (let afterS = lookEveryS; afterS <= forS; afterS += lookEveryS) {
    const nowUs = askedUs + afterS * 1e6;
    for (const each of [struck, spared]) each.advance(nowUs);
    const down = struck.ledger.devices.get(target)?.some(({ failures }) => (failures.get(fault)?.count ?? 0) > 0);
    if (down === true) failedAfterS ??= afterS;
    for (const { index, asset, definition } of watched) {
      // Once the machine stands, everything about it differs.
      if (moved.has(index) || (failedAfterS !== undefined && asset === target_)) continue;
      const behaviour = file.behaviours[plant.assets[asset]?.type?.id ?? ""]?.[definition.id];
      const noise = behaviour !== undefined && "noise" in behaviour ? behaviour.noise : 0;
      const by = (struck.lastNumbers[index] ?? 0) - (spared.lastNumbers[index] ?? 0);
      if (Math.abs(by) <= 3 * noise || Math.abs(by) < 1e-6) continue;
      moved.set(index, { asset: plant.assets[asset]?.path ?? "", signal: definition.id, afterS, by });
    }
  }
  return { moved: [...moved.values()], failedAfterS, ...lossOf(struck, spared, target, fault) };
}

function lossOf(
  struck: SimulatedPlant,
  spared: SimulatedPlant,
  target: string,
  fault: string,
): Pick<FaultEffect, "downS" | "lostUnits" | "moreScrap"> {
  const count = ({ ledger }: SimulatedPlant, which: "finished" | "scrapped"): number =>
    [...ledger.lines.values()].flat().reduce((sum, hour) => sum + hour[which], 0);
  const downUs = (struck.ledger.devices.get(target) ?? []).reduce(
    (sum, { failures }) => sum + (failures.get(fault)?.downUs ?? 0),
    0,
  );
  return {
    downS: downUs / 1e6,
    lostUnits: count(spared, "finished") - count(struck, "finished"),
    moreScrap: count(struck, "scrapped") - count(spared, "scrapped"),
  };
}
