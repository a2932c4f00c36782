import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { applySamples, clearTable, createSignalTable } from "../../../twin/telemetry/signal-table.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const isText = Uint8Array.from([0, 0, 1]);
const row = (signal: number, timeUs: number, value: number | string, quality = 0): Row => ({
  signal,
  timeUs,
  value,
  quality,
  lagUs: 0,
});

describe("the signal table", () => {
  it("holds the last sample of each signal and the revision that brought it", () => {
    const table = createSignalTable(3);
    applySamples(table, columnsOf([row(0, 10, 1), row(0, 11, 2)]), isText);
    applySamples(table, columnsOf([row(2, 12, "B-7")]), isText);
    expect([...table.value]).toEqual([2, Number.NaN, Number.NaN]);
    expect(table.text[2]).toBe("B-7");
    expect([...table.changedIn]).toEqual([1, 0, 2]);
    expect(table.timeUs[1]).toBeNaN();
  });

  it("leaves out and counts a sample that is older than the one it has", () => {
    const table = createSignalTable(3);
    applySamples(table, columnsOf([row(0, 20, 1), row(0, 19, 2), row(0, 20, 3)]), isText);
    expect(table.value[0]).toBe(3);
    expect(table.outOfOrder).toBe(1);
  });

  it("takes samples without a device time as they arrive, because the host's clock may be set back", () => {
    const table = createSignalTable(3);
    applySamples(table, columnsOf([row(0, 20, 1), row(0, 5, 2, sampleFlag.withoutDeviceTime)]), isText);
    expect(table.value[0]).toBe(2);
  });

  it("passes over signals that it does not have", () => {
    const table = createSignalTable(3);
    applySamples(table, columnsOf([row(3, 1, 1), row(4_000_000, 1, 1)]), isText);
    expect(table.changedIn.every((revision) => revision === 0)).toBe(true);
  });

  it("given the same samples in other batches, ends the same", () => {
    const samples = fc.array(
      fc
        .record({ signal: fc.nat(1), timeUs: fc.nat(50), value: fc.integer() })
        .map((each) => row(each.signal, each.timeUs, each.value)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(samples, fc.nat(40), (rows, cut) => {
        const whole = createSignalTable(2);
        applySamples(whole, columnsOf(rows), isText);
        const parts = createSignalTable(2);
        applySamples(parts, columnsOf(rows.slice(0, cut)), isText);
        applySamples(parts, columnsOf(rows.slice(cut)), isText);
        expect([...parts.value, ...parts.timeUs]).toEqual([...whole.value, ...whole.timeUs]);
      }),
      { seed: 3 },
    );
  });

  it("given anything in it, is like a new one once cleared, but for the revision, in which everything changed", () => {
    const samples = fc.array(
      fc.oneof(
        fc.tuple(fc.nat(1), fc.nat(50), fc.double(), fc.nat(255)),
        fc.tuple(fc.constant(2), fc.nat(50), fc.string(), fc.nat(255)),
      ),
    );
    fc.assert(
      fc.property(samples, (rows) => {
        const table = createSignalTable(3);
        applySamples(
          table,
          columnsOf(rows.map(([signal, timeUs, value, quality]) => row(signal, timeUs, value, quality))),
          isText,
        );
        const before = table.revision;
        clearTable(table);
        const revision = before + 1;
        expect(table).toEqual({ ...createSignalTable(3), revision, changedIn: new Float64Array(3).fill(revision) });
      }),
      { seed: 5 },
    );
  });
});
