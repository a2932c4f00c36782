import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { createAlarmTable } from "../../../twin/alarms/alarm-table.ts";
import type { RecordingStatus } from "../../../twin/bridge/contract.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import type { SignalMismatch } from "../../../twin/playback/recorded-history.ts";
import { mismatchOf } from "../../../twin/recording/match-signals.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable } from "../../../twin/telemetry/signal-table.ts";
import { foldHours } from "./fold-hours.ts";
import type { KnownState } from "./history-messages.ts";
import { holdLock } from "./hold-lock.ts";
import { closeQuietly, openHistoryFile } from "./open-history-file.ts";
import { readLastAlarms } from "./read-alarms.ts";
import { beginRecording, type LiveState, type Recording } from "./recording.ts";
import { recoverTail } from "./recover-tail.ts";
import { createRetentionWork, pieceEveryUs, type Retention, type RetentionWork } from "./retention.ts";
import { type SqliteFailure, sqliteFailure } from "./sqlite-failure.ts";
import { readStoredSignals } from "./stored-signals.ts";

export interface HistoryWriterOptions {
  /** Of the database file; its folder exists. */
  readonly path: string;
  readonly plant: Plant;
  readonly retention: Retention;
  /** Space left where the file is; infinite where that cannot be known. */
  readonly freeBytes: () => number;
  /** Recording stops where less is free. */
  readonly reserveBytes: number;
  /** What the file may grow to; for tests. */
  readonly maxPages?: number;
  /** What is true already, where a writer goes on in place of another one; otherwise the alarms are the file's. */
  readonly known?: KnownState | undefined;
  /** Something that a person should read: a damaged file, a refusal, a failing disk. */
  readonly onWords: (words: string) => void;
}

/**
 * Writes a history. It never throws for what the disk does: it stops, says so in its status, counts what is lost, and
 * goes on as soon as it can. It has neither threads nor clocks: whoever owns it gives it the time.
 */
export interface HistoryWriter {
  /** @param batch a SampleBatch message over the plant's signals; kept until it is written */
  append(batch: Uint8Array, nowUs: number): void;
  addEntries(entries: readonly JournalEntry[]): void;
  setRetention(retention: Retention): void;
  /** To be called about ten times a second. */
  tick(nowUs: number): void;
  status(): RecordingStatus;
  /** What was recorded before, against the plant; undefined where there was nothing or it could not be opened. */
  mismatch(): SignalMismatch | undefined;
  close(nowUs: number): void;
}

type StopReason = NonNullable<RecordingStatus["reason"]>;

/** An open file. */
interface Writing {
  readonly db: DatabaseSync;
  readonly recording: Recording;
  readonly retentionWork: RetentionWork;
}

const retryAfterUs = 2_000_000;
const freeSpaceEveryUs = 1_000_000;

/** Below this a disk that fails is a full one: SQLite cannot always tell. */
const fullBelowBytes = 1_000_000;

/** Pieces of retention that are done at a time while the disk is full. */
const shrinkPieces = 20;

/** Entries that wait for a recording to go on; older ones are left out. */
const maxWaitingEntries = 10_000;

/** Pages that are given back to the disk at the end: 64 MB, done at once. */
const freePagesAtEnd = 8192;

