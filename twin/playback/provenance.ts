import { freshnessCode, freshnessOf } from "../telemetry/freshness.ts";
import { sampleFlag } from "../telemetry/sample-quality.ts";
import type { SignalTable } from "../telemetry/signal-table.ts";

/** Where what is on a screen comes from: the mark that stands on every frame. */
export interface Provenance {
  /** `none` where no value is current: nothing on the screen is of now. */
  readonly source: "live" | "none";
  /** Who produced the current values. */
  readonly origins: { readonly plant: boolean; readonly simulated: boolean };
}

/**
 * The provenance of a table's current values. A value that is no longer current does not make a screen live, and one
 * simulated value among real ones shows.
 *
 * @param staleAfterUs by signal
 */
export function provenanceOf(table: SignalTable, staleAfterUs: ArrayLike<number>, nowUs: number): Provenance {
  let plant = false;
  let simulated = false;
  for (let signal = 0; signal < table.size; signal++) {
    const freshness = freshnessOf(table, signal, staleAfterUs[signal] ?? 0, nowUs);
    if (freshness === freshnessCode.stale || freshness === freshnessCode.never) continue;
    if (((table.quality[signal] ?? 0) & sampleFlag.simulated) === 0) plant = true;
    else simulated = true;
    if (plant && simulated) break;
  }
  return { source: plant || simulated ? "live" : "none", origins: { plant, simulated } };
}
