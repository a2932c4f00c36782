import type { DatabaseSync } from "node:sqlite";
import type { StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import { encodeBlock } from "../../../twin/recording/encode-block.ts";
import { encodeMinute } from "../../../twin/recording/encode-minute.ts";
import { addToRollup, clearRollup, createMinuteRollup } from "../../../twin/recording/minute-rollup.ts";
import { groupBySignal } from "../../../twin/recording/signal-rows.ts";
import { hourUs, minuteUs } from "../../../twin/recording/trend-columns.ts";
import type { SampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { receivedUs } from "../../../twin/telemetry/sample-time.ts";
import { applySamples, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { sliceSamples } from "../../../twin/telemetry/slice-samples.ts";
import { tableSamples } from "../../../twin/telemetry/table-samples.ts";
import { compress } from "./compress.ts";
import { foldHours } from "./fold-hours.ts";
import { inTransaction } from "./in-transaction.ts";
import { insertBlock } from "./insert-block.ts";
import { addToOpenBlock, clearOpenBlock, createOpenBlock } from "./open-block.ts";
import { prepareRecordingStatements } from "./recording-statements.ts";
import { storeSignals } from "./stored-signals.ts";

/** What is true now, recorded or not: it outlives a recording that had to stop. */
export interface LiveState {
  readonly table: SignalTable;
  /** By signal. */
  readonly isText: Uint8Array<ArrayBuffer>;
  readonly alarms: ReadonlyMap<string, StandingAlarm>;
}

/** A database that is being written. All of it throws the database's errors, after which the recording is over. */
export interface Recording {
  /**
   * Records a batch and applies it to the live table.
   *
   * @param samples what the batch holds; their signals are in the table
   */
  append(samples: SampleColumns, batch: Uint8Array, nowUs: number): void;
  addEntries(entries: readonly JournalEntry[]): void;
  /** Writes what is due. */
  tick(nowUs: number): void;
  /** Samples that are not on the disk yet. */
  pendingSamples(): number;
  /** Entries that are not on the disk yet. */
  pendingEntries(): JournalEntry[];
  /** The block that is being written; older ones are over. */
  openBlockId(): number;
  end(nowUs: number): void;
}

/** Blocks begin at whole multiples of this and so lie within a minute. */
const blockUs = 10_000_000;

/** A block that nothing follows is closed so long after its end. */
const blockGraceUs = 500_000;

/** Samples are on the disk at most this and one tick (100 ms) after they came. */
const flushAfterUs = 250_000;

/** How often a run says that it still runs. */
const heartbeatUs = 1_000_000;

/** Samples that were received longer ago than this have arrived here: a run is said to have come so far. */
const underwayUs = 500_000;

/** A clock that goes back further begins a new run; less is taken for standing still. */
const clockBackUs = 1_000_000;

interface PendingBatch {
  readonly bytes: Uint8Array;
  readonly fromRow: number;
  readonly toRow: number;
}

/** Begins a run. */
export function beginRecording(db: DatabaseSync, plant: Plant, live: LiveState, nowUs: number): Recording {
  const { table, isText } = live;
  const statements = prepareRecordingStatements(db);

  let ids: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  const block = createOpenBlock();
  const rollup = createMinuteRollup(table.size);
  const pending: PendingBatch[] = [];
  const entries: { readonly seq: number; readonly entry: JournalEntry }[] = [];
  let journalSeq = Number(statements.journalSeq.get()?.["seq"]);
  let pendingSamples = 0;
  let pendingSinceUs = Number.NaN;
  let flushedUs = nowUs;
  let runId = 0;
  let blockId = 0;
  let blockFromUs = Number.NaN;
  /** NaN where no block is open. */
  let blockEndUs = Number.NaN;
  let minuteFromUs = Number.NaN;
  let foldedToUs = Math.floor(nowUs / hourUs) * hourUs;
  let lastNowUs = nowUs;
  /** The received time of the last sample, which never goes back in a run. */
  let lastUs = nowUs;
  /** How far the run is said to have come. */
  let ranToUs = nowUs;

  const beginRun = (startUs: number): void => {
    lastUs = startUs;
    ranToUs = startUs;
    const inserted = statements.insertRun.run(startUs, startUs, startUs, new Uint8Array(0));
    runId = Number(inserted.lastInsertRowid);
    ids = storeSignals(db, plant);
    statements.updateSignals.run(new Uint8Array(ids.buffer), runId);
    openBlock(startUs);
  };

  const openBlock = (atUs: number): void => {
    blockEndUs = (Math.floor(atUs / blockUs) + 1) * blockUs;
    // Not where its ten seconds begin: alarms of the time before, in which nothing came, are in the keyframe already.
    blockFromUs = Math.floor(atUs);
    minuteFromUs = Math.floor(blockFromUs / minuteUs) * minuteUs;
    const keyframe = compress(encodeBlock(groupBySignal(tableSamples(table, isText), table.size), ids));
    const alarms = JSON.stringify([...live.alarms.values()]);
    blockId = Number(statements.insertKeyframe.run(runId, blockFromUs, journalSeq, alarms, keyframe).lastInsertRowid);
  };

  /** What is pending goes into the block instead of the tail. */
  const closeBlock = (): void => {
    if (Number.isNaN(blockEndUs)) return;
    if (block.samples.count > 0) {
      const toUs = Math.max(lastUs, blockFromUs);
      insertBlock(
        db,
        { id: blockId, run: runId, fromUs: blockFromUs, toUs },
        groupBySignal(block.samples, table.size),
        ids,
      );
      statements.deleteTail.run(blockId);
    }
    clearOpenBlock(block);
    blockEndUs = Number.NaN;
  };

  const rollMinute = (rolledToUs: number): void => {
    const bytes = encodeMinute(rollup, ids);
    if (bytes.length > 0) statements.insertMinute.run(minuteFromUs, runId, compress(bytes));
    statements.updateRolled.run(rolledToUs, runId);
    clearRollup(rollup);
    minuteFromUs = Number.NaN;
  };

  const writeEntries = (): void => {
    for (const { seq, entry } of entries) {
      const priority = "alarm" in entry ? entry.alarm.priority : null;
      statements.insertEntry.run(seq, entry.timeUs, entry.kind, priority, JSON.stringify(entry));
    }
  };

  /** Writes with what `work` writes all that goes with it; nothing is pending once it is on the disk. */
  const write = (atUs: number, endUs: number, work: () => void): void => {
    ranToUs = Math.max(ranToUs, endUs);
    inTransaction(db, () => {
      work();
      writeEntries();
      statements.updateRun.run(ranToUs, runId);
    });
    entries.length = 0;
    pending.length = 0;
    pendingSamples = 0;
    flushedUs = atUs;
    pendingSinceUs = Number.NaN;
  };

  /** Closes the open block; the next one begins with the sample received at `nextUs`, if there is one. */
  const changeBlock = (atUs: number, nextUs: number | undefined): void =>
    write(atUs, atUs - underwayUs, () => {
      closeBlock();
      const minuteEndUs = minuteFromUs + minuteUs;
      if ((nextUs ?? atUs) >= minuteEndUs) {
        rollMinute(minuteEndUs);
        // What was received before and comes only now is of the next minute: this one is written once.
        lastUs = Math.max(lastUs, minuteEndUs);
      }
      if (nextUs !== undefined) openBlock(nextUs);
    });

  const flush = (atUs: number): void =>
    write(atUs, atUs - underwayUs, () => {
      for (const { bytes, fromRow, toRow } of pending) statements.insertTail.run(blockId, fromRow, toRow, bytes);
    });

  const endRun = (atUs: number): void =>
    write(atUs, Math.max(atUs, lastUs), () => {
      closeBlock();
      // Nothing of the run is left to be rolled up by whoever opens the file next.
      if (!Number.isNaN(minuteFromUs)) rollMinute(ranToUs);
    });

  const noticeClock = (atUs: number): void => {
    if (atUs < lastNowUs - clockBackUs) {
      endRun(lastUs);
      inTransaction(db, () => beginRun(atUs));
      flushedUs = atUs;
    }
    lastNowUs = atUs;
  };

  const take = (samples: SampleColumns, bytes: Uint8Array, fromRow: number, toRow: number, atUs: number): void => {
    if (fromRow === toRow) return;
    applySamples(table, sliceSamples(samples, fromRow, toRow), isText);
    addToOpenBlock(block, samples, fromRow, toRow, isText);
    addToRollup(rollup, samples, fromRow, toRow, isText);
    pending.push({ bytes, fromRow, toRow });
    if (Number.isNaN(pendingSinceUs)) pendingSinceUs = atUs;
  };

  inTransaction(db, () => beginRun(nowUs));

  return {
    append(samples, bytes, atUs) {
      noticeClock(atUs);
      pendingSamples += samples.count;
      let fromRow = 0;
      for (let row = 0; row < samples.count; row++) {
        const ownUs = receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, samples.quality[row] ?? 0);
        const rowUs = Math.max(lastUs, Math.min(ownUs, atUs));
        if (!(rowUs < blockEndUs)) {
          take(samples, bytes, fromRow, row, atUs);
          fromRow = row;
          changeBlock(atUs, rowUs);
          pendingSamples = samples.count - row;
        }
        lastUs = rowUs;
      }
      take(samples, bytes, fromRow, samples.count, atUs);
    },
    addEntries(added) {
      for (const entry of added) entries.push({ seq: ++journalSeq, entry });
      if (Number.isNaN(pendingSinceUs)) pendingSinceUs = lastNowUs;
    },
    tick(atUs) {
      noticeClock(atUs);
      if (block.samples.count > 0 && atUs >= blockEndUs + blockGraceUs) {
        lastUs = Math.max(lastUs, blockEndUs);
        changeBlock(atUs, undefined);
      } else if (Number.isNaN(blockEndUs) && atUs >= minuteFromUs + minuteUs + blockGraceUs) {
        changeBlock(atUs, undefined);
      } else if (atUs - pendingSinceUs >= flushAfterUs || atUs - flushedUs >= heartbeatUs) {
        flush(atUs);
      }
      if (atUs >= foldedToUs + hourUs + minuteUs) {
        foldHours(db, atUs);
        foldedToUs = Math.floor(atUs / hourUs) * hourUs;
      }
    },
    pendingSamples: () => pendingSamples,
    pendingEntries: () => entries.map(({ entry }) => entry),
    openBlockId: () => blockId,
    end: endRun,
  };
}
