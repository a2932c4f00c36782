import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Remover } from "../../../twin/bridge/channel.ts";
import type { RecordingStatus } from "../../../twin/bridge/contract.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import type { RecordedHistory, SignalMismatch } from "../../../twin/playback/recorded-history.ts";
import type { KnownState } from "./history-messages.ts";
import { readInWorker } from "./read-in-worker.ts";
import type { Retention } from "./retention.ts";
import { writeInWorker } from "./write-in-worker.ts";

export interface HistoryOptions {
  /** Where the history is kept; made where it is missing. Each plant has its own. */
  readonly folder: string;
  readonly plant: Plant;
  readonly retention: Retention;
  /** The host's; the writer has the same one in its thread. */
  readonly clockUs: () => number;
  readonly log: Logger;
  /** Of history-writer-worker.ts and history-reader-worker.ts, or of their bundles. */
  readonly workerUrls: { readonly writer: URL; readonly reader: URL };
  /** Recording stops where less than this is free on the disk. */
  readonly reserveBytes?: number;
}

/** A plant's history: what arrives is recorded, and what was recorded can be read meanwhile. */
export interface History {
  /** Records a batch over the plant's signals. It is given away: its buffer is transferred. */
  append(batch: Uint8Array<ArrayBuffer>): void;
  addEntries(entries: readonly JournalEntry[]): void;
  setRetention(retention: Retention): void;
  /** Who knows what is true now: a writer that died is told so when it is started again. */
  setKnownState(known: () => KnownState): void;
  status(): RecordingStatus;
  /** Called twice a second, and at once when recording stops or goes on. */
  onStatus(listener: (status: RecordingStatus) => void): Remover;
  /** Its mismatch is known once `opened` is there; until then it says that all is well. */
  readonly recorded: RecordedHistory;
  /** The file is open, or cannot be, which the status says. */
  readonly opened: Promise<void>;
  /** Finishes writing and ends both workers. */
  stop(): Promise<void>;
}

const defaultReserveBytes = 200_000_000;

/** A sample of a batch, for estimating how many were lost where nobody counted them (sample-batch.proto). */
const bytesPerSample = 33;

const noMismatch: SignalMismatch = { gone: [], unknown: [] };

/** Opens the history of a plant; it never throws for what is on the disk. */
export function openHistory(options: HistoryOptions): History {
  const { folder, plant, clockUs, log, workerUrls } = options;
  const path = join(folder, "history.sqlite");
  const listeners = new Set<(status: RecordingStatus) => void>();
  let resolveOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    resolveOpened = resolve;
  });
  let mismatch = noMismatch;
  let isFirst = true;
  let lostHere = 0;
  let knownState: (() => KnownState) | undefined;
  let status: RecordingStatus = {
    state: "recording",
    sinceUs: clockUs(),
    sizeBytes: 0,
    freeBytes: 0,
    lost: 0,
    retention: options.retention,
  };
  tryToMake(folder, log);

  const reader = readInWorker(workerUrls.reader, { path, plant }, () => mismatch, log);
  const writer = writeInWorker(
    workerUrls.writer,
    { path, plant, retention: options.retention, reserveBytes: options.reserveBytes ?? defaultReserveBytes },
    {
      onOpened(found) {
        if (!isFirst) return;
        isFirst = false;
        // Without a file of its own to write it may still read that of another host.
        const known = found === undefined ? reader.readMismatch() : Promise.resolve(found);
        known
          .then((read) => {
            mismatch = read;
          })
          .catch((error: unknown) => log.error({ error }, "the history's signals cannot be read"))
          .finally(resolveOpened);
      },
      onStatus(reported) {
        status = { ...reported, lost: reported.lost + lostHere };
        for (const listener of listeners) listener(status);
      },
      onLost(bytes) {
        lostHere += Math.ceil(bytes / bytesPerSample);
      },
      knownState: () => knownState?.(),
    },
    log,
  );

  return {
    append: writer.append,
    addEntries: writer.addEntries,
    setRetention: writer.setRetention,
    setKnownState(known) {
      knownState = known;
    },
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recorded: reader,
    opened,
    async stop() {
      await writer.close();
      await reader.close();
    },
  };
}

/** Where it cannot be made, the writer says what is wrong with the disk. */
function tryToMake(folder: string, log: Logger): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    log.error({ error }, `the history's folder ${folder} cannot be made`);
  }
}
