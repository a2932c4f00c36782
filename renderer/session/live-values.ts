import { compileLookRule, type LookRule } from "../../twin/appearance/device-look.ts";
import { indexPlantView, type PlantIndex } from "../../twin/plant/plant-index.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, clearTable, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";
import type { SessionClock } from "./session-clock.ts";

/** The values of one plant on this screen: typed arrays, mutated as batches arrive. */
export interface LiveValues {
  readonly plant: PlantIndex;
  readonly table: SignalTable;
  readonly clock: SessionClock;
  /** By asset: which signals decide how it looks. */
  readonly looks: readonly LookRule[];
  /** By signal, microseconds. */
  readonly staleAfterUs: Float64Array<ArrayBuffer>;
  /** Takes in a batch; false where it cannot be read. */
  apply(batch: Uint8Array): boolean;
  /** The next batch holds another moment as a whole: it replaces everything, in one go. Until then all stays. */
  reset(): void;
  /** The session's time, UTC microseconds: what ages and freshness are counted from. */
  nowUs(): number;
  /** Called after every batch; the listener must be quick. */
  onChange(listener: () => void): () => void;
}

export function createLiveValues(view: PlantView, clock: SessionClock): LiveValues {
  const plant = indexPlantView(view);
  const table = createSignalTable(view.signals.length);
  const samples = createSampleColumns(4096);
  const listeners = new Set<() => void>();
  let isReplacedNext = false;

  return {
    plant,
    table,
    clock,
    looks: view.assets.map((_, asset) => compileLookRule(plant, asset)),
    staleAfterUs: Float64Array.from(view.signals, (signal) => signal.staleAfterUs),
    apply(batch) {
      if (!decodeBatch(batch, samples)) return false;
      if (isReplacedNext) clearTable(table);
      isReplacedNext = false;
      applySamples(table, samples, plant.isText);
      for (const listener of listeners) listener();
      return true;
    },
    reset() {
      isReplacedNext = true;
    },
    nowUs: clock.nowUs,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
