import type { TimeRange, Trend } from "../../../twin/playback/recorded-history.ts";
import { decodeMinute } from "../../../twin/recording/decode-minute.ts";
import { decodeHour } from "../../../twin/recording/hour-columns.ts";
import {
  addTrendPoint,
  createTrendColumns,
  hourUs,
  minuteUs,
  type TrendColumns,
} from "../../../twin/recording/trend-columns.ts";
import type { Run } from "../../../twin/recording/visible-runs.ts";
import { decompress } from "./compress.ts";
import type { HistoryView } from "./history-view.ts";
import { idsOf } from "./signal-mapping.ts";

/** Beyond these a trend is read from the roll-ups: about 0.1 s of reading and decoding. */
const maxRawBlocks = 400;
const maxRawBytes = 12_000_000;

/** Ranges as short as this have too few minutes to make a picture of. */
const shortRangeUs = 2 * minuteUs;

/** A signal over time, in at most so many points: samples where that is quick, minutes otherwise. */
export function readTrend(view: HistoryView, signal: number, range: TimeRange, points: number): Trend {
  if (view.isText[signal] === 1 || !(range.toUs >= range.fromUs) || points < 1) return createTrendColumns();
  const ids = idsOf(view.mapping, [signal]);
  const samples = createTrendColumns();
  if (isQuick(view, range)) {
    for (const run of view.runs) addSamples(view, ids, clip(view, run, range), samples);
    return merge(samples, range, points, 1);
  }
  const minutes = readMinutes(view, ids, range);
  return merge(minutes, range, points, minuteUs);
}

function isQuick({ db, runs }: HistoryView, range: TimeRange): boolean {
  if (range.toUs - range.fromUs <= shortRangeUs) return true;
  const cost = db.prepare(
    `SELECT count(*) AS blocks, coalesce(sum(size_bytes), 0) AS bytes FROM keyframes LEFT JOIN blocks USING (id)
    WHERE keyframes.run = ? AND keyframes.from_us >= ? AND keyframes.from_us <= ?`,
  );
  let blocks = 0;
  let bytes = 0;
  for (const run of runs) {
    if (run.toUs < range.fromUs || run.fromUs > range.toUs) continue;
    if ((range.toUs - range.fromUs) / 10_000_000 > 10 * maxRawBlocks) return false;
    const row = cost.get(run.id, Math.max(run.fromUs, range.fromUs), Math.min(run.toUs, range.toUs));
    blocks += Number(row?.["blocks"]);
    bytes += Number(row?.["bytes"]);
  }
  // The block that has begun counts too: it may be all there is. Where none is left, the roll-ups may still be there.
  return blocks > 0 && blocks <= maxRawBlocks && bytes <= maxRawBytes;
}

/** The part of a run within a range; the end of the newest one is still moving. */
function clip(view: HistoryView, run: Run, range: TimeRange): Run {
  const toUs = run.id === view.newestRun ? range.toUs : Math.min(run.toUs, range.toUs);
  return { id: run.id, fromUs: Math.max(run.fromUs, range.fromUs), toUs };
}

function addSamples(view: HistoryView, ids: ReadonlySet<number>, run: Run, into: TrendColumns): void {
  if (run.toUs < run.fromUs) return;
  const signals = new Set([...ids].map((id) => view.mapping.byId.get(id)?.signal));
  for (const head of view.headsBetween(run.id, run.fromUs, run.toUs)) {
    const { rows, receivedUs } = view.blockOf(head, ids);
    rows.signals.forEach((signal, place) => {
      if (!signals.has(signal)) return;
      for (let row = rows.starts[place] ?? 0; row < (rows.starts[place + 1] ?? 0); row++) {
        const atUs = receivedUs[row] ?? 0;
        const value = rows.columns.value[row] ?? Number.NaN;
        if (atUs < run.fromUs || atUs > run.toUs || value - value !== 0) continue;
        addTrendPoint(into, atUs, value, value, value, value, 1);
      }
    });
  }
}

function readMinutes(view: HistoryView, ids: ReadonlySet<number>, range: TimeRange): TrendColumns {
  const fromUs = Math.floor(range.fromUs / minuteUs) * minuteUs;
  const byRun = new Map<number, TrendColumns>();
  const of = (run: unknown): TrendColumns => {
    const trend = byRun.get(Number(run)) ?? createTrendColumns();
    byRun.set(Number(run), trend);
    return trend;
  };
  const hours = view.db.prepare(
    "SELECT run, hour_us, bytes FROM rollup_hours WHERE signal = ? AND hour_us >= ? AND hour_us <= ? ORDER BY hour_us",
  );
  for (const id of ids) {
    for (const row of hours.iterate(id, Math.floor(fromUs / hourUs) * hourUs, range.toUs)) {
      if (!(row["bytes"] instanceof Uint8Array)) continue;
      const hour = createTrendColumns();
      decodeHour(row["bytes"], Number(row["hour_us"]), hour);
      addMapped(of(row["run"]), hour, view.mapping.byId.get(id)?.ordinals);
    }
  }
  const minutes = view.db.prepare(
    "SELECT run, minute_us, bytes FROM rollup_minutes WHERE minute_us >= ? AND minute_us <= ? ORDER BY minute_us",
  );
  for (const row of minutes.iterate(fromUs, range.toUs)) {
    if (!(row["bytes"] instanceof Uint8Array)) continue;
    for (const minute of decodeMinute(decompress(row["bytes"]), ids)) {
      const { min, max, mean, last, count } = minute;
      const point = createTrendColumns();
      addTrendPoint(point, Number(row["minute_us"]), min, max, mean, last, count);
      addMapped(of(row["run"]), point, view.mapping.byId.get(minute.signal)?.ordinals);
      break;
    }
  }
  addUnrolled(view, ids, range, of);
  return joinRuns(byRun, view.runs, fromUs, range.toUs);
}

