import { openHistory } from "../../electron/services/history/open-history.ts";
import { systemClockUs } from "../../electron/services/system-clock.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import { appendSample, createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { historyWorkerUrls } from "./history-workers.ts";
import { silentLog } from "./host.ts";
import { numbersPlant } from "./numbers-plant.ts";

const ratePerS = 20_000;
const stepMs = 20;

/** The plant that the child records. */
export function roundPlant(): Plant {
  return numbersPlant(100, 10);
}

/**
 * Records until it is killed, with values that count the samples; prints the last one that it gave to the history, and
 * its time.
 */
async function recordForEver(folder: string): Promise<void> {
  const plant = roundPlant();
  const history = openHistory({
    folder,
    plant,
    retention: { maxAgeDays: 30, maxSizeBytes: 1e10 },
    clockUs: systemClockUs,
    log: silentLog,
    workerUrls: historyWorkerUrls,
    reserveBytes: 0,
  });
  await history.opened;
  const columns = createSampleColumns(ratePerS);
  const startMs = performance.now();
  let sent = 0;
  setInterval(() => {
    columns.count = 0;
    const due = Math.floor(((performance.now() - startMs) * ratePerS) / 1000);
    const timeUs = systemClockUs();
    for (; sent < due; sent++) appendSample(columns, sent % plant.signals.length, timeUs, sent, 0, 0);
    for (const batch of encodeBatches(columns)) history.append(batch);
    process.stdout.write(`${sent - 1} ${timeUs}\n`);
  }, stepMs);
}

const [, program, folder] = process.argv;
if (program?.endsWith("killed-recorder.ts") === true && folder !== undefined) await recordForEver(folder);
