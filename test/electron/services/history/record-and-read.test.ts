import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HistoryReader, openHistoryReader } from "../../../../electron/services/history/history-reader.ts";
import { receivedUs } from "../../../../twin/telemetry/sample-time.ts";
import { createSignalTable } from "../../../../twin/telemetry/signal-table.ts";
import {
  applyBatches,
  batchesOf,
  contentOf,
  noonUs,
  openTestHistory,
  rowsOfBatches,
  tableOf,
} from "../../../support/history.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import { arbitraryTelemetry, type TimedRow } from "../../../support/pump-rows.ts";

const plant = parsedPumpPlant();
const arbitrary = arbitraryTelemetry(plant, noonUs + 1000);

/** Records rows one by one; leaves the recorder as it is then. */
function record(rows: readonly TimedRow[], isClosed: boolean): ReturnType<typeof openTestHistory> {
  const history = openTestHistory({ plant });
  for (const { row, nowUs } of rows) {
    for (const batch of batchesOf(plant, [row])) history.writer.append(batch, nowUs);
    history.writer.tick(nowUs);
  }
  const endUs = (rows.at(-1)?.nowUs ?? noonUs) + 300_000;
  if (isClosed) history.writer.close(endUs);
  else history.writer.tick(endUs);
  return history;
}

/** What a reader says of a signal and of all up to a moment. */
function answers(reader: HistoryReader, lastUs: number, nowUs: number): unknown {
  const range = { fromUs: noonUs, toUs: nowUs };
  const day = { fromUs: nowUs - 86_400e6, toUs: nowUs };
  const { batches, isWhole = false } = reader.changes(lastUs, nowUs);
  return {
    ranges: reader.ranges(),
    state: contentOf(tableOf(plant, reader.stateAt(nowUs).batches)),
    changes: [isWhole, rowsOfBatches(plant, batches)],
    samples: rowsOfBatches(plant, reader.samples(range)),
    some: rowsOfBatches(plant, reader.samples(range, [1])).filter(({ signal }) => signal === 1),
    trends: [reader.trend(1, range, 50), reader.trend(1, day, 2000)],
    alarms: reader.alarmDensity(day, 8),
  };
}

/** The host's table when everything up to a moment had been received. */
function liveTable(rows: readonly TimedRow[], timeUs: number): unknown {
  const known = rows.filter(({ nowUs }) => nowUs <= timeUs).map(({ row }) => row);
  return contentOf(tableOf(plant, batchesOf(plant, known)));
}

