import { copySample } from "../telemetry/encode-in-order.ts";
import { createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { sampleFlag } from "../telemetry/sample-quality.ts";

/** Samples that are taken whatever was there, as in signal-table.ts. */
const arrivalOrderFlags = sampleFlag.withoutDeviceTime | sampleFlag.clockOff;

/** Keeps, of samples as they come, what a table needs to get to where all of them would have led it. */
export interface LastTwoSamples {
  add(samples: SampleColumns): void;
  /** At most two samples of each signal, in the order in which they came. */
  take(): SampleColumns;
}

/** Rows of the kept columns; -1 for none. */
interface KeptRows {
  before: number;
  last: number;
}

/**
 * The last sample that a table would have taken, and the one before it. Where an earlier sample was one that is
 * taken whatever was there, and the last is not, that one is kept: without it a table that knows of a later time
 * would refuse the last.
 *
 * @param isText whether a signal carries texts, by its place in the list
 */
export function keepLastTwo(isText: Uint8Array): LastTwoSamples {
  let kept = createSampleColumns(1024);
  let rows = new Map<number, KeptRows>();
  const isUnordered = (row: number): boolean => ((kept.quality[row] ?? 0) & arrivalOrderFlags) !== 0;

  const compact = (): void => {
    const left = [...rows].flatMap(([signal, { before, last }]) => [
      [signal, before] as const,
      [signal, last] as const,
    ]);
    const ordered = left.filter(([, row]) => row >= 0).sort(([, a], [, b]) => a - b);
    const smaller = createSampleColumns(Math.max(1024, ordered.length * 2));
    const moved = new Map<number, KeptRows>();
    for (const [signal, row] of ordered) {
      copySample(kept, row, isText, smaller);
      const there = moved.get(signal);
      moved.set(signal, { before: there?.last ?? -1, last: smaller.count - 1 });
    }
    kept = smaller;
    rows = moved;
  };

  return {
    add(samples) {
      for (let row = 0; row < samples.count; row++) {
        const signal = samples.signal[row] ?? 0;
        const there = rows.get(signal);
        const isOrdered = ((samples.quality[row] ?? 0) & arrivalOrderFlags) === 0;
        if (there !== undefined && isOrdered && (kept.timeUs[there.last] ?? 0) > (samples.timeUs[row] ?? 0)) continue;
        copySample(samples, row, isText, kept);
        const last = kept.count - 1;
        if (there === undefined) rows.set(signal, { before: -1, last });
        else {
          const mustStay = isOrdered && !isUnordered(there.last) && there.before >= 0 && isUnordered(there.before);
          if (!mustStay) there.before = there.last;
          there.last = last;
        }
      }
      if (kept.count > 4 * rows.size + 65_536) compact();
    },
    take() {
      compact();
      return kept;
    },
  };
}
