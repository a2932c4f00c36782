import fc from "fast-check";
import {
  appendSample,
  appendTextSample,
  createSampleColumns,
  type SampleColumns,
} from "../../twin/telemetry/sample-columns.ts";

/** One row of columns as an object, for comparing. */
export interface Row {
  readonly signal: number;
  readonly timeUs: number;
  readonly value: number | string;
  readonly quality: number;
  readonly lagUs: number;
}

export function columnsOf(rows: readonly Row[]): SampleColumns {
  const columns = createSampleColumns(1);
  for (const { signal, timeUs, value, quality, lagUs } of rows) {
    if (typeof value === "string") appendTextSample(columns, signal, timeUs, value, quality, lagUs);
    else appendSample(columns, signal, timeUs, value, quality, lagUs);
  }
  return columns;
}

/** The rows of columns; `texts` names the signals that carry texts. */
export function rowsOf(columns: SampleColumns, texts: ReadonlySet<number> = new Set()): Row[] {
  return Array.from({ length: columns.count }, (_, row) => {
    const signal = columns.signal[row] ?? -1;
    const value = columns.value[row] ?? Number.NaN;
    return {
      signal,
      timeUs: columns.timeUs[row] ?? Number.NaN,
      value: texts.has(signal) ? (columns.texts[value] ?? "") : value,
      quality: columns.quality[row] ?? -1,
      lagUs: columns.lagUs[row] ?? Number.NaN,
    };
  });
}

/** Rows of any kind; signals from 1000 on carry texts. */
export const arbitraryRow: fc.Arbitrary<Row> = fc.oneof(
  fc.record({
    signal: fc.nat(999),
    timeUs: fc.integer({ min: 0, max: 4_000_000_000_000_000 }),
    value: fc.double(),
    quality: fc.nat(255),
    lagUs: fc.oneof(fc.constant(0), fc.integer()),
  }),
  fc.record({
    signal: fc.integer({ min: 1000, max: 1999 }),
    timeUs: fc.integer({ min: 1_700_000_000_000_000, max: 1_700_000_001_000_000 }),
    value: fc.string({ unit: "grapheme" }),
    quality: fc.nat(255),
    lagUs: fc.constant(0),
  }),
);

export const textSignals: ReadonlySet<number> = new Set(Array.from({ length: 1000 }, (_, place) => 1000 + place));
