import type { PlantView } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { appendSample, clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { framesPerS } from "./subject.ts";

/** Batches as a host sends them, made beforehand; their base time is set when they are sent. */
export interface StressBatches {
  /** One value of every signal. */
  readonly first: Uint8Array;
  /** The next batch, of now. */
  next(timeUs: number): Uint8Array;
}

/** Machines change their state about this often; everything else changes with every value. */
const stateChangeShare = 0.02;

/** @param valuesPerS of all signals together, spread evenly over them */
export function createStressBatches(view: PlantView, valuesPerS: number): StressBatches {
  const perBatch = Math.max(1, Math.round(valuesPerS / framesPerS));
  const total = view.signals.length;
  const columns = createSampleColumns(total);
  const first = encode(columns, total, (row) => row, view);
  const count = Math.min(64, Math.ceil(total / perBatch));
  const batches = Array.from({ length: count }, (_, batch) =>
    encode(columns, perBatch, (row) => (batch * perBatch + row) % total, view),
  );
  let sent = 0;
  return {
    first,
    next(timeUs) {
      const batch = batches[sent++ % batches.length] ?? first;
      setBaseTime(batch, timeUs);
      return batch;
    },
  };
}

/** Sets the time of a batch's samples: field 1 comes first, and is 64 bits wide. */
export function setBaseTime(batch: Uint8Array, timeUs: number): void {
  new DataView(batch.buffer, batch.byteOffset).setBigInt64(1, BigInt(Math.round(timeUs)), true);
}

function encode(
  columns: ReturnType<typeof createSampleColumns>,
  count: number,
  signalOf: (row: number) => number,
  view: PlantView,
): Uint8Array {
  clearSamples(columns);
  for (let row = 0; row < count; row++) {
    const signal = signalOf(row);
    const isState = view.signals[signal]?.definition === 0;
    const value = isState ? (Math.random() < stateChangeShare ? 3 : 2) : 50 + 50 * Math.sin(row + signal);
    appendSample(columns, signal, 1e15, value, 0, 0);
  }
  const [batch] = encodeBatches(columns);
  if (batch === undefined) throw new Error("a batch of no samples");
  return batch;
}
