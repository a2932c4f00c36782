import type { Trend } from "../playback/recorded-history.ts";

/** A trend that is still being gathered. */
export type TrendColumns = { [Column in keyof Trend]: number[] };

export const minuteUs = 60_000_000;
export const hourUs = 3_600_000_000;

export function createTrendColumns(): TrendColumns {
  return { timeUs: [], min: [], max: [], mean: [], last: [], count: [] };
}

/** Adds a point; one that begins when the last one does is merged into it, as what came after it. */
export function addTrendPoint(
  trend: TrendColumns,
  timeUs: number,
  min: number,
  max: number,
  mean: number,
  last: number,
  count: number,
): void {
  const place = trend.timeUs.length - 1;
  if (trend.timeUs[place] !== timeUs) {
    trend.timeUs.push(timeUs);
    trend.min.push(min);
    trend.max.push(max);
    trend.mean.push(mean);
    trend.last.push(last);
    trend.count.push(count);
    return;
  }
  const before = trend.count[place] ?? 0;
  trend.min[place] = Math.min(trend.min[place] ?? min, min);
  trend.max[place] = Math.max(trend.max[place] ?? max, max);
  trend.mean[place] = ((trend.mean[place] ?? 0) * before + mean * count) / (before + count);
  trend.last[place] = last;
  trend.count[place] = before + count;
}
