import { join } from "node:path";
import { afterAll, expect, it, type Mock, vi } from "vitest";
import { openHistoryReader } from "../../../../electron/services/history/history-reader.ts";
import { type WriterInWorker, writeInWorker } from "../../../../electron/services/history/write-in-worker.ts";
import { newAlarm } from "../../../../twin/alarms/standing-alarm.ts";
import { decodeBatch } from "../../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../../twin/telemetry/sample-columns.ts";
import { batchesOf, temporaryFolder } from "../../../support/history.ts";
import { silentLog } from "../../../support/host.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import { type Row, rowsOf } from "../../../support/samples.ts";

const plant = parsedPumpPlant();
const own = temporaryFolder();
afterAll(() => own.dispose());
const retention = { maxAgeDays: 30, maxSizeBytes: 1e10 };
/** Lets a writer die, once it is open, and waits until it is open again. */
async function survive(writer: WriterInWorker, onOpened: Mock): Promise<void> {
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  writer.addEntries([{ kind: "action", timeUs: Date.now() * 1000, who: "poison", what: "said" }]);
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  await writer.close();
}

const dyingWorkerUrl = new URL("../../../support/dying-writer-worker.ts", import.meta.url);

it("a writer that is dead for a moment keeps what happened, and counts the samples that came meanwhile", async () => {
  const path = join(own.folder, "history.sqlite");
  const timeUs = Date.now() * 1000;
  const action = (who: string) => ({ kind: "action", timeUs, who, what: "said" }) as const;
  const batches = batchesOf(plant, [{ signal: 1, timeUs, value: 1, quality: 0, lagUs: 0 }]);
  const sentBytes = batches.reduce((sum, { byteLength }) => sum + byteLength, 0);
  let lostBytes = 0;
  let isDead = false;
  const onOpened = vi.fn();
  const writer = writeInWorker(
    dyingWorkerUrl,
    { path, plant, retention, reserveBytes: 0 },
    {
      onOpened,
      onStatus: () => undefined,
      onLost(bytes) {
        lostBytes += bytes;
        if (isDead) return;
        isDead = true;
        // The first is told at the death itself.
        for (const batch of batches) writer.append(batch);
        writer.addEntries([action("somebody")]);
      },
      knownState: () => undefined,
    },
    silentLog,
  );
  await survive(writer, onOpened);
  expect(lostBytes).toBe(sentBytes);
  const reader = openHistoryReader(path, plant);
  const entries = reader.journal({ fromUs: 0, toUs: Number.MAX_SAFE_INTEGER });
  reader.close();
  expect(entries.map((entry) => "who" in entry && entry.who)).toContain("somebody");
});

it("a writer that is started again goes on from what is true by then, also what it has never been told", async () => {
  const path = join(own.folder, "known.sqlite");
  const timeUs = Date.now() * 1000 - 3600e6;
  const row = { signal: 1, timeUs, value: 7.5, quality: 0, lagUs: 0 };
  const alarm = newAlarm({ asset: "a", signal: "s", id: "i", priority: "low", sinceUs: timeUs, value: null });
  const onOpened = vi.fn();
  const writer = writeInWorker(
    dyingWorkerUrl,
    { path, plant, retention, reserveBytes: 0 },
    {
      onOpened,
      onStatus: () => undefined,
      onLost: () => undefined,
      knownState: () => ({ batches: batchesOf(plant, [row]), alarms: [alarm] }),
    },
    silentLog,
  );
  await survive(writer, onOpened);
  const reader = openHistoryReader(path, plant);
  const state = reader.stateAt(Date.now() * 1000);
  const first = reader.stateAt((reader.ranges()[0]?.fromUs ?? 0) + 1);
  reader.close();
  const samples = createSampleColumns(8);
  const rows = (batches: readonly Uint8Array<ArrayBuffer>[]): Row[] =>
    batches.flatMap((batch) => (decodeBatch(batch, samples) ? rowsOf(samples) : []));
  expect(rows(state.batches)).toEqual([row]);
  expect(state.alarms).toEqual([alarm]);
  // The first writer of a host begins with nothing.
  expect(rows(first.batches)).toEqual([]);
});
