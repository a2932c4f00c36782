import type { SampleColumns } from "./sample-columns.ts";

/** The rows `from` up to `to` (not included), as views of the same memory. */
export function sliceSamples(samples: SampleColumns, from: number, to: number): SampleColumns {
  if (from === 0 && to === samples.count) return samples;
  return {
    count: to - from,
    signal: samples.signal.subarray(from, to),
    timeUs: samples.timeUs.subarray(from, to),
    value: samples.value.subarray(from, to),
    quality: samples.quality.subarray(from, to),
    lagUs: samples.lagUs.subarray(from, to),
    texts: samples.texts,
  };
}
