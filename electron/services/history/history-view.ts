import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Plant } from "../../../twin/plant/plant.ts";
import { decodeBlock } from "../../../twin/recording/decode-block.ts";
import { noRows, type SignalRows } from "../../../twin/recording/signal-rows.ts";
import { type Run, visibleRuns } from "../../../twin/recording/visible-runs.ts";
import { appendSample, createSampleColumns, type SampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { receivedUs } from "../../../twin/telemetry/sample-time.ts";
import { type BlockCache, createBlockCache, type ReceivedRows } from "./block-cache.ts";
import { decompress } from "./compress.ts";
import { historyVersion } from "./history-schema.ts";
import { clearOpenBlock, createOpenBlock, type OpenBlock } from "./open-block.ts";
import { readTail } from "./read-tail.ts";
import { mapRows, nothingMapped, readSignalMapping, type SignalMapping } from "./signal-mapping.ts";
import { sqliteFailure } from "./sqlite-failure.ts";
import { prepareViewStatements, type ViewStatements } from "./view-statements.ts";

/** A keyframe's row, less its bytes: the beginning of a block. */
export interface BlockHead {
  readonly id: number;
  readonly run: number;
  readonly fromUs: number;
  readonly journalSeq: number;
}

/** A history's file as it is read: its signals are those of the plant. */
export interface HistoryView {
  readonly db: DatabaseSync;
  readonly plant: Plant;
  /** By signal of the plant. */
  readonly isText: Uint8Array<ArrayBuffer>;
  readonly mapping: SignalMapping;
  /** What is to be seen of the runs. */
  readonly runs: readonly Run[];
  /** The newest run's end is still moving. */
  readonly newestRun: number;
  /** The block that a moment of a run is in; it may be over long before. */
  headAt(run: number, timeUs: number): BlockHead | undefined;
  /** Beginnings of the blocks of a run that may hold something received from one moment to another, in order. */
  headsBetween(run: number, fromUs: number, toUs: number): readonly BlockHead[];
  keyframe(head: BlockHead): SignalRows;
  block(head: BlockHead): ReceivedRows;
  /** Room for rows that are chosen, emptied: for one reading, and lent until the next asks for it. */
  room(): OpenBlock;
  /** Rows of certain ids only; not kept. */
  blockOf(head: BlockHead, ids: ReadonlySet<number>): ReceivedRows;
}

/** A history's file, whether it is there yet or not. */
export interface HistoryFileView {
  /**
   * Reads the file as it is now, whatever is written beside it meanwhile.
   *
   * @param none the result while there is no file that can be read
   */
  read<Result>(none: Result, work: (view: HistoryView) => Result): Result;
  close(): void;
}

/** Decoded blocks that are kept: as many as some sessions read at a time. */
const cacheBytes = 48_000_000;

/**
 * Opens a history for reading, beside whoever writes it.
 *
 */
export function openHistoryFileView(path: string, plant: Plant): HistoryFileView {
  const cache = createBlockCache(cacheBytes);
  const room = createOpenBlock();
  const isText = Uint8Array.from(plant.signals, ({ definition }) => (definition.type === "text" ? 1 : 0));
  let open: { readonly statements: ViewStatements; readonly inode: number } | undefined;
  let mapping = nothingMapped;

  const close = (): void => {
    open?.statements.db.close();
    open = undefined;
    mapping = nothingMapped;
    cache.clear();
  };

  /** A damaged file may have been moved aside and another one begun. */
  const connect = (): ViewStatements | undefined => {
    const inode = statSync(path, { throwIfNoEntry: false })?.ino;
    if (open !== undefined && open.inode === inode) return open.statements;
    close();
    if (inode === undefined) return undefined;
    const db = new DatabaseSync(path, { timeout: 2000 });
    if (!isReadable(db)) {
      db.close();
      return undefined;
    }
    open = { statements: prepareViewStatements(db), inode };
    return open.statements;
  };

  return {
    read(none, work) {
      const statements = connect();
      if (statements === undefined) return none;
      const { db } = statements;
      db.exec("BEGIN");
      try {
        const known = mapping;
        mapping = readSignalMapping(db, plant, known);
        if (mapping !== known) cache.clear();
        return work(viewOf(statements, plant, isText, mapping, cache, room));
      } finally {
        db.exec("COMMIT");
      }
    },
    close,
  };
}

/** Whether it is a history of this format; whoever writes says what is wrong with it. */
function isReadable(db: DatabaseSync): boolean {
  try {
    db.exec("PRAGMA query_only = 1");
    return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]) === historyVersion;
  } catch (error) {
    if (sqliteFailure(error) === "corrupt") return false;
    throw error;
  }
}

