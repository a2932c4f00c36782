import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepLastTwo } from "../../../twin/recording/last-two-samples.ts";
import { sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

const signals = 3;
/** The last signal carries texts. */
const isText = Uint8Array.from([0, 0, 1]);

const arbitraryRow: fc.Arbitrary<Row> = fc
  .record({
    signal: fc.nat(signals - 1),
    timeUs: fc.nat(20),
    value: fc.nat(1000),
    quality: fc.constantFrom(0, sampleFlag.withoutDeviceTime, sampleFlag.clockOff, sampleFlag.retained),
    lagUs: fc.nat(3),
  })
  .map((row) => (row.signal === 2 ? { ...row, value: `text ${row.value}` } : row));

function tableOf(...batches: readonly (readonly Row[])[]): SignalTable {
  const table = createSignalTable(signals);
  for (const rows of batches) applySamples(table, columnsOf(rows), isText);
  return table;
}

function shown({ timeUs, value, quality, lagUs, text }: SignalTable): object {
  return { timeUs, value, quality, lagUs, text };
}

describe("the last two samples of each signal", () => {
  it("lead a table to where all of them would have led it, whatever it knew before", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow), fc.array(fc.array(arbitraryRow)), (before, batches) => {
        const kept = keepLastTwo(isText);
        for (const rows of batches) kept.add(columnsOf(rows));
        const left = rowsOf(kept.take(), new Set([2]));
        for (let signal = 0; signal < signals; signal++) {
          expect(left.filter((row) => row.signal === signal).length).toBeLessThanOrEqual(2);
        }
        expect(shown(tableOf(before, left))).toEqual(shown(tableOf(before, batches.flat())));
      }),
      { numRuns: 2000 },
    );
  });

  it("need no more memory the longer it goes on", () => {
    const kept = keepLastTwo(isText);
    const rows = Array.from({ length: 10_000 }, (_, place) => ({
      signal: 0,
      timeUs: place,
      value: place,
      quality: 0,
      lagUs: 0,
    }));
    for (let turn = 0; turn < 50; turn++) {
      kept.add(columnsOf(rows.map((row) => ({ ...row, timeUs: row.timeUs + turn * 10_000 }))));
    }
    const left = kept.take();
    expect(left.signal.length).toBeLessThan(100_000);
    expect(rowsOf(left)).toEqual([
      { signal: 0, timeUs: 499_998, value: 9998, quality: 0, lagUs: 0 },
      { signal: 0, timeUs: 499_999, value: 9999, quality: 0, lagUs: 0 },
    ]);
  });
});
