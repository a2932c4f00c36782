import type { Plant } from "../plant/plant.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf, sampleFlag } from "../telemetry/sample-quality.ts";
import { createKnownValues, type Origins } from "./known-values.ts";
import type { ReadHistory } from "./walk-expression.ts";

/** A history that notes who produced what is read of it. */
export interface WatchedHistory extends ReadHistory {
  /** Of the samples of the signals that were read so far and can be believed. */
  origins(): Origins;
}

export function watchOrigins(history: ReadHistory, plant: Plant, signals: readonly number[]): WatchedHistory {
  const wanted = new Set(signals);
  const columns = createSampleColumns(1024);
  const seen = { plant: false, simulated: false };
  const note = ({ plant: byPlant, simulated }: Origins): void => {
    seen.plant ||= byPlant;
    seen.simulated ||= simulated;
  };
  const noteSamples = (batch: Uint8Array<ArrayBuffer>): void => {
    if (!decodeBatch(batch, columns)) return;
    for (let row = 0; row < columns.count; row++) {
      const flags = columns.quality[row] ?? 0;
      if (!wanted.has(columns.signal[row] ?? -1) || qualityOf(flags) === quality.bad) continue;
      const isSimulated = (flags & sampleFlag.simulated) !== 0;
      note({ plant: !isSimulated, simulated: isSimulated });
    }
  };

  return {
    origins: () => ({ ...seen }),
    async stateAt(timeUs) {
      const state = await history.stateAt(timeUs);
      const values = createKnownValues(plant, signals);
      for (const batch of state.batches) {
        if (!decodeBatch(batch, columns)) continue;
        for (let row = 0; row < columns.count; row++) values.take(columns, row);
      }
      note(values.origins(timeUs));
      return state;
    },
    async *samples(range, needed) {
      for await (const batch of history.samples(range, needed)) {
        noteSamples(batch);
        yield batch;
      }
    },
  };
}
