import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coalesceSamples } from "../../../twin/recording/coalesce-samples.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { contentOf } from "../../support/history.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

const size = 3;
const isText = new Uint8Array(size);

/** Few signals and few times, so that they meet; some times lie an hour apart. */
const arbitraryRows = fc.array(
  fc.record({
    signal: fc.nat(size - 1),
    timeUs: fc.oneof(
      fc.nat(6),
      fc.nat(3).map((hour) => hour * 3_600_000_000),
    ),
    value: fc.nat(1000),
    quality: fc.constantFrom(0, 0, 0, 16, 32),
    lagUs: fc.constant(0),
  }),
  { maxLength: 30 },
);

function tableAfter(...parts: readonly (readonly Row[])[]): SignalTable {
  const table = createSignalTable(size);
  for (const rows of parts) applySamples(table, columnsOf(rows), isText);
  return table;
}

describe("coalesced samples", () => {
  it("lead any table to where all of them lead it, with at most two of a signal", () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryRows, (before, rows) => {
        const kept = rowsOf(coalesceSamples(columnsOf(rows), size));
        expect(contentOf(tableAfter(before, kept))).toEqual(contentOf(tableAfter(before, rows)));
        for (let signal = 0; signal < size; signal++) {
          expect(kept.filter((row) => row.signal === signal).length).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("batches in order", () => {
  it("keep the order of their samples, however far apart their times are", () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const samples = createSampleColumns(8);
        const read = encodeInOrder(columnsOf(rows), isText).flatMap((batch) => {
          expect(decodeBatch(batch, samples)).toBe(true);
          return rowsOf(samples);
        });
        expect(read).toEqual(rows);
      }),
    );
  });
});
