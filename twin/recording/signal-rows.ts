import { createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";

/** Samples grouped by signal, those of a signal in the order in which they arrived. */
export interface SignalRows {
  readonly signals: Uint32Array<ArrayBuffer>;
  /** Rows of signals[i] are those from starts[i] up to starts[i + 1], not included. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly columns: SampleColumns;
}

export const noRows: SignalRows = {
  signals: new Uint32Array(0),
  starts: new Uint32Array(1),
  columns: createSampleColumns(0),
};

/**
 * Groups samples by signal. The texts are shared, not copied.
 *
 * @param samples their signals are below `size`
 */
export function groupBySignal(samples: SampleColumns, size: number): SignalRows {
  const { count } = samples;
  const next = new Uint32Array(size);
  for (let row = 0; row < count; row++) {
    const signal = samples.signal[row] ?? 0;
    next[signal] = (next[signal] ?? 0) + 1;
  }
  const signals: number[] = [];
  const starts: number[] = [];
  let start = 0;
  for (let signal = 0; signal < size; signal++) {
    const rows = next[signal] ?? 0;
    if (rows === 0) continue;
    signals.push(signal);
    starts.push(start);
    next[signal] = start;
    start += rows;
  }
  starts.push(start);
  return { signals: Uint32Array.from(signals), starts: Uint32Array.from(starts), columns: scatter(samples, next) };
}

/** @param next the row at which the next sample of each signal goes; moved on */
function scatter(samples: SampleColumns, next: Uint32Array): SampleColumns {
  const { count } = samples;
  const grouped = createSampleColumns(count);
  grouped.count = count;
  grouped.texts = samples.texts;
  for (let row = 0; row < count; row++) {
    const signal = samples.signal[row] ?? 0;
    const at = next[signal] ?? 0;
    next[signal] = at + 1;
    grouped.signal[at] = signal;
    grouped.timeUs[at] = samples.timeUs[row] ?? 0;
    grouped.value[at] = samples.value[row] ?? 0;
    grouped.quality[at] = samples.quality[row] ?? 0;
    grouped.lagUs[at] = samples.lagUs[row] ?? 0;
  }
  return grouped;
}
