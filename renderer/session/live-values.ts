import { compileLookRule, type LookRule } from "../../twin/appearance/device-look.ts";
import { indexPlantView, type PlantIndex } from "../../twin/plant/plant-index.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";

/** The values of one plant on this screen: typed arrays, mutated as batches arrive. */
export interface LiveValues {
  readonly plant: PlantIndex;
  readonly table: SignalTable;
  /** By asset: which signals decide how it looks. */
  readonly looks: readonly LookRule[];
  /** By signal, microseconds. */
  readonly staleAfterUs: Float64Array<ArrayBuffer>;
  /** Takes in a batch; false where it cannot be read. */
  apply(batch: Uint8Array): boolean;
  /** The session's time now, UTC microseconds. */
  nowUs(): number;
  /** Sets the session's time, which then runs on by itself. */
  setTime(sessionTimeUs: number): void;
  /** Called after every batch with its samples, which are only lent; the listener must be quick. */
  onChange(listener: (samples: SampleColumns) => void): () => void;
}

/** @param monotonicMs a clock that only goes forward, in milliseconds */
export function createLiveValues(view: PlantView, sessionTimeUs: number, monotonicMs: () => number): LiveValues {
  const plant = indexPlantView(view);
  const table = createSignalTable(view.signals.length);
  const samples = createSampleColumns(4096);
  const listeners = new Set<(samples: SampleColumns) => void>();
  let anchorUs = sessionTimeUs;
  let anchorMs = monotonicMs();

  return {
    plant,
    table,
    looks: view.assets.map((_, asset) => compileLookRule(plant, asset)),
    staleAfterUs: Float64Array.from(view.signals, (signal) => signal.staleAfterUs),
    apply(batch) {
      if (!decodeBatch(batch, samples)) return false;
      applySamples(table, samples, plant.isText);
      for (const listener of listeners) listener(samples);
      return true;
    },
    nowUs: () => anchorUs + (monotonicMs() - anchorMs) * 1000,
    setTime(timeUs) {
      anchorUs = timeUs;
      anchorMs = monotonicMs();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
