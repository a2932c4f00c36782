import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { decodeBatch } from "../../../../twin/telemetry/decode-batch.ts";
import { encodeBatches } from "../../../../twin/telemetry/encode-batch.ts";
import { createSampleColumns } from "../../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../../twin/telemetry/signal-table.ts";
import {
  contentOf,
  noonUs,
  openTestHistory,
  type TestHistory,
  tableOf,
  temporaryFolder,
} from "../../../support/history.ts";
import { numbersPlant } from "../../../support/numbers-plant.ts";
import { type RealisticSamples, realisticSamples } from "../../../support/realistic-samples.ts";
import { mountSmallDisk } from "../../../support/small-disk.ts";

const second = 1_000_000;
const plant = numbersPlant(20, 10);
const isText = new Uint8Array(plant.signals.length);
const stepMs = 100;

/** A host that records and shows what comes. */
function startHost(history: TestHistory): { run(seconds: number): void; source: RealisticSamples; table: SignalTable } {
  const source = realisticSamples(plant, { startUs: noonUs, ratePerS: 2000, stepMs, seed: 3 });
  const table = createSignalTable(plant.signals.length);
  const samples = createSampleColumns(256);
  return {
    source,
    table,
    run(seconds) {
      for (let step = 0; step < (seconds * 1000) / stepMs; step++) {
        for (const batch of encodeBatches(source.next())) {
          if (decodeBatch(batch, samples)) applySamples(table, samples, isText);
          history.writer.append(batch, source.nowUs());
        }
        history.writer.tick(source.nowUs());
      }
    },
  };
}

/** All that was received, and each table that was shown, is there but for what the writer says is lost. */
function expectGoesOn(history: TestHistory, { source, table }: ReturnType<typeof startHost>): void {
  const { writer, reader } = history;
  const status = writer.status();
  expect(status.state).toBe("recording");
  writer.close(source.nowUs());
  expect(reader.ranges().length).toBeGreaterThanOrEqual(2);
  const samples = createSampleColumns(256);
  let read = 0;
  for (const batch of reader.samples({ fromUs: 0, toUs: 1e16 })) if (decodeBatch(batch, samples)) read += samples.count;
  const sent = ((source.nowUs() - noonUs) / second) * 2000;
  expect(read + status.lost).toBe(sent);
  expect(contentOf(tableOf(plant, reader.stateAt(source.nowUs()).batches))).toEqual(contentOf(table));
}

