import { describe, expect, it } from "vitest";
import type { Mark } from "../../../../twin/playback/journal.ts";
import { encodeBatches } from "../../../../twin/telemetry/encode-batch.ts";
import { noonUs, openTestHistory, type TestHistory, temporaryFolder } from "../../../support/history.ts";
import { numbersPlant } from "../../../support/numbers-plant.ts";
import { realisticSamples } from "../../../support/realistic-samples.ts";

const second = 1_000_000;
const plant = numbersPlant(20, 10);
const mark: Mark = { id: "m", timeUs: noonUs, name: "start", note: "", focus: "", camera: null };

/** Records for so long; values are noise, so that they take their room. */
function record({ writer }: TestHistory, fromUs: number, seconds: number, ratePerS: number): number {
  const source = realisticSamples(plant, { startUs: fromUs, ratePerS, stepMs: 2000, seed: 1 });
  for (let step = 0; step < seconds / 2; step++) {
    for (const batch of encodeBatches(source.next())) writer.append(batch, source.nowUs());
    writer.tick(source.nowUs());
  }
  return source.nowUs();
}

describe("a history's retention", () => {
  it("takes what is too old away while it records, blocks, minutes and entries but not marks", () => {
    const history = openTestHistory({ plant, retention: { maxAgeDays: 1, maxSizeBytes: 1e12 } });
    const { writer, reader } = history;
    writer.addEntries([
      { kind: "mark", timeUs: noonUs, mark },
      { kind: "action", timeUs: noonUs, who: "a", what: "b" },
    ]);
    const nowUs = record(history, noonUs, 2 * 3600, 20);
    expect(reader.ranges()[0]?.fromUs).toBe(noonUs);
    writer.setRetention({ maxAgeDays: 0.5 / 24, maxSizeBytes: 1e12 });
    const endUs = record(history, nowUs, 120, 20);
    const [range] = reader.ranges();
    const oldestUs = endUs - 0.5 * 3600 * second;
    expect(range?.fromUs).toBeGreaterThan(oldestUs - 20 * second);
    expect(range?.fromUs).toBeLessThanOrEqual(oldestUs);
    expect(writer.status().oldestUs).toBeGreaterThan(oldestUs - 30 * second);
    expect(reader.journal({ fromUs: 0, toUs: 1e16 }).map(({ kind }) => kind)).toEqual(["mark"]);
    const trend = reader.trend(0, { fromUs: noonUs, toUs: endUs }, 1000);
    expect(trend.timeUs[0]).toBeGreaterThanOrEqual(noonUs + 3600 * second);
    expect(reader.stateAt(oldestUs + 60 * second).batches.length).toBeGreaterThan(0);
    writer.close(endUs);
    history.dispose();
  });

  it("forgets nothing for a clock that jumps ahead, unless it stays there for a day", () => {
    const day = 86_400 * second;
    const century = 36_525 * day;
    const history = openTestHistory({ plant, retention: { maxAgeDays: 1, maxSizeBytes: 1e12 } });
    const { writer, reader } = history;
    const nowUs = record(history, noonUs, 600, 20);
    const firstUs = (): number | undefined => reader.ranges()[0]?.fromUs;
    record(history, nowUs + century, 60, 20);
    expect(firstUs()).toBe(noonUs);
    // It is put right; later it jumps again, and that is the time now.
    record(history, nowUs + 60 * second, 60, 20);
    expect(firstUs()).toBe(noonUs);
    record(history, nowUs + century, 60, 20);
    record(history, nowUs + century + 12 * 3600 * second, 60, 20);
    expect(firstUs()).toBe(noonUs);
    const endUs = record(history, nowUs + century + day, 120, 20);
    expect(firstUs()).toBeGreaterThan(nowUs + century - 60 * second);
    writer.close(endUs);
    history.dispose();
  });

  it("forgets nothing for a day where a machine was off for long, or its clock says so", () => {
    const { folder, dispose } = temporaryFolder();
    const day = 86_400 * second;
    const retention = { maxAgeDays: 1, maxSizeBytes: 1e12 };
    const before = openTestHistory({ plant, folder, retention });
    before.writer.close(record(before, noonUs, 600, 20));
    before.dispose();
    const laterUs = noonUs + 20 * day;
    const after = openTestHistory({ plant, folder, retention, nowUs: laterUs });
    record(after, laterUs, 60, 20);
    expect(after.reader.ranges()[0]?.fromUs).toBe(noonUs);
    const endUs = record(after, laterUs + day, 120, 20);
    expect(after.reader.ranges()[0]?.fromUs).toBeGreaterThanOrEqual(laterUs);
    after.writer.close(endUs);
    after.dispose();
    dispose();
  });

  it("keeps the file below its size, and gives room back when that becomes less", () => {
    const maxSizeBytes = 3_000_000;
    const history = openTestHistory({ plant, retention: { maxAgeDays: 30, maxSizeBytes } });
    const { writer, reader } = history;
    const nowUs = record(history, noonUs, 1200, 2000);
    // The log beside the file is at most 16 MB and no part of what is kept.
    const size = (): number => history.fileBytes();
    expect(size()).toBeLessThanOrEqual(maxSizeBytes * 1.1);
    expect(size()).toBeGreaterThan(maxSizeBytes / 2);
    expect(reader.ranges()[0]?.fromUs).toBeGreaterThan(noonUs + 60 * second);
    writer.setRetention({ maxAgeDays: 30, maxSizeBytes: 2_000_000 });
    const endUs = record(history, nowUs, 60, 2000);
    expect(size()).toBeLessThanOrEqual(2_200_000);
    writer.close(endUs);
    history.dispose();
  });
});