describe("a recorded history", () => {
  it("gives back every sample, and the table of any moment, as they were", () => {
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (rows, isClosed) => {
        const history = record(rows, isClosed);
        try {
          const endUs = (rows.at(-1)?.nowUs ?? 0) + 1000;
          const read = rowsOfBatches(plant, history.reader.samples({ fromUs: noonUs, toUs: endUs }));
          const bySignal = (list: readonly TimedRow["row"][]): unknown =>
            plant.signals.map(({ index }) => list.filter(({ signal }) => signal === index));
          expect(bySignal(read)).toEqual(bySignal(rows.map(({ row }) => row)));
          for (const timeUs of [noonUs, ...rows.slice(0, 20).map(({ nowUs }) => nowUs), endUs]) {
            const state = tableOf(plant, history.reader.stateAt(timeUs).batches);
            expect(contentOf(state), `at ${timeUs - noonUs}`).toEqual(liveTable(rows, timeUs));
          }
        } finally {
          history.writer.close(0);
          history.dispose();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is read whole also by whoever read each block as it was begun", () => {
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const history = openTestHistory({ plant });
        try {
          for (const { row, nowUs } of rows) {
            for (const batch of batchesOf(plant, [row])) history.writer.append(batch, nowUs);
            // A block that this sample begins has its keyframe, and nothing in it yet.
            history.reader.stateAt(nowUs);
            history.writer.tick(nowUs);
          }
          const endUs = (rows.at(-1)?.nowUs ?? noonUs) + 300_000;
          history.writer.close(endUs);
          for (const timeUs of [...rows.map(({ nowUs }) => nowUs), endUs]) {
            const state = tableOf(plant, history.reader.stateAt(timeUs).batches);
            expect(contentOf(state), `at ${timeUs - noonUs}`).toEqual(liveTable(rows, timeUs));
          }
        } finally {
          history.dispose();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("says the same to whoever reads it all along as to whoever opens it anew", () => {
    fc.assert(
      fc.property(arbitraryTelemetry(plant, noonUs + 1000, 25), (rows) => {
        const history = openTestHistory({ plant });
        let lastUs = noonUs;
        const compare = (nowUs: number): void => {
          const anew = openHistoryReader(history.path, plant);
          expect(answers(history.reader, lastUs, nowUs)).toEqual(answers(anew, lastUs, nowUs));
          anew.close();
          lastUs = nowUs;
        };
        try {
          for (const { row, nowUs } of rows) {
            for (const batch of batchesOf(plant, [row])) history.writer.append(batch, nowUs);
            compare(nowUs);
            history.writer.tick(nowUs);
          }
          history.writer.close(lastUs + 300_000);
          lastUs = noonUs;
          for (const { nowUs } of rows) compare(nowUs);
        } finally {
          history.writer.close(lastUs);
          history.dispose();
        }
      }),
      { numRuns: 12 },
    );
  });

  it("leads from any moment to any later one", () => {
    fc.assert(
      fc.property(arbitrary, fc.array(fc.nat(1000), { maxLength: 12 }), (rows, places) => {
        const history = record(rows, true);
        try {
          const endUs = rows.at(-1)?.nowUs ?? noonUs;
          const times = places
            .map((share) => Math.round(noonUs + ((endUs - noonUs) * share) / 1000))
            .sort((a, b) => a - b);
          const table = createSignalTable(plant.signals.length);
          let lastUs = noonUs - 1;
          for (const timeUs of [...times, endUs]) {
            applyBatches(plant, table, history.reader.changes(lastUs, timeUs).batches);
            expect(contentOf(table)).toEqual(liveTable(rows, timeUs));
            lastUs = timeUs;
          }
        } finally {
          history.dispose();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("sends at most two samples of a signal for a step", () => {
    const rows = fc.sample(arbitrary, { numRuns: 1, seed: 7 })[0] ?? [];
    const history = record(rows, true);
    const changes = history.reader.changes(noonUs, noonUs + 1e9);
    const counts = new Map<number, number>();
    for (const { signal } of rowsOfBatches(plant, changes.batches)) counts.set(signal, (counts.get(signal) ?? 0) + 1);
    history.dispose();
    expect(counts.size).toBeGreaterThan(0);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  });

  it("gives samples in the order of receiving", () => {
    const rows = fc.sample(arbitrary, { numRuns: 1, seed: 3 })[0] ?? [];
    const history = record(rows, true);
    const read = rowsOfBatches(plant, history.reader.samples({ fromUs: 0, toUs: 1e16 }));
    history.dispose();
    const times = read.map(({ timeUs, lagUs, quality }) => receivedUs(timeUs, lagUs, quality));
    expect(times.length).toBe(rows.length);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("says when it ran", () => {
    const history = openTestHistory({ plant });
    for (let second = 0; second <= 30; second++) history.writer.tick(noonUs + second * 1e6);
    const [range] = history.reader.ranges();
    expect(range?.fromUs).toBe(noonUs);
    // The newest half a second may still be on its way.
    expect(range?.toUs).toBe(noonUs + 29.5e6);
    history.writer.close(noonUs + 31e6);
    expect(history.reader.ranges()).toEqual([{ fromUs: noonUs, toUs: noonUs + 31e6 }]);
    history.dispose();
  });
});
