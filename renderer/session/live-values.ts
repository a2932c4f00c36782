import { compileLookRule, type LookRule } from "../../twin/appearance/device-look.ts";
import { indexPlantView, type PlantIndex } from "../../twin/plant/plant-index.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, clearTable, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";
import type { SessionClock } from "./session-clock.ts";

/** Told of the samples that came, or of none where everything changed. */
export type ChangeListener = (samples?: SampleColumns) => void;

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
  /** The next so many batches hold another moment as a whole: they replace everything, in one go. Until then all stays. */
  reset(batches: number): void;
  /** The session's time, UTC microseconds: what ages and freshness are counted from. */
  nowUs(): number;
  /**
   * Called after every batch with its samples, which are only lent, and without any after everything was replaced;
   * the listener must be quick.
   */
  onChange(listener: ChangeListener): () => void;
}

export function createLiveValues(view: PlantView, clock: SessionClock): LiveValues {
  const plant = indexPlantView(view);
  const table = createSignalTable(view.signals.length);
  const samples = createSampleColumns(4096);
  const listeners = new Set<ChangeListener>();
  /** Batches of another moment that have come, while others are to come; undefined while none are. */
  let awaited: { readonly count: number; readonly batches: Uint8Array[] } | undefined;

  const applyOne = (batch: Uint8Array): boolean => {
    if (!decodeBatch(batch, samples)) return false;
    applySamples(table, samples, plant.isText);
    return true;
  };
  /** Takes in all batches of another moment at once, when the last of them has come. */
  const applyAwaited = (batches: readonly Uint8Array[]): boolean => {
    awaited = undefined;
    clearTable(table);
    let isReadable = true;
    for (const each of batches) if (!applyOne(each)) isReadable = false;
    for (const listener of listeners) listener();
    return isReadable;
  };

  return {
    plant,
    table,
    clock,
    looks: view.assets.map((_, asset) => compileLookRule(plant, asset)),
    staleAfterUs: Float64Array.from(view.signals, (signal) => signal.staleAfterUs),
    apply(batch) {
      if (awaited !== undefined) {
        awaited.batches.push(batch);
        return awaited.batches.length < awaited.count || applyAwaited(awaited.batches);
      }
      if (!applyOne(batch)) return false;
      for (const listener of listeners) listener(samples);
      return true;
    },
    reset(count) {
      awaited = { count, batches: [] };
    },
    nowUs: clock.nowUs,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
