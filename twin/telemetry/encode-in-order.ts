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
 * @param isText whether a signal carries texts
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
    copyRow(samples, row, isText, part);
  }
  batches.push(...encodeBatches(part));
  return batches;
}

function copyRow(samples: SampleColumns, row: number, isText: Uint8Array, into: SampleColumns): void {
  const signal = samples.signal[row] ?? 0;
  const timeUs = samples.timeUs[row] ?? 0;
  const value = samples.value[row] ?? 0;
  const quality = samples.quality[row] ?? 0;
  const lagUs = samples.lagUs[row] ?? 0;
  if (isText[signal] === 1) appendTextSample(into, signal, timeUs, samples.texts[value] ?? "", quality, lagUs);
  else appendSample(into, signal, timeUs, value, quality, lagUs);
}
