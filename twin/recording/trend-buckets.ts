import type { TimeRange, Trend } from "../playback/recorded-history.ts";

/** A trend being made from one value after the other. */
export interface TrendBuckets {
  add(timeUs: number, value: number): void;
  finish(): Trend;
}

/** Equal pieces of a range, at most `points`; what is no number does not count, a piece without numbers is no point. */
export function trendBuckets({ fromUs, toUs }: TimeRange, points: number): TrendBuckets {
  const size = Math.max(1, Math.floor(points));
  const min = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(size);
  const last = new Float64Array(size);
  const count = new Uint32Array(size);
  const widthUs = (toUs - fromUs) / size;

  return {
    add(timeUs, value) {
      if (Number.isNaN(value) || timeUs < fromUs || timeUs > toUs) return;
      const bucket = bucketOf(timeUs, { fromUs, toUs }, size);
      min[bucket] = Math.min(min[bucket] ?? value, value);
      max[bucket] = Math.max(max[bucket] ?? value, value);
      sum[bucket] = (sum[bucket] ?? 0) + value;
      last[bucket] = value;
      count[bucket] = (count[bucket] ?? 0) + 1;
    },
    finish() {
      const used = Array.from(count.keys()).filter((bucket) => count[bucket] !== 0);
      const pick = (column: Float64Array): number[] => used.map((bucket) => column[bucket] ?? 0);
      return {
        timeUs: used.map((bucket) => fromUs + bucket * widthUs),
        min: pick(min),
        max: pick(max),
        mean: used.map((bucket) => (sum[bucket] ?? 0) / (count[bucket] ?? 1)),
        last: pick(last),
        count: used.map((bucket) => count[bucket] ?? 0),
      };
    },
  };
}

/** In which of equal pieces of a range a time of it lies. */
export function bucketOf(timeUs: number, { fromUs, toUs }: TimeRange, buckets: number): number {
  if (toUs <= fromUs) return 0;
  return Math.min(buckets - 1, Math.floor(((timeUs - fromUs) / (toUs - fromUs)) * buckets));
}
