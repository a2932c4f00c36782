import { statSync } from "node:fs";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { noonUs, openTestHistory } from "../support/history.ts";
import { numbersPlant } from "../support/numbers-plant.ts";
import { type RealisticOptions, realisticSamples } from "../support/realistic-samples.ts";
import type { Benchmark } from "./bench.ts";
import { round } from "./percentile.ts";

const devices = 1000;
const signalsEach = 10;
const ratePerS = 20_000;

/** A feed sends what came together after a few milliseconds; this is as much as 400 samples. */
const stepMs = 20;

/**
 * Ten minutes of a plant of 10,000 signals at 20,000 samples/s through the recorder, in simulated time, and back:
 * compared value by value.
 */
export const history: Benchmark = async ({ quick }) => {
  const seconds = quick ? 100 : 600;
  const plant = numbersPlant(devices, signalsEach);
  const options: RealisticOptions = { startUs: noonUs, ratePerS, stepMs, seed: 7 };
  const recorded = openTestHistory({ plant, nowUs: noonUs });
  console.error(`recording ${seconds} s of ${ratePerS} samples/s`);

  const source = realisticSamples(plant, options);
  let samplesIn = 0;
  let cpuUs = 0;
  let maxMs = 0;
  for (let step = 0; step < (seconds * 1000) / stepMs; step++) {
    const columns = source.next();
    samplesIn += columns.count;
    const batches = encodeBatches(columns);
    const nowUs = source.nowUs();
    const before = process.threadCpuUsage();
    const startMs = performance.now();
    for (const batch of batches) recorded.writer.append(batch, nowUs);
    recorded.writer.tick(nowUs);
    maxMs = Math.max(maxMs, performance.now() - startMs);
    cpuUs += spentUs(before);
  }
  const before = process.threadCpuUsage();
  recorded.writer.close(source.nowUs());
  cpuUs += spentUs(before);
  const sizeBytes = statSync(recorded.path).size;

  console.error("reading it back");
  const startMs = performance.now();
  const { samplesOut, mismatches } = compare(plant.signals.length, recorded.reader, realisticSamples(plant, options));
  const readMs = performance.now() - startMs;
  recorded.dispose();
  return {
    signals: plant.signals.length,
    seconds,
    samplesIn,
    samplesOut,
    mismatches: mismatches + Math.abs(samplesIn - samplesOut),
    bytesPerSample: round(sizeBytes / samplesIn, 3),
    appendCpuUsPerSample: round(cpuUs / samplesIn, 3),
    longestAppendMs: round(maxMs, 1),
    readUsPerSample: round((readMs * 1000) / samplesOut, 3),
    rssMb: round(process.memoryUsage().rss / 1e6, 0),
  };
};

function spentUs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

/** Each signal's samples come back in their order; between signals the order within a received time is open. */
function compare(
  size: number,
  reader: ReturnType<typeof openTestHistory>["reader"],
  source: ReturnType<typeof realisticSamples>,
): { samplesOut: number; mismatches: number } {
  const waiting: SampleColumns[] = [];
  const read = createSampleColumns(1024);
  let samplesOut = 0;
  let mismatches = 0;
  // Samples come round robin: the n-th of a signal is row n * size + signal of all.
  const seen = new Float64Array(size);
  let firstRow = 0;
  let rows = 0;
  for (const batch of reader.samples({ fromUs: 0, toUs: Number.MAX_SAFE_INTEGER })) {
    if (!decodeBatch(batch, read)) throw new Error("a batch that cannot be read");
    for (let row = 0; row < read.count; row++) {
      const signal = read.signal[row] ?? 0;
      const wanted = (seen[signal] ?? 0) * size + signal;
      seen[signal] = (seen[signal] ?? 0) + 1;
      while (wanted >= firstRow + rows) {
        const columns = copyOf(source.next());
        waiting.push(columns);
        rows += columns.count;
      }
      // Far behind what is being read nothing is wanted any more.
      const step = waiting[0]?.count ?? 1;
      while (rows > 40 * size) {
        waiting.shift();
        firstRow += step;
        rows -= step;
      }
      const place = wanted - firstRow;
      const columns = waiting[Math.floor(place / step)];
      if (columns === undefined || !isSame(columns, place % step, read, row)) mismatches++;
      samplesOut++;
    }
  }
  return { samplesOut, mismatches };
}

function isSame(a: SampleColumns, rowA: number, b: SampleColumns, rowB: number): boolean {
  return (
    a.signal[rowA] === b.signal[rowB] &&
    a.timeUs[rowA] === b.timeUs[rowB] &&
    Object.is(a.value[rowA], b.value[rowB]) &&
    a.quality[rowA] === b.quality[rowB] &&
    Object.is(a.lagUs[rowA], b.lagUs[rowB])
  );
}

function copyOf(columns: SampleColumns): SampleColumns {
  const { count, signal, timeUs, value, quality, lagUs } = columns;
  return {
    count,
    signal: signal.slice(),
    timeUs: timeUs.slice(),
    value: value.slice(),
    quality: quality.slice(),
    lagUs: lagUs.slice(),
    texts: [],
  };
}
