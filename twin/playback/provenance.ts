import { freshnessCode, freshnessOf } from "../telemetry/freshness.ts";
import { sampleFlag } from "../telemetry/sample-quality.ts";
import type { SignalTable } from "../telemetry/signal-table.ts";

/** Where what is on a screen comes from: the mark that stands on every frame. */
export interface Provenance {
  /** `recorded` wherever the time is not that of the plant; `none` where no value is of now although it is. */
  readonly source: "live" | "recorded" | "none";
  /** Who produced the values that are current at the screen's time. */
  readonly origins: { readonly plant: boolean; readonly simulated: boolean };
}

/**
 * The provenance of a table's current values. A value that is no longer current does not make a screen live, and one
 * simulated value among real ones shows.
 *
 * @param staleAfterUs by signal
 * @param nowUs the screen's time
 * @param isRecorded whether that is a moment of a recording, and not the plant's own now
 */
export function provenanceOf(
  table: SignalTable,
  staleAfterUs: ArrayLike<number>,
  nowUs: number,
  isRecorded: boolean,
): Provenance {
  let plant = false;
  let simulated = false;
  for (let signal = 0; signal < table.size; signal++) {
    const freshness = freshnessOf(table, signal, staleAfterUs[signal] ?? 0, nowUs);
    if (freshness === freshnessCode.stale || freshness === freshnessCode.never) continue;
    if (((table.quality[signal] ?? 0) & sampleFlag.simulated) === 0) plant = true;
    else simulated = true;
    if (plant && simulated) break;
  }
  const source = plant || simulated ? "live" : "none";
  return { source: isRecorded ? "recorded" : source, origins: { plant, simulated } };
}
