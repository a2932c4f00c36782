import { expect, it } from "vitest";
import { readInWorker } from "../../../../electron/services/history/read-in-worker.ts";
import { batchesOf, noonUs, openTestHistory } from "../../../support/history.ts";
import { silentLog } from "../../../support/host.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";

const dyingWorkerUrl = new URL("../../../support/dying-reader-worker.ts", import.meta.url);

it("whoever reads while the reader dies is told, and those who read after it miss nothing", async () => {
  const plant = parsedPumpPlant();
  const history = openTestHistory({ plant });
  const range = { fromUs: noonUs, toUs: noonUs + 100e6 };
  // Ten blocks of ten seconds.
  for (let second = 0; second < 100; second += 5) {
    const timeUs = noonUs + second * 1e6 + 1000;
    for (const batch of batchesOf(plant, [{ signal: 1, timeUs, value: second, quality: 0, lagUs: 0 }])) {
      history.writer.append(batch, timeUs);
    }
  }
  history.writer.close(range.toUs);
  const none = { gone: [], unknown: [] };
  const reader = readInWorker(dyingWorkerUrl, { path: history.path, plant }, () => none, silentLog);

  const before = reader.samples(range)[Symbol.asyncIterator]();
  await before.next();
  await reader.journal(range).catch(() => undefined);
  const after = reader.samples(range)[Symbol.asyncIterator]();
  let messages = Number((await after.next()).done === false);
  const rest = async (): Promise<void> => {
    while ((await before.next()).done === false);
  };
  await expect(rest()).rejects.toThrow(/died|cannot be read/);
  while ((await after.next()).done === false) messages++;
  expect(messages).toBe(10);
  await reader.close();
  history.dispose();
});