describe("a history on a disk that gives out", () => {
  const disk = mountSmallDisk(24);

  it.skipIf(disk === undefined)("stops when the disk is full, says so, and goes on when there is room", () => {
    if (disk === undefined) return;
    const history = openTestHistory({ plant, folder: disk.folder, freeBytes: disk.freeBytes });
    const host = startHost(history);
    host.run(30);
    disk.fill(100_000);
    host.run(60);
    expect(history.writer.status()).toMatchObject({ state: "stopped", reason: "disk-full" });
    expect(history.writer.status().lost).toBeGreaterThan(0);
    disk.empty();
    host.run(30);
    expectGoesOn(history, host);
    history.dispose();
    disk.dispose();
  });

  it("stops where the file may not grow", () => {
    const folder = temporaryFolder();
    const history = openTestHistory({ plant, folder: folder.folder, maxPages: 60 });
    const host = startHost(history);
    host.run(120);
    expect(history.writer.status()).toMatchObject({ state: "stopped", reason: "disk-full" });
    expect(history.words.join()).toContain("full");
    expect(history.writer.status().lost).toBeGreaterThan(0);
    history.writer.close(host.source.nowUs());
    history.dispose();
    folder.dispose();
  });

  it("stops before the reserve is used up", () => {
    let freeBytes = 1e9;
    const history = openTestHistory({ plant, freeBytes: () => freeBytes, reserveBytes: 200e6 });
    const host = startHost(history);
    host.run(15);
    freeBytes = 199e6;
    host.run(5);
    const stopped = history.writer.status();
    expect(stopped).toMatchObject({ state: "stopped", reason: "disk-full", freeBytes });
    expect(stopped.sinceUs).toBeGreaterThan(noonUs + 15 * second);
    freeBytes = 300e6;
    host.run(5);
    expectGoesOn(history, host);
    history.dispose();
  });

  it("goes on when less of the past is to be kept", () => {
    const folder = temporaryFolder();
    const path = join(folder.folder, "history.sqlite");
    const freeBytes = (): number => 3_000_000 - (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    const history = openTestHistory({ plant, folder: folder.folder, freeBytes, reserveBytes: 500_000 });
    const host = startHost(history);
    host.run(600);
    expect(history.writer.status()).toMatchObject({ state: "stopped", reason: "disk-full" });
    history.writer.setRetention({ maxAgeDays: 30, maxSizeBytes: 1_000_000 });
    host.run(60);
    expect(history.writer.status().state).toBe("recording");
    history.writer.close(host.source.nowUs());
    history.dispose();
    folder.dispose();
  });
});

describe("a history's file", () => {
  it("is written by one host at a time; another one reads, and takes over", () => {
    const folder = temporaryFolder();
    const first = openTestHistory({ plant, folder: folder.folder });
    const host = startHost(first);
    host.run(12);
    first.writer.tick(host.source.nowUs() + 300_000);
    const other = openTestHistory({ plant, folder: folder.folder, nowUs: host.source.nowUs() });
    const otherHost = startHost(other);
    expect(other.writer.status()).toMatchObject({ state: "stopped", reason: "in-use" });
    otherHost.run(1);
    expect(other.writer.status().lost).toBe(2000);
    expect(other.reader.ranges()).toHaveLength(1);
    expect(contentOf(tableOf(plant, other.reader.stateAt(host.source.nowUs()).batches))).toEqual(contentOf(host.table));
    first.writer.close(host.source.nowUs());
    other.writer.tick(host.source.nowUs() + 10 * second);
    expect(other.writer.status().state).toBe("recording");
    other.writer.close(host.source.nowUs() + 11 * second);
    first.dispose();
    other.dispose();
    folder.dispose();
  });

  const damages: Readonly<Record<string, (path: string) => void>> = {
    "is no database": (path) => writeFileSync(path, "this is no database, and longer than a header".repeat(99)),
    "is damaged in its middle": (path) => {
      const folder = temporaryFolder();
      const before = openTestHistory({ plant, folder: folder.folder });
      startHost(before).run(12);
      before.writer.close(noonUs + 12 * second);
      const bytes = readFileSync(before.path);
      bytes.fill(0x5a, 8192);
      writeFileSync(path, bytes);
      before.dispose();
      folder.dispose();
    },
  };

  it.each(Object.entries(damages))("is moved aside where it %s, and a new one begun", (_, damage) => {
    const folder = temporaryFolder();
    damage(join(folder.folder, "history.sqlite"));
    const history = openTestHistory({ plant, folder: folder.folder });
    expect(history.writer.status().state).toBe("recording");
    expect(history.words.join()).toContain("damaged");
    const aside = readdirSync(folder.folder).find((name) => name.includes("damaged"));
    expect(history.words.join()).toContain(aside);
    startHost(history).run(12);
    history.writer.close(noonUs + 20 * second);
    expect(history.reader.ranges()).toHaveLength(1);
    const said = history.reader.journal({ fromUs: 0, toUs: 1e16 });
    expect(said).toMatchObject([{ kind: "action", who: "vitrine", what: expect.stringContaining("damaged") }]);
    history.dispose();
    folder.dispose();
  });

  it("is refused in words where a newer program wrote it, and stays as it is", () => {
    const folder = temporaryFolder();
    const path = join(folder.folder, "history.sqlite");
    const db = new DatabaseSync(path);
    db.exec("CREATE TABLE future (x); PRAGMA user_version = 99");
    db.close();
    const history = openTestHistory({ plant, folder: folder.folder });
    expect(history.words.join()).toMatch(/format 99.*newer version/);
    expect(history.writer.status()).toMatchObject({ state: "stopped" });
    history.writer.tick(noonUs + 10 * second);
    expect(history.words).toHaveLength(1);
    expect(history.reader.ranges()).toEqual([]);
    history.writer.close(noonUs + 11 * second);
    history.dispose();
    expect(existsSync(path)).toBe(true);
    folder.dispose();
  });
});
