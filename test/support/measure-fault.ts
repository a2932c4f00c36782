import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { type SimulatedPlant, simulatePlant } from "../../twin/simulation/simulate-plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";
import { partOfPark } from "./part-of-park.ts";

/** A fault of the demonstration park, and the values that it is known by. */
export interface FaultCase {
  readonly target: string;
  readonly fault: string;
}

interface Moved {
  readonly asset: string;
  readonly signal: string;
  readonly afterS: number;
  readonly by: number;
}

/** What a fault did, against the same plant without it. */
export interface FaultEffect {
  /** Values that moved by more than three times their noise, the first one first, seconds after the fault was asked for. */
  readonly moved: readonly Moved[];
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

function loadPark(): Promise<{ plant: Plant; simulation: SimulationFile }> {
  park ??= loadPlantFolder("models/demo-park").then(({ plant, simulation }) => {
    if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");
    return { plant, simulation };
  });
  return park;
}

/** Runs a fault's part of the park twice, with it and without, for so long after it was asked for. */
export async function measureFault({ target, fault }: FaultCase, forS: number): Promise<FaultEffect> {
  const { plant, simulation } = await loadPark();
  const file = partOfPark(plant, simulation, target);
  const open = (): SimulatedPlant =>
    simulatePlant(plant, file, { seed: 7, startUs, leastEveryS: lookEveryS, say: () => undefined, traceUnits: 0 });
  const struck = open();
  const spared = open();
  const askedUs = startUs + settleS * 1e6;
  for (const each of [struck, spared]) each.advance(askedUs);
  struck.disturbances.inject({ fault, target, startsInS: 0, durationS: 600, severity: 1 }, askedUs);

  const watched = watchedSignals(plant, file);
  const moved = new Map<number, Moved>();
  let failedAfterS: number | undefined;
  for (let afterS = lookEveryS; afterS <= forS; afterS += lookEveryS) {
    for (const each of [struck, spared]) each.advance(askedUs + afterS * 1e6);
    const hours = struck.ledger.devices.get(target) ?? [];
    if (hours.some(({ failures }) => (failures.get(fault)?.count ?? 0) > 0)) failedAfterS ??= afterS;
    for (const { index, asset, signal, noise } of watched) {
      // Once the machine stands, everything about it differs.
      if (moved.has(index) || (failedAfterS !== undefined && asset === target)) continue;
      const by = (struck.lastNumbers[index] ?? 0) - (spared.lastNumbers[index] ?? 0);
      if (Math.abs(by) > Math.max(3 * noise, 1e-6)) moved.set(index, { asset, signal, afterS, by });
    }
  }
  return { moved: [...moved.values()], failedAfterS, ...lossOf(struck, spared, target, fault) };
}

interface Watched {
  readonly index: number;
  readonly asset: string;
  readonly signal: string;
  readonly noise: number;
}

/** Process values, with the noise around each. */
function watchedSignals(plant: Plant, file: SimulationFile): Watched[] {
  return plant.signals.flatMap(({ index, asset, definition: { id } }) => {
    const { path = "", type } = plant.assets[asset] ?? {};
    const behaviour = file.behaviours[type?.id ?? ""]?.[id];
    if (behaviour?.kind !== "level" && behaviour?.kind !== "upkeep" && behaviour?.kind !== "day") return [];
    return [{ index, asset: path, signal: id, noise: behaviour.noise }];
  });
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
