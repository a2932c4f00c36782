import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type History, openHistory } from "../../../../electron/services/history/open-history.ts";
import { systemClockUs } from "../../../../electron/services/system-clock.ts";
import type { RecordingStatus } from "../../../../twin/bridge/contract.ts";
import { batchesOf, rowsOfBatches, temporaryFolder } from "../../../support/history.ts";
import { historyWorkerUrls } from "../../../support/history-workers.ts";
import { silentLog } from "../../../support/host.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import type { Row } from "../../../support/samples.ts";

const plant = parsedPumpPlant();
const own = temporaryFolder();
const open: History[] = [];

function start(name: string, reserveBytes = 0): History {
  const history = openHistory({
    folder: join(own.folder, name),
    plant,
    retention: { maxAgeDays: 30, maxSizeBytes: 1e10 },
    clockUs: systemClockUs,
    log: silentLog,
    workerUrls: historyWorkerUrls,
    reserveBytes,
  });
  open.push(history);
  return history;
}

function speedNow(value: number): Row {
  return { signal: 1, timeUs: systemClockUs(), value, quality: 0, lagUs: 0 };
}

function append(history: History, rows: readonly Row[]): void {
  for (const batch of batchesOf(plant, rows)) history.append(batch);
}

async function statusWhere(history: History, isIt: (status: RecordingStatus) => boolean): Promise<RecordingStatus> {
  if (isIt(history.status())) return history.status();
  return new Promise((resolve) => {
    const remove = history.onStatus((status) => {
      if (!isIt(status)) return;
      remove();
      resolve(status);
    });
  });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((history) => history.stop()));
});

describe("an open history", () => {
  it("records in its worker and reads in another one while it does", async () => {
    const history = start("both");
    await history.opened;
    expect(history.recorded.mismatch).toEqual({ gone: [], unknown: [] });
    const rows = Array.from({ length: 5 }, (_, value) => speedNow(value));
    append(history, rows);
    const timeUs = systemClockUs();
    history.addEntries([{ kind: "action", timeUs, who: "operator", what: "looked" }]);
    const atEnd = timeUs + 1e6;
    await vi.waitFor(
      async () => {
        const { batches } = await history.recorded.stateAt(atEnd);
        expect(rowsOfBatches(plant, batches)).toEqual(rows.slice(-1));
      },
      { timeout: 5000 },
    );
    const read: Row[] = [];
    const range = { fromUs: 0, toUs: atEnd };
    for await (const batch of history.recorded.samples(range)) read.push(...rowsOfBatches(plant, [batch]));
    expect(read).toEqual(rows);
    expect(await history.recorded.journal(range)).toMatchObject([{ what: "looked" }]);
    expect((await history.recorded.trend(1, { fromUs: timeUs - 6e7, toUs: atEnd }, 10)).last.at(-1)).toBe(4);
    expect((await history.recorded.alarmDensity(range, 3)).high).toEqual([0, 0, 0]);
    expect(await history.recorded.ranges()).toHaveLength(1);
    const status = await statusWhere(history, ({ sizeBytes }) => sizeBytes > 0);
    expect(status).toMatchObject({ state: "recording", lost: 0 });
  });

  it("gives the batch's buffer away", async () => {
    const history = start("transfer");
    const [batch] = batchesOf(plant, [speedNow(1)]);
    if (batch === undefined) throw new Error("no batch");
    history.append(batch);
    expect(batch.byteLength).toBe(0);
  });

  it("has everything on the disk when it has stopped", async () => {
    const history = start("stopped");
    const rows = [speedNow(1), speedNow(2)];
    append(history, rows);
    await history.stop();
    const again = start("stopped");
    await again.opened;
    const read: Row[] = [];
    for await (const batch of again.recorded.samples({ fromUs: 0, toUs: 1e16 })) {
      read.push(...rowsOfBatches(plant, [batch]));
    }
    expect(read).toEqual(rows);
  });

  it("says so where another host has the file, and reads it", async () => {
    const first = start("shared");
    await first.opened;
    const second = start("shared");
    const status = await statusWhere(second, ({ state }) => state === "stopped");
    expect(status.reason).toBe("in-use");
    expect(await second.recorded.ranges()).toHaveLength(1);
  });

  it("says so where the disk has less left than its reserve, and the retention that it is given", async () => {
    const history = start("full", 1e18);
    const full = await statusWhere(history, ({ state }) => state === "stopped");
    expect(full.reason).toBe("disk-full");
    append(history, [speedNow(1)]);
    expect((await statusWhere(history, ({ lost }) => lost > 0)).lost).toBe(1);
    history.setRetention({ maxAgeDays: 2, maxSizeBytes: 1e9 });
    const changed = await statusWhere(history, ({ retention }) => retention.maxAgeDays === 2);
    expect(changed.retention.maxSizeBytes).toBe(1e9);
  });

  it("records nothing where its folder cannot be, and does not throw", async () => {
    const history = openHistory({
      folder: "/dev/null/history",
      plant,
      retention: { maxAgeDays: 1, maxSizeBytes: 1e9 },
      clockUs: systemClockUs,
      log: silentLog,
      workerUrls: historyWorkerUrls,
    });
    open.push(history);
    append(history, [speedNow(1)]);
    const status = await statusWhere(history, ({ state }) => state === "stopped");
    expect(status.reason).toBe("disk-failed");
    expect(await history.recorded.ranges()).toEqual([]);
  });

  it("ends a question that comes after its end", async () => {
    const history = start("ended");
    await history.stop();
    await expect(history.recorded.ranges()).rejects.toThrow("closed");
  });
});
