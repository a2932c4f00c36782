import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import type { RecordingStatus } from "../../../twin/bridge/contract.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import type { SignalMismatch } from "../../../twin/playback/recorded-history.ts";
import { backOffMs } from "../feeds/back-off.ts";
import type { FromWriter, KnownState, ToWriter, WriterData } from "./history-messages.ts";
import type { Retention } from "./retention.ts";

/** A history that is written in a worker thread. */
export interface WriterInWorker {
  /** @param batch given away: its buffer is transferred */
  append(batch: Uint8Array<ArrayBuffer>): void;
  addEntries(entries: readonly JournalEntry[]): void;
  setRetention(retention: Retention): void;
  /** Finishes writing. */
  close(): Promise<void>;
}

export interface WriterListeners {
  onOpened(mismatch: SignalMismatch | undefined): void;
  onStatus(status: RecordingStatus): void;
  /** The worker had not taken these in when they came, died with them, or was dead: they are not recorded. */
  onLost(bytes: number): void;
  /** What is true now: a worker that is started again goes on from there, whatever died with the one before it. */
  knownState(): KnownState | undefined;
}

/** Batches posted and not taken in: beyond this many bytes they are left out. */
const maxUntakenBytes = 64_000_000;

/** Entries that wait for a worker to be started again; older ones are left out. */
const maxWaitingEntries = 10_000;

/**
 * Starts the writer worker, and again when it dies.
 *
 * @param workerUrl of history-writer-worker.ts, or of its bundle
 */
export function writeInWorker(
  workerUrl: URL,
  workerData: WriterData,
  listeners: WriterListeners,
  log: Logger,
): WriterInWorker {
  /** Undefined from its death until it is started again. */
  let worker: Worker | undefined;
  let waitingEntries: readonly JournalEntry[] = [];
  let retention = workerData.retention;
  let untakenBytes = 0;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let onClosed: () => void = () => undefined;

  const send = (message: ToWriter, transfer: ArrayBuffer[] = []): void => worker?.postMessage(message, transfer);

  const receive = (message: FromWriter): void => {
    switch (message.kind) {
      case "opened":
        listeners.onOpened(message.mismatch);
        break;
      case "status":
        listeners.onStatus(message.status);
        break;
      case "taken":
        untakenBytes -= message.bytes;
        break;
      case "words":
        log.warn(message.words);
        break;
      case "closed":
        onClosed();
        break;
    }
  };

  const start = (): void => {
    const known = deaths === 0 ? undefined : listeners.knownState();
    const data: WriterData = { ...workerData, retention, ...(known === undefined ? {} : { known }) };
    const started = new Worker(workerUrl, { workerData: data });
    worker = started;
    started.on("message", receive);
    if (waitingEntries.length > 0) send({ kind: "entries", entries: waitingEntries });
    waitingEntries = [];
    let reason = "";
    started.on("error", (error) => {
      reason = error.message;
    });
    started.on("exit", (code) => {
      worker = undefined;
      onClosed();
      if (isClosed) return;
      listeners.onLost(untakenBytes);
      untakenBytes = 0;
      deaths++;
      const delayMs = backOffMs(deaths, Math.random());
      log.error({ reason: reason || `exit code ${code}`, delayMs }, "history writer died; starting it again");
      timer = setTimeout(start, delayMs);
    });
  };
  start();

  return {
    append(batch) {
      const bytes = batch.byteLength;
      if (worker === undefined || untakenBytes + bytes > maxUntakenBytes) {
        listeners.onLost(bytes);
        return;
      }
      untakenBytes += bytes;
      send({ kind: "append", batch }, [batch.buffer]);
    },
    addEntries(entries) {
      if (worker === undefined) waitingEntries = [...waitingEntries, ...entries].slice(-maxWaitingEntries);
      else send({ kind: "entries", entries });
    },
    setRetention(changed) {
      retention = changed;
      send({ kind: "retention", retention });
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(timer);
      const closing = worker;
      if (closing === undefined) return;
      const closed = new Promise<void>((resolve) => {
        onClosed = resolve;
      });
      send({ kind: "close" });
      // A worker that is dead already says nothing any more.
      if (closing.threadId !== -1) await closed;
      await closing.terminate();
    },
  };
}