export function openHistoryWriter(options: HistoryWriterOptions, nowUs: number): HistoryWriter {
  const { path, plant } = options;
  const size = plant.signals.length;
  const alarms = createAlarmTable();
  const live: LiveState = {
    table: createSignalTable(size),
    isText: Uint8Array.from(plant.signals, ({ definition }) => (definition.type === "text" ? 1 : 0)),
    alarms: alarms.alarms,
  };
  const samples = createSampleColumns(8192);
  let waitingEntries: JournalEntry[] = [];
  let retention = options.retention;
  let releaseLock: (() => void) | undefined;
  let writing: Writing | undefined;
  let reason: StopReason | undefined;
  let isRefused = false;
  let isFirstFile = true;
  let isDamaged = false;
  let mismatch: SignalMismatch | undefined;
  let sinceUs = nowUs;
  let retryUs = nowUs;
  let freeCheckedUs = nowUs;
  let freeBytes = options.freeBytes();
  let lost = 0;
  let oldestUs: number | undefined;

  const stop = (why: StopReason, atUs: number, closingRecording?: Writing): void => {
    if (reason !== why) sinceUs = atUs;
    reason = why;
    retryUs = atUs + retryAfterUs;
    writing = undefined;
    if (closingRecording !== undefined) {
      lost += closingRecording.recording.pendingSamples();
      waitingEntries = closingRecording.recording.pendingEntries();
      closeQuietly(closingRecording.db);
    }
  };

  const start = (atUs: number): void => {
    releaseLock ??= holdLock(`${path}.lock`);
    freeBytes = options.freeBytes();
    if (releaseLock === undefined) stop("in-use", atUs);
    else if (freeBytes < options.reserveBytes) {
      stop("disk-full", atUs);
      if (fileBytes(path) > retention.maxSizeBytes) shrink(atUs);
    } else openFile(atUs);
  };

  /** Makes room on a full disk where less is to be kept than there is. */
  const shrink = (atUs: number): void => {
    const opened = openHistoryFile(path, atUs, createRetentionWork, isDamaged, options.maxPages);
    if ("refusal" in opened) return;
    for (let piece = 0; piece < shrinkPieces; piece++) opened.opened.doPiece(retention, 0, atUs + piece * pieceEveryUs);
    closeQuietly(opened.db);
  };

  const openFile = (atUs: number): void => {
    const prepare = (db: DatabaseSync): Writing => {
      recoverTail(db);
      foldHours(db, atUs);
      const stored = readStoredSignals(db);
      if (stored.length > 0) mismatch ??= mismatchOf(stored, plant);
      // Whoever watches the alarms goes on from there too.
      if (isFirstFile) alarms.replace(options.known?.alarms ?? readLastAlarms(db));
      isFirstFile = false;
      return { db, recording: beginRecording(db, plant, live, atUs), retentionWork: createRetentionWork(db) };
    };
    const opened = openHistoryFile(path, atUs, prepare, isDamaged, options.maxPages);
    if ("refusal" in opened) {
      isRefused = true;
      options.onWords(opened.refusal);
      stop("disk-failed", atUs);
      return;
    }
    writing = opened.opened;
    isDamaged = false;
    if (reason !== undefined) sinceUs = atUs;
    reason = undefined;
    if (opened.movedTo !== undefined) sayDamaged(opened.movedTo, atUs);
    writing.recording.addEntries(waitingEntries);
    waitingEntries = [];
  };

  const sayDamaged = (movedTo: string, atUs: number): void => {
    const what = `the history file was damaged: it is kept as ${movedTo}, and a new one is begun`;
    options.onWords(what);
    writing?.recording.addEntries([{ kind: "action", timeUs: atUs, who: "vitrine", what }]);
  };

  const failed = (failure: SqliteFailure, error: unknown, atUs: number): void => {
    options.onWords(`the history cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    freeBytes = options.freeBytes();
    const isFull = failure === "disk-full" || freeBytes < fullBelowBytes;
    stop(isFull ? "disk-full" : "disk-failed", atUs, writing);
    if (failure !== "corrupt") return;
    // It is moved aside at the next tick.
    isDamaged = true;
    retryUs = atUs;
  };

  /** Does something with the disk; what the disk does wrong ends in the status. */
  const guard = (atUs: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      const failure = sqliteFailure(error);
      if (failure === undefined) throw error;
      failed(failure, error, atUs);
    }
  };

  const checkSpace = (atUs: number): void => {
    if (Math.abs(atUs - freeCheckedUs) < freeSpaceEveryUs) return;
    freeCheckedUs = atUs;
    freeBytes = options.freeBytes();
    oldestUs = oldestOf(writing?.db);
    if (writing === undefined || freeBytes >= options.reserveBytes) return;
    const stopping = writing;
    guard(atUs, () => {
      stopping.recording.end(atUs);
      stop("disk-full", atUs, stopping);
    });
  };

  for (const batch of options.known?.batches ?? []) {
    if (decodeBatch(batch, samples)) applySamples(live.table, samples, live.isText);
  }
  guard(nowUs, () => start(nowUs));
  guard(nowUs, () => {
    oldestUs = oldestOf(writing?.db);
  });

  return {
    append(batch, atUs) {
      if (!decodeBatch(batch, samples) || !areKnown(samples.signal, samples.count, size)) {
        options.onWords(`a batch of ${batch.byteLength} bytes cannot be read and is not recorded`);
        return;
      }
      const current = writing;
      if (current === undefined) {
        applySamples(live.table, samples, live.isText);
        lost += samples.count;
        return;
      }
      guard(atUs, () => current.recording.append(samples, batch, atUs));
      // Cut short by the disk: what was applied already changes nothing when it is applied again.
      if (writing === undefined) applySamples(live.table, samples, live.isText);
    },
    addEntries(entries) {
      for (const entry of entries) {
        alarms.apply(entry);
      }
      if (writing !== undefined) writing.recording.addEntries(entries);
      // What another host records it has from the same plant.
      else if (reason !== "in-use") waitingEntries = [...waitingEntries, ...entries].slice(-maxWaitingEntries);
    },
    setRetention(changed) {
      retention = changed;
    },
    tick(atUs) {
      const current = writing;
      guard(atUs, () => {
        if (current !== undefined) {
          current.recording.tick(atUs);
          current.retentionWork.doPiece(retention, current.recording.openBlockId(), atUs);
        } else if (!isRefused && (atUs >= retryUs || atUs < retryUs - 2 * retryAfterUs)) start(atUs);
      });
      guard(atUs, () => checkSpace(atUs));
    },
    status() {
      return {
        state: reason === undefined ? "recording" : "stopped",
        ...(reason === undefined ? {} : { reason }),
        sinceUs,
        sizeBytes: fileBytes(path) + fileBytes(`${path}-wal`),
        freeBytes: Number.isFinite(freeBytes) ? freeBytes : 0,
        ...(oldestUs === undefined ? {} : { oldestUs }),
        lost,
        retention: { maxAgeDays: retention.maxAgeDays, maxSizeBytes: retention.maxSizeBytes },
      };
    },
    mismatch: () => mismatch,
    close(atUs) {
      const current = writing;
      guard(atUs, () => {
        current?.recording.end(atUs);
        current?.db.exec(`PRAGMA incremental_vacuum(${freePagesAtEnd})`);
      });
      if (writing !== undefined) closeQuietly(writing.db);
      writing = undefined;
      releaseLock?.();
      releaseLock = undefined;
    },
  };
}

function areKnown(signals: Uint32Array, count: number, size: number): boolean {
  for (let row = 0; row < count; row++) if ((signals[row] ?? 0) >= size) return false;
  return true;
}

function oldestOf(db: DatabaseSync | undefined): number | undefined {
  const oldest = db?.prepare("SELECT min(start_us) AS oldest FROM runs").get()?.["oldest"];
  return typeof oldest === "number" ? oldest : undefined;
}

function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
