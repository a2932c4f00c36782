import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { SampleBatchSchema } from "../../../twin/telemetry/gen/sample-batch_pb.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { arbitraryRow, columnsOf, type Row, rowsOf, textSignals } from "../../support/samples.ts";

const second = 1_700_000_000_000_000;
const row = (changes: Partial<Row> = {}): Row => ({
  signal: 3,
  timeUs: second,
  value: 1.5,
  quality: 0,
  lagUs: 0,
  ...changes,
});

/** All rows of all batches, ordered for comparing. */
function roundTrip(rows: readonly Row[]): Row[] {
  const into = createSampleColumns(1);
  return encodeBatches(columnsOf(rows)).flatMap((batch) => {
    expect(decodeBatch(batch, into)).toBe(true);
    return rowsOf(into, textSignals);
  });
}

describe("a sample batch", () => {
  it("brings back every row, in order, whatever it holds", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow, { maxLength: 60 }), (rows) => {
        const back = roundTrip(rows);
        expect(back).toHaveLength(rows.length);
        expect(new Set(back.map((each) => JSON.stringify(each)))).toEqual(
          new Set(rows.map((each) => JSON.stringify(each))),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is one message while the times lie within 35 minutes, in the order of the rows", () => {
    const rows = [row({ timeUs: second }), row({ timeUs: second - 2_000_000_000 }), row({ timeUs: second + 5 })];
    expect(encodeBatches(columnsOf(rows))).toHaveLength(1);
    expect(roundTrip(rows)).toEqual(rows);
  });

  it("becomes several messages where the times lie further apart", () => {
    const rows = [row({ timeUs: 0 }), row({ timeUs: second }), row({ timeUs: second + 1 })];
    expect(encodeBatches(columnsOf(rows))).toHaveLength(2);
    expect(roundTrip(rows)).toEqual([rows[1], rows[2], rows[0]]);
  });

  it("of no rows is no message", () => {
    expect(encodeBatches(createSampleColumns(4))).toEqual([]);
  });

  it("keeps NaN, infinity and negative zero", () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, -0, Number.MIN_VALUE];
    expect(roundTrip(values.map((value) => row({ value }))).map((each) => each.value)).toEqual(values);
  });
});

describe("any protobuf tool", () => {
  it("reads what is written here", () => {
    const rows = [
      row({ signal: 7, value: 2.25, quality: 4, lagUs: -12 }),
      row({ signal: 1001, value: "批次 7", timeUs: second + 9 }),
    ];
    const [bytes = new Uint8Array()] = encodeBatches(columnsOf(rows));
    const message = fromBinary(SampleBatchSchema, bytes);
    expect(message.baseTimeUs + BigInt(message.offsetUs[0] ?? 0)).toBe(BigInt(second));
    expect(message.signal).toEqual([7, 1001]);
    expect(message.value).toEqual([2.25, 0]);
    expect([...message.quality]).toEqual([4, 0]);
    expect(message.texts).toEqual(["批次 7"]);
    expect(message.lagUs).toEqual([-12, 0]);
  });

  it("writes what is read here, unknown fields included", () => {
    const message = create(SampleBatchSchema, {
      baseTimeUs: BigInt(second),
      signal: [5, 6],
      offsetUs: [-3, 4],
      value: [1, 2],
      quality: new Uint8Array([0, 2]),
    });
    const varint = [(15 << 3) | 0, 0x96, 0x01];
    const fixed32 = [(14 << 3) | 5, 1, 2, 3, 4];
    const bytes = new Uint8Array([...varint, ...toBinary(SampleBatchSchema, message), ...fixed32]);
    const into = createSampleColumns(1);
    expect(decodeBatch(bytes, into)).toBe(true);
    expect(rowsOf(into)).toEqual([
      row({ signal: 5, timeUs: second - 3, value: 1 }),
      row({ signal: 6, timeUs: second + 4, value: 2, quality: 2 }),
    ]);
  });
});

describe("bytes that are no batch", () => {
  it("cut anywhere, give a batch of nothing or are refused; nothing is made up", () => {
    const rows = [row(), row({ signal: 1001, value: "x" }), row({ lagUs: 5 })];
    const [bytes = new Uint8Array()] = encodeBatches(columnsOf(rows));
    const into = createSampleColumns(1);
    for (let length = 0; length < bytes.length; length++) {
      if (!decodeBatch(bytes.subarray(0, length), into)) expect(into.count).toBe(0);
      else expect([0, rows.length]).toContain(into.count);
    }
  });

  it("of any kind never throw", () => {
    const into = createSampleColumns(1);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decodeBatch(bytes, into);
      }),
      { seed: 2, numRuns: 5000 },
    );
  });
});
