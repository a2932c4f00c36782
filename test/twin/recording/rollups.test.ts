import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMinute } from "../../../twin/recording/decode-minute.ts";
import { encodeMinute } from "../../../twin/recording/encode-minute.ts";
import { decodeHour, encodeHour } from "../../../twin/recording/hour-columns.ts";
import { addToRollup, createMinuteRollup } from "../../../twin/recording/minute-rollup.ts";
import { addTrendPoint, createTrendColumns, minuteUs } from "../../../twin/recording/trend-columns.ts";
import { columnsOf } from "../../support/samples.ts";

const size = 4;
const finite = fc.oneof(
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  fc.integer().map((whole) => whole / 100),
);
const arbitraryRows = fc.array(fc.tuple(fc.nat(size - 1), fc.oneof(finite, fc.constant(Number.NaN))));

function rollUp(pairs: readonly (readonly [number, number])[]): Uint8Array {
  const rollup = createMinuteRollup(size);
  const rows = pairs.map(([signal, value]) => ({ signal, timeUs: 0, value, quality: 0, lagUs: 0 }));
  addToRollup(rollup, columnsOf(rows), 0, rows.length, new Uint8Array(size));
  return encodeMinute(rollup, Uint32Array.of(9, 2, 30, 4));
}

describe("a minute's roll-up", () => {
  it("says of each signal what its finite samples come to", () => {
    fc.assert(
      fc.property(arbitraryRows, (pairs) => {
        const minutes = [...decodeMinute(rollUp(pairs))];
        for (const [signal, name] of [9, 2, 30, 4].entries()) {
          const values = pairs.filter(([of, value]) => of === signal && !Number.isNaN(value)).map(([, value]) => value);
          const minute = minutes.find((found) => found.signal === name);
          expect(minute?.count ?? 0).toBe(values.length);
          if (minute === undefined) continue;
          const [min, max] = [Math.min(...values), Math.max(...values)];
          // Of zeros of either sign the first stays.
          expect([minute.min + 0, minute.max + 0, minute.last]).toEqual([min + 0, max + 0, values.at(-1)]);
          const mean = values.reduce((sum, value) => sum + value / values.length, 0);
          expect(Math.abs(minute.mean - mean)).toBeLessThanOrEqual((max - min) * 1e-6 + Math.abs(mean) * 1e-9 + 1e-40);
        }
      }),
    );
  });

  it("can be read for some signals alone", () => {
    const bytes = rollUp([
      [0, 1],
      [1, 2],
      [3, 4.5],
    ]);
    expect([...decodeMinute(bytes, new Set([4]))]).toEqual([
      { signal: 4, min: 4.5, max: 4.5, mean: 4.5, last: 4.5, count: 1 },
    ]);
  });
});

describe("an hour", () => {
  it("gives its minutes back", () => {
    const minutes = createTrendColumns();
    for (const minute of [0, 7, 59])
      addTrendPoint(minutes, minute * minuteUs, minute, minute + 2, minute + 0.5, minute + 1, 60);
    const read = createTrendColumns();
    decodeHour(encodeHour(minutes, 0), 0, read);
    expect(read).toEqual(minutes);
  });
});