function viewOf(
  statements: ViewStatements,
  plant: Plant,
  isText: Uint8Array<ArrayBuffer>,
  mapping: SignalMapping,
  cache: BlockCache,
  room: OpenBlock,
): HistoryView {
  const { db } = statements;
  const runs = statements.runs.all().map(({ id, start_us, end_us }): Run => {
    return { id: Number(id), fromUs: Number(start_us), toUs: Math.max(Number(start_us), Number(end_us)) };
  });

  /** Reads a block, or the tail that becomes one: `ids` are wanted. */
  const read = (head: BlockHead, ids: ReadonlySet<number>): ReceivedRows => {
    const row = statements.block.get(head.id);
    if (row !== undefined && row["bytes"] instanceof Uint8Array) {
      const decoded = decodeBlock(decompress(row["bytes"]), ids);
      return received(decoded, head.fromUs, Number(row["to_us"]), mapping);
    }
    const tail = readTail(db, head.id);
    if (tail === undefined) return { rows: noRows, receivedUs: new Float64Array(0) };
    return received(withIds(tail.rows, tail.ids, ids), head.fromUs, tail.toUs, mapping);
  };

  /** A block that is over keeps its key. One that is not has another with all that comes, and one while it is empty. */
  const keyOf = (head: BlockHead): string => {
    const progress = statements.progress.get({ block: head.id });
    return `block ${head.id} ${progress?.["is_over"] === 1 ? "over" : `to ${progress?.["seq"] ?? "begin with"}`}`;
  };

  return {
    db,
    plant,
    isText,
    mapping,
    runs: visibleRuns(runs),
    newestRun: Math.max(0, ...runs.map(({ id }) => id)),
    headAt(run, timeUs) {
      const row = statements.headAt.get(run, timeUs);
      return row === undefined ? undefined : headOf(run, row);
    },
    headsBetween(run, fromUs, toUs) {
      const first = Number(this.headAt(run, fromUs)?.fromUs ?? fromUs);
      return statements.headsBetween.all(run, first, toUs).map((row) => headOf(run, row));
    },
    keyframe(head) {
      const read = (): ReceivedRows => {
        const bytes = statements.keyframe.get(head.id)?.["bytes"];
        if (!(bytes instanceof Uint8Array)) throw new Error(`keyframe ${head.id} is gone`);
        const rows = decodeBlock(decompress(bytes), mapping.ids);
        mapRows(rows, mapping);
        return { rows, receivedUs: new Float64Array(0) };
      };
      return cache.get(`keyframe ${head.id}`, read).rows;
    },
    room() {
      clearOpenBlock(room);
      return room;
    },
    block: (head) => cache.get(keyOf(head), () => read(head, mapping.ids)),
    blockOf: (head, ids) => cache.peek(keyOf(head)) ?? read(head, ids),
  };
}

function headOf(run: number, row: Record<string, unknown>): BlockHead {
  return { id: Number(row["id"]), run, fromUs: Number(row["from_us"]), journalSeq: Number(row["journal_seq"]) };
}

/** Names the signals of a tail as those of a block, and leaves out what is not wanted. */
function withIds(rows: SignalRows, ids: Uint32Array, wanted: ReadonlySet<number>): SignalRows {
  const columns = createSampleColumns(rows.columns.count);
  columns.texts = rows.columns.texts;
  const signals: number[] = [];
  const starts: number[] = [];
  for (let place = 0; place < rows.signals.length; place++) {
    const id = ids[rows.signals[place] ?? 0] ?? 0;
    if (!wanted.has(id)) continue;
    signals.push(id);
    starts.push(columns.count);
    for (let row = rows.starts[place] ?? 0; row < (rows.starts[place + 1] ?? 0); row++) {
      copyRow(rows.columns, row, id, columns);
    }
  }
  starts.push(columns.count);
  return { signals: Uint32Array.from(signals), starts: Uint32Array.from(starts), columns };
}

function copyRow(from: SampleColumns, row: number, signal: number, into: SampleColumns): void {
  const { timeUs, value, quality, lagUs } = from;
  appendSample(into, signal, timeUs[row] ?? 0, value[row] ?? 0, quality[row] ?? 0, lagUs[row] ?? 0);
}

/** Within a signal the received time never goes back, as it did not for whoever recorded it. */
function received(rows: SignalRows, fromUs: number, toUs: number, mapping: SignalMapping): ReceivedRows {
  const { starts, columns } = rows;
  const times = new Float64Array(columns.count);
  for (let place = 0; place + 1 < starts.length; place++) {
    let lastUs = fromUs;
    for (let row = starts[place] ?? 0; row < (starts[place + 1] ?? 0); row++) {
      const ownUs = receivedUs(columns.timeUs[row] ?? 0, columns.lagUs[row] ?? 0, columns.quality[row] ?? 0);
      lastUs = Math.max(lastUs, Math.min(ownUs, toUs));
      times[row] = lastUs;
    }
  }
  mapRows(rows, mapping);
  return { rows, receivedUs: times };
}
