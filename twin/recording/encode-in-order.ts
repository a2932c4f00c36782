import { encodeBatches } from "../telemetry/encode-batch.ts";
import {
  appendSample,
  appendTextSample,
  clearSamples,
  createSampleColumns,
  type SampleColumns,
} from "../telemetry/sample-columns.ts";

/** A batch's offsets are 32 bits of microseconds. */
const maxSpanUs = 2 ** 31 - 1;

/**
 * Writes samples as SampleBatch messages that keep their order across messages: where times lie more than 35 minutes
 * apart a new one begins, while encodeBatches would sort by distance.
 *
 * @param isText whether a signal carries texts, by its place in the list
 */
export function encodeInOrder(samples: SampleColumns, isText: Uint8Array): Uint8Array<ArrayBuffer>[] {
  if (isNarrow(samples)) return encodeBatches(samples);
  const batches: Uint8Array<ArrayBuffer>[] = [];
  const run = createSampleColumns(64);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < samples.count; row++) {
    const timeUs = samples.timeUs[row] ?? 0;
    if (Math.max(high, timeUs) - Math.min(low, timeUs) > maxSpanUs) {
      batches.push(...encodeBatches(run));
      clearSamples(run);
      low = timeUs;
      high = timeUs;
    }
    low = Math.min(low, timeUs);
    high = Math.max(high, timeUs);
    copySample(samples, row, isText, run);
  }
  batches.push(...encodeBatches(run));
  return batches;
}

/** Appends one row of columns to others, with its text where it has one. */
export function copySample(from: SampleColumns, row: number, isText: Uint8Array, into: SampleColumns): void {
  const signal = from.signal[row] ?? 0;
  const timeUs = from.timeUs[row] ?? 0;
  const value = from.value[row] ?? 0;
  const quality = from.quality[row] ?? 0;
  const lagUs = from.lagUs[row] ?? 0;
  const text = isText[signal] === 1 ? from.texts[value] : undefined;
  if (text !== undefined) appendTextSample(into, signal, timeUs, text, quality, lagUs);
  else appendSample(into, signal, timeUs, value, quality, lagUs);
}

function isNarrow(samples: SampleColumns): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < samples.count; row++) {
    const timeUs = samples.timeUs[row] ?? 0;
    low = Math.min(low, timeUs);
    high = Math.max(high, timeUs);
  }
  return high - low <= maxSpanUs;
}
