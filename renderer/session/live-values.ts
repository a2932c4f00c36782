import { compileLookRule, type LookRule } from "../../twin/appearance/device-look.ts";
import { indexPlantView, type PlantIndex } from "../../twin/plant/plant-index.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { receivedUs } from "../../twin/telemetry/sample-time.ts";
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
  /**
   * The moment that the values are of, UTC microseconds: what ages and freshness are counted from. The clock's own
   * time, except that it does not run ahead of the data while time runs fast.
   */
  nowUs(): number;
  /** Called after every batch; the listener must be quick. */
  onChange(listener: () => void): () => void;
}

/**
 * Data is this long on its way at most. At ×600 that is five minutes of the session's time, in which every value would
 * look as if it had stopped coming.
 */
const onItsWayS = 0.5;

export function createLiveValues(view: PlantView, clock: SessionClock): LiveValues {
  const plant = indexPlantView(view);
  const table = createSignalTable(view.signals.length);
  const samples = createSampleColumns(4096);
  const listeners = new Set<() => void>();
  let isReplacedNext = false;
  let newestUs = Number.NEGATIVE_INFINITY;

  return {
    plant,
    table,
    clock,
    looks: view.assets.map((_, asset) => compileLookRule(plant, asset)),
    staleAfterUs: Float64Array.from(view.signals, (signal) => signal.staleAfterUs),
    apply(batch) {
      if (!decodeBatch(batch, samples)) return false;
      if (isReplacedNext) {
        clearTable(table);
        newestUs = Number.NEGATIVE_INFINITY;
      }
      isReplacedNext = false;
      newestUs = Math.max(newestUs, newestReceivedUs(samples));
      applySamples(table, samples, plant.isText);
      for (const listener of listeners) listener();
      return true;
    },
    reset() {
      isReplacedNext = true;
    },
    nowUs() {
      const timeUs = clock.nowUs();
      if (clock.speed() <= 1) return timeUs;
      return Math.min(timeUs, Math.max(newestUs, timeUs - clock.speed() * onItsWayS * 1e6));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function newestReceivedUs(samples: SampleColumns): number {
  let newestUs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < samples.count; row++) {
    const timeUs = receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, samples.quality[row] ?? 0);
    if (timeUs > newestUs) newestUs = timeUs;
  }
  return newestUs;
}
