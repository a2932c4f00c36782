import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { copySample, encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import { appendSample, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

/** Signal 1 carries texts. */
const isText = Uint8Array.of(0, 1, 0);
const texts = new Set([1]);
const startUs = 1_764_000_000_000_000;
const hourUs = 3_600e6;

function readBack(batches: readonly Uint8Array<ArrayBuffer>[]): Row[] {
  const samples = createSampleColumns(8);
  return batches.flatMap((batch) => {
    expect(decodeBatch(batch, samples)).toBe(true);
    return rowsOf(samples, texts);
  });
}

const row = fc
  .record({
    signal: fc.constantFrom(0, 1, 2),
    // Hours apart, which no single batch can hold, and not in order.
    hours: fc.integer({ min: -400, max: 400 }),
    value: fc.double({ noDefaultInfinity: true }),
    text: fc.string({ maxLength: 5 }),
    quality: fc.constantFrom(0, 1, 2),
  })
  .map(({ signal, hours, value, text, quality }): Row => {
    return { signal, timeUs: startUs + hours * hourUs, value: signal === 1 ? text : value, quality, lagUs: 0 };
  });

it("what is written is read in its order, however far apart the times lie", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      expect(readBack(encodeInOrder(columnsOf(rows), isText))).toEqual(rows);
    }),
  );
});

it("no message is longer than about a megabyte", () => {
  const rows = Array.from({ length: 70_000 }, (_, place) => ({
    signal: place % 3 === 1 ? 0 : place % 3,
    timeUs: startUs + place,
    value: place,
    quality: 0,
    lagUs: 0,
  }));
  const batches = encodeInOrder(columnsOf(rows), isText);
  expect(Math.max(...batches.map(({ byteLength }) => byteLength))).toBeLessThan(1_100_000);
  expect(readBack(batches)).toEqual(rows);
});

it("a text that is not there does not become another one that is", () => {
  const known = columnsOf([{ signal: 1, timeUs: startUs, value: "batch 7", quality: 0, lagUs: 0 }]);
  const samples = createSampleColumns(1);
  appendSample(samples, 1, startUs + 1, 0, 2, 0);
  copySample(samples, 0, isText, known);
  expect(rowsOf(known, texts).map(({ value }) => value)).toEqual(["batch 7", ""]);
});
