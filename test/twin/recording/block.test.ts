import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBlock } from "../../../twin/recording/decode-block.ts";
import { encodeBlock } from "../../../twin/recording/encode-block.ts";
import { groupBySignal } from "../../../twin/recording/signal-rows.ts";
import { arbitraryRow, columnsOf, type Row, rowsOf, textSignals } from "../../support/samples.ts";

/** Decimals, float32, whole numbers up to the largest, and every kind of double. */
const arbitraryNumber = fc.oneof(
  fc.double(),
  fc.integer().map((whole) => whole / 100),
  fc.integer({ min: -5000, max: 5000 }).map((whole) => whole / 1e6),
  fc.float(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 50 + 1, Number.MIN_VALUE, Number.MAX_VALUE, 1e300),
);

/** A few signals with many rows each, which is what the columns are made for. */
const arbitrarySeries = fc.array(
  fc.record({
    signal: fc.nat(3),
    timeUs: fc.oneof(
      fc.integer({ min: 1_700_000_000_000, max: 1_700_000_010_000 }).map((ms) => ms * 1000),
      fc.integer({ min: 0, max: 4_000_000_000_000_000 }),
    ),
    value: arbitraryNumber,
    quality: fc.constantFrom(0, 0, 0, 16, 255),
    lagUs: fc.oneof(
      fc.integer({ min: -9, max: 9 }).map((ms) => ms * 1000),
      arbitraryNumber,
    ),
  }),
  { maxLength: 60 },
);

describe("a block", () => {
  it("gives back every sample bit for bit, those of a signal in their order", () => {
    fc.assert(
      fc.property(fc.oneof(arbitrarySeries, fc.array(arbitraryRow)), (rows: Row[]) => {
        const read = decodeBlock(encodeBlock(groupBySignal(columnsOf(rows), 2000)));
        // toEqual tells -0 from 0 and takes NaN for itself.
        expect(rowsOf(read.columns, textSignals)).toEqual(bySignal(rows));
      }),
      { numRuns: 500 },
    );
  });

  it("gives one signal alone", () => {
    fc.assert(
      fc.property(fc.oneof(arbitrarySeries, fc.array(arbitraryRow)), fc.nat(3), (rows: Row[], signal) => {
        const read = decodeBlock(encodeBlock(groupBySignal(columnsOf(rows), 2000)), new Set([signal]));
        expect(rowsOf(read.columns, textSignals)).toEqual(rows.filter((row) => row.signal === signal));
      }),
      { numRuns: 200 },
    );
  });

  it("names signals as it is told to", () => {
    const rows = [0, 1].map((signal): Row => ({ signal, timeUs: 1, value: signal, quality: 0, lagUs: 0 }));
    const read = decodeBlock(encodeBlock(groupBySignal(columnsOf(rows), 2), Uint32Array.of(70, 3)));
    expect([...read.signals]).toEqual([70, 3]);
  });

  it("throws for bytes that are cut off or of another format", () => {
    const rows = Array.from(
      { length: 50 },
      (_, row): Row => ({ signal: row % 3, timeUs: row, value: row / 7, quality: 0, lagUs: row }),
    );
    const bytes = encodeBlock(groupBySignal(columnsOf(rows), 3));
    for (let length = 1; length < bytes.length; length++) {
      expect(() => decodeBlock(bytes.subarray(0, length))).toThrow(RangeError);
    }
    expect(() => decodeBlock(Uint8Array.of(9, 0, 0))).toThrow("format 9");
  });
});

function bySignal(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.signal - b.signal);
}
