import type { SampleColumns } from "../telemetry/sample-columns.ts";

/** What a minute's samples come to, by signal. Rows of signals with a count of zero mean nothing. */
export interface MinuteRollup {
  readonly min: Float64Array<ArrayBuffer>;
  readonly max: Float64Array<ArrayBuffer>;
  readonly sum: Float64Array<ArrayBuffer>;
  readonly last: Float64Array<ArrayBuffer>;
  readonly count: Uint32Array<ArrayBuffer>;
}

export function createMinuteRollup(size: number): MinuteRollup {
  return {
    min: new Float64Array(size),
    max: new Float64Array(size),
    sum: new Float64Array(size),
    last: new Float64Array(size),
    count: new Uint32Array(size),
  };
}

export function clearRollup(rollup: MinuteRollup): void {
  rollup.count.fill(0);
}

/**
 * Takes in the rows `from` up to `to` (not included). Texts and what is not a finite number have no roll-up.
 *
 * @param isText by signal
 */
export function addToRollup(
  rollup: MinuteRollup,
  samples: SampleColumns,
  from: number,
  to: number,
  isText: Uint8Array,
): void {
  const { min, max, sum, last, count } = rollup;
  for (let row = from; row < to; row++) {
    const signal = samples.signal[row] ?? 0;
    const value = samples.value[row] ?? 0;
    // Of a number that is not finite the difference with itself is NaN.
    if (isText[signal] === 1 || value - value !== 0) continue;
    const before = count[signal] ?? 0;
    count[signal] = before + 1;
    last[signal] = value;
    if (before === 0) {
      min[signal] = value;
      max[signal] = value;
      sum[signal] = value;
      continue;
    }
    sum[signal] = (sum[signal] ?? 0) + value;
    if (value < (min[signal] ?? 0)) min[signal] = value;
    if (value > (max[signal] ?? 0)) max[signal] = value;
  }
}
