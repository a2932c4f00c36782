import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import { backOffMs } from "./back-off.ts";
import type { FeedReport, FeedWorkerData, FromFeedWorker, ToFeedWorker } from "./feed-messages.ts";

/** The plant's feeds, in their worker thread. */
export interface Feeds {
  /** Tries to connect a waiting feed now. */
  retry(feed: number): void;
  stop(): Promise<void>;
}

export interface FeedsListeners {
  /** Decoded samples, as SampleBatch messages, in order. */
  onBatch(batch: Uint8Array<ArrayBuffer>): void;
  /** The state of every feed, four times a second. */
  onReport(feeds: readonly FeedReport[]): void;
  /** The worker died and will be started again. */
  onDeath(reason: string): void;
}

/**
 * Starts the feed worker and starts it again when it dies.
 *
 * @param workerUrl of feed-worker.ts, or of its bundle
 */
export function startFeeds(workerUrl: URL, workerData: FeedWorkerData, listeners: FeedsListeners, log: Logger): Feeds {
  let worker: Worker;
  let timer: NodeJS.Timeout | undefined;
  let deaths = 0;
  let isStopped = false;

  const send = (message: ToFeedWorker): void => worker.postMessage(message);

  const start = (): void => {
    worker = new Worker(workerUrl, { workerData });
    worker.on("message", (message: FromFeedWorker) => {
      if (message.kind === "report") {
        listeners.onReport(message.feeds);
        return;
      }
      for (const batch of message.batches) listeners.onBatch(batch);
      send({ kind: "taken", batches: message.batches.length });
    });
    // An uncaught error is followed by the exit, which restarts; without a listener it would end the host.
    let reason = "";
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", (code) => {
      if (isStopped) return;
      deaths++;
      const delayMs = backOffMs(deaths, Math.random());
      log.error({ reason: reason || `exit code ${code}`, delayMs }, "feed worker died; starting it again");
      listeners.onDeath(reason || `exit code ${code}`);
      timer = setTimeout(start, delayMs);
    });
  };
  start();

  return {
    retry: (feed) => send({ kind: "retry", feed }),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
