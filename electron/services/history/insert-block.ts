import type { DatabaseSync } from "node:sqlite";
import { encodeBlock } from "../../../twin/recording/encode-block.ts";
import type { SignalRows } from "../../../twin/recording/signal-rows.ts";
import { compress } from "./compress.ts";

/** A block's row, less what its samples say. */
interface BlockRow {
  /** That of its keyframe. */
  readonly id: number;
  readonly run: number;
  readonly fromUs: number;
  readonly toUs: number;
}

/** @param ids of the signals in the history, by their place in the rows' list */
export function insertBlock(db: DatabaseSync, block: BlockRow, rows: SignalRows, ids: Uint32Array): void {
  const bytes = compress(encodeBlock(rows, ids));
  db.prepare(
    "INSERT INTO blocks (id, run, from_us, to_us, samples, size_bytes, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
  ).run(block.id, block.run, block.fromUs, block.toUs, rows.columns.count, bytes.length, bytes);
}
