import { deviceFreshness, stateCodeOf } from "../../twin/appearance/device-look.ts";
import { type MachineState, machineStates } from "../../twin/appearance/machine-state.ts";
import { assetsBelow } from "../../twin/plant/plant-index.ts";
import { type Freshness, freshnessCode, freshnessNames } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "./live-values.ts";

/** What a device says of itself, and how much that says about now. */
export interface DeviceReading {
  readonly state: MachineState;
  readonly freshness: Freshness;
}

/** Whether what a device says is of now. */
export function isCurrent(freshness: Freshness): boolean {
  return freshness === "fresh" || freshness === "late";
}

export function readDevice(live: LiveValues, asset: number): DeviceReading {
  const rule = live.looks[asset];
  if (rule === undefined) return { state: "unknown", freshness: "never" };
  return {
    state: machineStates[stateCodeOf(rule, live.table)] ?? "unknown",
    freshness: freshnessNames[deviceFreshness(rule, live.table, live.staleAfterUs, live.nowUs())] ?? "never",
  };
}

/** Devices below an asset that report a fault now. */
export function countFaults(live: LiveValues, asset: number): number {
  const faultCode = machineStates.indexOf("fault");
  let count = 0;
  for (const below of assetsBelow(live.plant, asset)) {
    const rule = live.looks[below];
    if (rule === undefined || stateCodeOf(rule, live.table) !== faultCode) continue;
    if (deviceFreshness(rule, live.table, live.staleAfterUs, live.nowUs()) < freshnessCode.stale) count++;
  }
  return count;
}
