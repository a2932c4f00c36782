import { encodeBatches } from "./encode-batch.ts";
import {
  appendSample,
  appendTextSample,
  clearSamples,
  createSampleColumns,
  type SampleColumns,
} from "./sample-columns.ts";

/** About a megabyte. */
const maxRows = 30_000;

/** Within this of each other times fit into one batch, whichever is its base. */
const maxSpanUs = 2 ** 31 - 1;

/**
 * Writes samples as SampleBatch messages of at most about a megabyte that keep their order, which encodeBatches does
 * not where their times lie far apart.
 *
 * @param isText whether a signal carries texts, by its place in the list
 */
export function encodeInOrder(samples: SampleColumns, isText: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const batches: Uint8Array<ArrayBuffer>[] = [];
  const part = createSampleColumns(Math.min(samples.count, maxRows));
  let minUs = Number.POSITIVE_INFINITY;
  let maxUs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < samples.count; row++) {
    const timeUs = samples.timeUs[row] ?? 0;
    if (part.count === maxRows || Math.max(maxUs, timeUs) - Math.min(minUs, timeUs) > maxSpanUs) {
      batches.push(...encodeBatches(part));
      clearSamples(part);
      minUs = Number.POSITIVE_INFINITY;
      maxUs = Number.NEGATIVE_INFINITY;
    }
    minUs = Math.min(minUs, timeUs);
    maxUs = Math.max(maxUs, timeUs);
    copySample(samples, row, isText, part);
  }
  batches.push(...encodeBatches(part));
  return batches;
}

/** Appends one row of columns to others, with its text where it has one. */
export function copySample(from: SampleColumns, row: number, isText: Uint8Array, into: SampleColumns): void {
  const signal = from.signal[row] ?? 0;
  const timeUs = from.timeUs[row] ?? 0;
  const value = from.value[row] ?? Number.NaN;
  const quality = from.quality[row] ?? 0;
  const lagUs = from.lagUs[row] ?? 0;
  const text = isText[signal] === 1 ? from.texts[value] : undefined;
  if (text !== undefined) appendTextSample(into, signal, timeUs, text, quality, lagUs);
  // Of a text that is not there the value is the place of none, and must not become that of another one.
  else appendSample(into, signal, timeUs, isText[signal] === 1 ? Number.NaN : value, quality, lagUs);
}
