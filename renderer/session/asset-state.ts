import type { MachineState } from "../../twin/appearance/machine-state.ts";
import { assetsBelow, typeOf } from "../../twin/plant/plant-index.ts";
import { isCurrent, readDevice } from "./device-reading.ts";
import type { LiveValues } from "./live-values.ts";

/** Machines below each asset that make something, found once for each plant. */
const makersOf = new WeakMap<LiveValues["plant"], Map<number, readonly number[]>>();

/**
 * The state of an asset: its own; of one that has none, such as a line, what most of its machines do that make
 * something. Undefined where nothing below says what it does, or nothing of it is of now.
 */
export function stateOfAsset(live: LiveValues, asset: number): MachineState | undefined {
  if ((live.looks[asset]?.stateSignal ?? -1) >= 0) return currentState(live, asset);
  const counts = new Map<MachineState, number>();
  let most: MachineState | undefined;
  for (const maker of listMakers(live, asset)) {
    const state = currentState(live, maker);
    if (state === undefined) continue;
    const count = (counts.get(state) ?? 0) + 1;
    counts.set(state, count);
    if (most === undefined || count > (counts.get(most) ?? 0)) most = state;
  }
  return most;
}

function currentState(live: LiveValues, asset: number): MachineState | undefined {
  const { state, freshness } = readDevice(live, asset);
  return isCurrent(freshness) ? state : undefined;
}

function listMakers(live: LiveValues, asset: number): readonly number[] {
  let byAsset = makersOf.get(live.plant);
  if (byAsset === undefined) {
    byAsset = new Map();
    makersOf.set(live.plant, byAsset);
  }
  let makers = byAsset.get(asset);
  if (makers === undefined) {
    makers = assetsBelow(live.plant, asset).filter((below) => typeOf(live.plant, below)?.role.totalCount !== undefined);
    byAsset.set(asset, makers);
  }
  return makers;
}
