import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { openHistoryReader } from "../../../../electron/services/history/history-reader.ts";
import { writeInWorker } from "../../../../electron/services/history/write-in-worker.ts";
import { batchesOf, temporaryFolder } from "../../../support/history.ts";
import { silentLog } from "../../../support/host.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";

const plant = parsedPumpPlant();
const own = temporaryFolder();
afterAll(() => own.dispose());
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
    { path, plant, retention: { maxAgeDays: 30, maxSizeBytes: 1e10 }, reserveBytes: 0 },
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
    },
    silentLog,
  );
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  writer.addEntries([action("poison")]);
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  await writer.close();
  expect(lostBytes).toBe(sentBytes);
  const reader = openHistoryReader(path, plant);
  const entries = reader.journal({ fromUs: 0, toUs: Number.MAX_SAFE_INTEGER });
  reader.close();
  expect(entries.map((entry) => "who" in entry && entry.who)).toContain("somebody");
});
