import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { RecordedHistory, SignalMismatch, TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { FromReader, ReaderData, ReaderMethods, ToReader } from "./history-messages.ts";

/** A history that is read in a worker thread. */
export interface ReaderInWorker extends RecordedHistory {
  readMismatch(): Promise<SignalMismatch>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Starts the reader worker, and again when it dies; what it was asked then fails.
 *
 * @param workerUrl of history-reader-worker.ts, or of its bundle
 * @param mismatch looked at whenever it is asked for
 */
export function readInWorker(
  workerUrl: URL,
  workerData: ReaderData,
  mismatch: () => SignalMismatch,
  log: Logger,
): ReaderInWorker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let lastCursor = 0;
  let isClosed = false;

  const start = (): Worker => {
    const started = new Worker(workerUrl, { workerData });
    started.on("message", (message: FromReader) => {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if ("error" in message) call?.reject(new Error(message.error));
      else call?.resolve(message.result);
    });
    let reason = "it ended";
    started.on("error", (error) => {
      reason = error.message;
    });
    started.on("exit", () => {
      if (worker === started) worker = undefined;
      if (!isClosed) log.error({ reason }, "history reader died; the next question starts it again");
      for (const { reject } of waiting.values()) reject(new Error(`the history cannot be read: ${reason}`));
      waiting.clear();
    });
    return started;
  };

  const call = <Name extends keyof ReaderMethods>(
    method: Name,
    ...args: Parameters<ReaderMethods[Name]>
  ): Promise<ReturnType<ReaderMethods[Name]>> =>
    new Promise((resolve, reject) => {
      if (isClosed) {
        reject(new Error("the history is closed"));
        return;
      }
      worker ??= start();
      const id = ++lastId;
      waiting.set(id, { resolve: (result) => resolve(result as ReturnType<ReaderMethods[Name]>), reject });
      worker.postMessage({ id, method, args } as ToReader);
    });

  return {
    ranges: () => call("ranges"),
    stateAt: (timeUs) => call("stateAt", timeUs),
    changes: (afterUs, toUs) => call("changes", afterUs, toUs),
    trend: (signal, range, points) => call("trend", signal, range, points),
    alarmDensity: (range, buckets) => call("alarmDensity", range, buckets),
    journal: (range) => call("journal", range),
    samples: (range, signals) => samplesOf(call, ++lastCursor, range, signals),
    readMismatch: () => call("mismatch"),
    get mismatch() {
      return mismatch();
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

type Call = <Name extends keyof ReaderMethods>(
  method: Name,
  ...args: Parameters<ReaderMethods[Name]>
) => Promise<ReturnType<ReaderMethods[Name]>>;

/** The next message is read while the last one is used. */
async function* samplesOf(
  call: Call,
  cursor: number,
  range: TimeRange,
  signals: readonly number[] | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  await call("beginSamples", cursor, range, signals);
  try {
    let next = call("nextSamples", cursor);
    for (let batch = await next; batch !== undefined; batch = await next) {
      next = call("nextSamples", cursor);
      // Whoever stops early is not told of a failure that came after.
      next.catch(() => undefined);
      yield batch;
    }
  } finally {
    await call("endSamples", cursor).catch(() => undefined);
  }
}
