import type { Plant } from "../../twin/plant/plant.ts";
import { appendSample, createSampleColumns, type SampleColumns } from "../../twin/telemetry/sample-columns.ts";

/**
 * Samples as machines send them: values that wander and have noise of a few digits of the sensor's resolution, device
 * times in milliseconds that jitter by some, and a lag that jitters too. The same seed gives the same samples, so that
 * what is read back can be compared with them again.
 */
export interface RealisticSamples {
  /** The samples of the next stretch, in the order of receiving; the columns are used again. */
  next(): SampleColumns;
  /** Received time of the end of the last stretch. */
  nowUs(): number;
}

export interface RealisticOptions {
  readonly startUs: number;
  /** Samples a second, all signals together. */
  readonly ratePerS: number;
  /** Length of a stretch. */
  readonly stepMs: number;
  readonly seed: number;
}

export function realisticSamples(plant: Plant, options: RealisticOptions): RealisticSamples {
  const { startUs, ratePerS, stepMs, seed } = options;
  const size = plant.signals.length;
  const perStep = Math.round((ratePerS * stepMs) / 1000);
  const columns = createSampleColumns(perStep);
  const random = mulberry32(seed);
  const level = Float64Array.from({ length: size }, () => 20 + random() * 980);
  // Most sensors have one or two decimals; counters and switches have none.
  const factor = Float64Array.from(
    { length: size },
    (_, signal) => [10, 100, 10, 1, 100, 1000, 10, 1][signal % 8] ?? 1,
  );
  let nowUs = startUs;
  let signal = 0;

  return {
    next() {
      columns.count = 0;
      for (let row = 0; row < perStep; row++) {
        const receivedUs = nowUs + Math.floor(((row + 1) * stepMs) / perStep) * 1000;
        const lagUs = (4 + Math.floor(random() * 12)) * 1000;
        const scale = factor[signal] ?? 1;
        const drift = (random() - 0.5) * 0.02;
        level[signal] = (level[signal] ?? 0) + drift;
        const noise = Math.floor((random() + random() + random() - 1.5) * 12);
        // A signal of no decimals is a state or a counter: it changes seldom.
        const digits = scale === 1 ? Math.floor(level[signal] ?? 0) : Math.round((level[signal] ?? 0) * scale) + noise;
        appendSample(columns, signal, receivedUs - lagUs, digits / scale, 4, lagUs);
        signal = (signal + 1) % size;
      }
      nowUs += stepMs * 1000;
      return columns;
    },
    nowUs: () => nowUs,
  };
}

/** A small generator of random numbers from 0 to 1 (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
