import { appendSample, createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { isArrivalOrdered } from "../telemetry/sample-time.ts";

/**
 * Leaves out what no table would show in the end: applied onto any table (applySamples), the rows that stay give the
 * same as all of them. Of each signal these are at most two, in their order: the last that counts by its arrival, and
 * the newest of those after it. The texts are shared.
 *
 * @param samples their signals are below `size`
 */
export function coalesceSamples(samples: SampleColumns, size: number): SampleColumns {
  const arrived = new Int32Array(size).fill(-1);
  const newest = new Int32Array(size).fill(-1);
  chooseRows(samples, arrived, newest);
  const kept = createSampleColumns(size);
  kept.texts = samples.texts;
  const { signal, timeUs, value, quality, lagUs } = samples;
  for (let row = 0; row < samples.count; row++) {
    const place = signal[row] ?? 0;
    if (arrived[place] !== row && newest[place] !== row) continue;
    appendSample(kept, place, timeUs[row] ?? 0, value[row] ?? 0, quality[row] ?? 0, lagUs[row] ?? 0);
  }
  return kept;
}

/** Finds the two rows of each signal, -1 where there is none. */
function chooseRows(samples: SampleColumns, arrived: Int32Array, newest: Int32Array): void {
  for (let row = 0; row < samples.count; row++) {
    const signal = samples.signal[row] ?? 0;
    if (isArrivalOrdered(samples.quality[row] ?? 0)) {
      arrived[signal] = row;
      newest[signal] = -1;
      continue;
    }
    const before = newest[signal] === -1 ? (arrived[signal] ?? -1) : (newest[signal] ?? -1);
    if (before === -1 || (samples.timeUs[before] ?? 0) <= (samples.timeUs[row] ?? 0)) newest[signal] = row;
  }
}
