import { parentPort, workerData } from "node:worker_threads";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { systemClockUs } from "../system-clock.ts";
import { openFeed } from "./feed.ts";
import type { FeedWorkerData, FromFeedWorker, ToFeedWorker } from "./feed-messages.ts";

/** How long samples may wait for others to travel with. */
const flushAfterMs = 4;

/** Samples that are sent on without waiting. */
const flushAtSamples = 8192;

const reportEveryMs = 250;

/** Batches posted to the host and not yet taken in: beyond this many bytes samples are left out and counted. */
const maxUntakenBytes = 64_000_000;

if (parentPort === null) throw new Error("feed-worker.ts runs in a worker thread");
const port = parentPort;
const { plant, feeds: settings } = workerData as FeedWorkerData;

const samples = createSampleColumns(flushAtSamples);
const untakenBytes: number[] = [];
let untakenTotalBytes = 0;
let flushTimer: NodeJS.Timeout | undefined;

const feeds = settings.map((feed, index) => openFeed(plant, index, feed, samples, onSamples, systemClockUs));

function onSamples(): void {
  if (samples.count >= flushAtSamples) flush();
  else flushTimer ??= setTimeout(flush, flushAfterMs);
}

function flush(): void {
  clearTimeout(flushTimer);
  flushTimer = undefined;
  if (untakenTotalBytes > maxUntakenBytes) {
    countDropped();
  } else {
    const batches = encodeBatches(samples);
    for (const batch of batches) {
      untakenBytes.push(batch.byteLength);
      untakenTotalBytes += batch.byteLength;
    }
    post(
      { kind: "batches", batches },
      batches.map((batch) => batch.buffer),
    );
  }
  clearSamples(samples);
}

function countDropped(): void {
  for (let row = 0; row < samples.count; row++) {
    const signal = plant.signals[samples.signal[row] ?? 0];
    feeds[signal?.binding.feed ?? 0]?.countDropped(1);
  }
}

function post(message: FromFeedWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

port.on("message", (message: ToFeedWorker) => {
  if (message.kind === "retry") feeds[message.feed]?.retry();
  else for (const bytes of untakenBytes.splice(0, message.batches)) untakenTotalBytes -= bytes;
});

setInterval(() => post({ kind: "report", feeds: feeds.map((feed) => feed.report()) }), reportEveryMs);
