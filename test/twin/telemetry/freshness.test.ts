import { describe, expect, it } from "vitest";
import { explainValue } from "../../../twin/telemetry/explain-value.ts";
import { ageUs, freshnessNames, freshnessOf } from "../../../twin/telemetry/freshness.ts";
import { quality, sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const s = 1_000_000;
const staleAfterUs = 5 * s;

function tableWith(changes: Partial<Row>): SignalTable {
  const table = createSignalTable(1);
  applySamples(
    table,
    columnsOf([{ signal: 0, timeUs: 100 * s, value: 1, quality: 0, lagUs: 0, ...changes }]),
    new Uint8Array(1),
  );
  return table;
}

const nameAt = (table: SignalTable, nowS: number): string | undefined =>
  freshnessNames[freshnessOf(table, 0, staleAfterUs, nowS * s)];

describe("freshness", () => {
  it.each([
    [100, "fresh"],
    [102.5, "fresh"],
    [102.6, "late"],
    [105, "late"],
    [105.1, "stale"],
    [9999, "stale"],
  ])("given a good value of second 100, at second %d it is %s", (nowS, expected) => {
    expect(nameAt(tableWith({}), nowS)).toBe(expected);
  });

  it("of a signal never seen is never", () => {
    expect(nameAt(createSignalTable(1), 100)).toBe("never");
  });

  it("of a bad value is bad while it is current, then stale", () => {
    const table = tableWith({ quality: quality.bad });
    expect(nameAt(table, 101)).toBe("bad");
    expect(nameAt(table, 106)).toBe("stale");
  });

  it("of a retained value without a device time is stale at once: it may be of any age", () => {
    expect(nameAt(tableWith({ quality: sampleFlag.retained | sampleFlag.withoutDeviceTime }), 100)).toBe("stale");
  });
});

describe("the age of a value", () => {
  it("counts from when it was received, so that a device clock a little off does not make it old", () => {
    expect(ageUs(tableWith({ timeUs: 92 * s, lagUs: 8 * s }), 0, 101 * s)).toBe(s);
    expect(ageUs(tableWith({ timeUs: 108 * s, lagUs: -8 * s }), 0, 101 * s)).toBe(s);
  });

  it("counts from its device time where the broker had retained it", () => {
    expect(ageUs(tableWith({ timeUs: 40 * s, lagUs: 60 * s, quality: sampleFlag.retained }), 0, 100 * s)).toBe(60 * s);
  });

  it("counts from the received time where the device's clock is off", () => {
    expect(ageUs(tableWith({ lagUs: 1e15, quality: sampleFlag.clockOff }), 0, 101 * s)).toBe(s);
  });

  it("is never negative", () => {
    expect(ageUs(tableWith({}), 0, 50 * s)).toBe(0);
  });
});

describe("why is this grey?", () => {
  const feed = {
    id: "main",
    state: "connected" as const,
    sinceUs: 0,
    messages: 1,
    samples: 1,
    dropped: 0,
    messagesPerS: 0,
  };
  const reason = (
    table: SignalTable,
    nowS: number,
    isHostConnected = true,
    state: "connected" | "waiting" = "connected",
  ): string => explainValue(table, 0, staleAfterUs, nowS * s, isHostConnected, { ...feed, state }).reason;

  it.each([
    ["current", tableWith({}), 101],
    ["late", tableWith({}), 104],
    ["silent", tableWith({}), 110],
    ["never-since-start", createSignalTable(1), 110],
    ["bad-quality", tableWith({ quality: quality.bad }), 101],
    ["retained", tableWith({ quality: sampleFlag.retained | sampleFlag.withoutDeviceTime }), 101],
  ])("%s", (expected, table, nowS) => {
    expect(reason(table, nowS)).toBe(expected);
  });

  it("names the nearest cause first: the host, then the feed", () => {
    expect(reason(tableWith({}), 110, false)).toBe("no-host");
    expect(reason(tableWith({}), 110, true, "waiting")).toBe("no-feed");
    expect(reason(createSignalTable(1), 110, true, "waiting")).toBe("no-feed");
  });
});