/** What is not in the roll-ups yet: the last minute of the run that goes on. */
function addUnrolled(
  view: HistoryView,
  ids: ReadonlySet<number>,
  range: TimeRange,
  of: (run: number) => TrendColumns,
): void {
  const row = view.db.prepare("SELECT rolled_to_us FROM runs WHERE id = ?").get(view.newestRun);
  const fromUs = Math.max(Number(row?.["rolled_to_us"]), range.fromUs);
  const samples = createTrendColumns();
  const run = { id: view.newestRun, fromUs, toUs: range.toUs };
  if (row !== undefined && fromUs <= range.toUs) addSamples(view, ids, run, samples);
  const into = of(view.newestRun);
  samples.timeUs.forEach((timeUs, place) => {
    const value = samples.last[place] ?? 0;
    const mean = samples.mean[place] ?? value;
    const min = samples.min[place] ?? value;
    const max = samples.max[place] ?? value;
    addTrendPoint(into, Math.floor(timeUs / minuteUs) * minuteUs, min, max, mean, value, samples.count[place] ?? 1);
  });
}

/** Minutes of all runs in order; where a newer run covers a whole minute, the older one's does not count. */
function joinRuns(
  byRun: ReadonlyMap<number, TrendColumns>,
  runs: readonly Run[],
  fromUs: number,
  toUs: number,
): TrendColumns {
  const places: { readonly run: number; readonly place: number; readonly timeUs: number }[] = [];
  for (const [run, trend] of byRun) {
    trend.timeUs.forEach((timeUs, place) => {
      if (timeUs < fromUs || timeUs > toUs) return;
      const isCovered = runs.some(
        (newer) => newer.id > run && newer.fromUs <= timeUs && newer.toUs >= timeUs + minuteUs,
      );
      if (!isCovered) places.push({ run, place, timeUs });
    });
  }
  places.sort((a, b) => a.timeUs - b.timeUs || a.run - b.run);
  const joined = createTrendColumns();
  for (const { run, place } of places) {
    const trend = byRun.get(run);
    if (trend !== undefined) addPoint(joined, trend, place, trend.timeUs[place] ?? 0);
  }
  return joined;
}

/** Adds minutes; those of an enum whose values changed hold the ordinals of then, and a minute of others has none. */
function addMapped(into: TrendColumns, minutes: TrendColumns, ordinals: readonly number[] | undefined): void {
  minutes.timeUs.forEach((timeUs, place) => {
    if (ordinals === undefined) {
      addPoint(into, minutes, place, timeUs);
      return;
    }
    const [min = Number.NaN, max = Number.NaN, last = Number.NaN] = [minutes.min, minutes.max, minutes.last].map(
      (column) => ordinals[column[place] ?? 0],
    );
    if (Number.isNaN(min + max + last)) return;
    const [least, most] = [Math.min(min, max, last), Math.max(min, max, last)];
    addTrendPoint(into, timeUs, least, most, (least + most) / 2, last, minutes.count[place] ?? 0);
  });
}

/** Merges points into equal pieces of a range where there are too many of them. */
function merge(trend: TrendColumns, range: TimeRange, points: number, stepUs: number): Trend {
  if (trend.timeUs.length <= points) return trend;
  // The pieces begin at whole steps; one is kept for the part that this adds in front.
  const spanUs = range.toUs - range.fromUs + stepUs;
  const pieceUs = Math.max(1, Math.ceil(spanUs / Math.max(1, points - 1) / stepUs)) * stepUs;
  const startUs = points === 1 ? range.fromUs : Math.floor(range.fromUs / stepUs) * stepUs;
  const merged = createTrendColumns();
  trend.timeUs.forEach((timeUs, place) => {
    const atUs = points === 1 ? startUs : startUs + Math.floor((timeUs - startUs) / pieceUs) * pieceUs;
    addPoint(merged, trend, place, atUs);
  });
  return merged;
}

function addPoint(into: TrendColumns, from: TrendColumns, place: number, timeUs: number): void {
  addTrendPoint(
    into,
    timeUs,
    from.min[place] ?? 0,
    from.max[place] ?? 0,
    from.mean[place] ?? 0,
    from.last[place] ?? 0,
    from.count[place] ?? 0,
  );
}
