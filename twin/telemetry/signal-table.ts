import type { SampleColumns } from "./sample-columns.ts";
import { isArrivalOrdered } from "./sample-time.ts";

/**
 * The last sample of every signal, in columns indexed by the signal's place in the plant's list. The host has one,
 * and so has every screen.
 */
export interface SignalTable {
  readonly size: number;
  /** UTC microseconds; NaN for a signal never seen. */
  readonly timeUs: Float64Array<ArrayBuffer>;
  /** Number; boolean 0 or 1; enum ordinal. NaN for a text and for a signal never seen. */
  readonly value: Float64Array<ArrayBuffer>;
  readonly quality: Uint8Array<ArrayBuffer>;
  /** Received time minus the device's own time, microseconds. */
  readonly lagUs: Float64Array<ArrayBuffer>;
  /** Texts of text signals, sparse. */
  readonly text: (string | undefined)[];
  /** The revision in which the signal last changed, by a sample or by clearing the table; 0 before that. */
  readonly changedIn: Float64Array<ArrayBuffer>;
  /** Counts applied batches: whoever remembers the revision it saw finds what changed since. */
  revision: number;
  /** Samples that came later than a newer one of the same signal and were not shown. */
  outOfOrder: number;
}

export function createSignalTable(size: number): SignalTable {
  return {
    size,
    timeUs: new Float64Array(size).fill(Number.NaN),
    value: new Float64Array(size).fill(Number.NaN),
    quality: new Uint8Array(size),
    lagUs: new Float64Array(size),
    text: new Array<string | undefined>(size).fill(undefined),
    changedIn: new Float64Array(size),
    revision: 0,
    outOfOrder: 0,
  };
}

/**
 * Makes a table like a new one, as if no signal had ever been seen. It counts as a change of every signal: whoever
 * remembers a revision looks at all of them again.
 */
export function clearTable(table: SignalTable): void {
  const revision = ++table.revision;
  table.timeUs.fill(Number.NaN);
  table.value.fill(Number.NaN);
  table.quality.fill(0);
  table.lagUs.fill(0);
  table.text.fill(undefined);
  table.changedIn.fill(revision);
  table.outOfOrder = 0;
}

/**
 * Takes in one batch. The last value wins: by the device's time where the device gave one, so that an older sample
 * than the one that is there is counted and left out; otherwise in order of arrival. Signals beyond the table's size
 * are left out too.
 *
 * @param isText whether a signal carries texts, by its place in the list
 */
export function applySamples(table: SignalTable, samples: SampleColumns, isText: Uint8Array): void {
  const revision = ++table.revision;
  for (let row = 0; row < samples.count; row++) {
    const signal = samples.signal[row] ?? 0;
    if (signal >= table.size) continue;
    const timeUs = samples.timeUs[row] ?? 0;
    const quality = samples.quality[row] ?? 0;
    // The host's own clock may be set back, so times that are its own do not order samples. NaN, never seen, is not
    // greater than anything.
    if (!isArrivalOrdered(quality) && (table.timeUs[signal] ?? 0) > timeUs) {
      table.outOfOrder++;
      continue;
    }
    const value = samples.value[row] ?? 0;
    table.timeUs[signal] = timeUs;
    table.quality[signal] = quality;
    table.lagUs[signal] = samples.lagUs[row] ?? 0;
    table.changedIn[signal] = revision;
    if (isText[signal] === 1) table.text[signal] = samples.texts[value];
    else table.value[signal] = value;
  }
}

/** Makes a table like another of the same size, with its revisions. */
export function copyTable(from: SignalTable, to: SignalTable): void {
  to.timeUs.set(from.timeUs);
  to.value.set(from.value);
  to.quality.set(from.quality);
  to.lagUs.set(from.lagUs);
  for (let signal = 0; signal < from.size; signal++) to.text[signal] = from.text[signal];
  to.changedIn.set(from.changedIn);
  to.revision = from.revision;
}
