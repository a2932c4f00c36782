import type { DatabaseSync } from "node:sqlite";
import { decodeBlock } from "../../../twin/recording/decode-block.ts";
import { encodeMinute } from "../../../twin/recording/encode-minute.ts";
import { addToRollup, clearRollup, createMinuteRollup } from "../../../twin/recording/minute-rollup.ts";
import { minuteUs } from "../../../twin/recording/trend-columns.ts";
import { compress, decompress } from "./compress.ts";
import { inTransaction } from "./in-transaction.ts";
import { insertBlock } from "./insert-block.ts";
import { readTail } from "./read-tail.ts";
import { readStoredSignals } from "./stored-signals.ts";

/**
 * Finishes what a recorder that was cut off left behind: its tail becomes a block, and the minutes that it had not yet
 * rolled up are.
 */
export function recoverTail(db: DatabaseSync): void {
  const stored = readStoredSignals(db);
  const size = Math.max(0, ...stored.map(({ id }) => id)) + 1;
  const isText = new Uint8Array(size);
  for (const { id, type } of stored) isText[id] = type === "text" ? 1 : 0;
  inTransaction(db, () => {
    for (const row of db.prepare("SELECT DISTINCT block FROM tail ORDER BY block").all()) {
      closeTail(db, Number(row["block"]));
    }
    for (const row of db.prepare("SELECT id, rolled_to_us FROM runs WHERE rolled_to_us < end_us").all()) {
      rollUpRest(db, Number(row["id"]), Number(row["rolled_to_us"]), isText);
    }
  });
}

function closeTail(db: DatabaseSync, block: number): void {
  const tail = readTail(db, block);
  if (tail !== undefined && tail.rows.columns.count > 0) {
    const { run, fromUs, toUs, rows, ids } = tail;
    insertBlock(db, { id: block, run, fromUs, toUs }, rows, ids);
    db.prepare("UPDATE runs SET end_us = max(end_us, ?) WHERE id = ?").run(toUs, run);
  }
  db.prepare("DELETE FROM tail WHERE block = ?").run(block);
}

function rollUpRest(db: DatabaseSync, run: number, rolledToUs: number, isText: Uint8Array): void {
  const rollup = createMinuteRollup(isText.length);
  const names = Uint32Array.from(isText, (_, id) => id);
  const insert = db.prepare("INSERT INTO rollup_minutes (minute_us, run, bytes) VALUES (?, ?, ?)");
  let openMinuteUs = Number.NaN;
  const write = (): void => {
    const bytes = encodeMinute(rollup, names);
    if (bytes.length > 0) insert.run(openMinuteUs, run, compress(bytes));
    clearRollup(rollup);
  };
  const blocks = db.prepare("SELECT from_us, bytes FROM blocks WHERE run = ? AND from_us >= ? ORDER BY id");
  for (const { from_us, bytes } of blocks.iterate(run, rolledToUs)) {
    if (!(bytes instanceof Uint8Array)) continue;
    // A block lies within a minute.
    const blockMinuteUs = Math.floor(Number(from_us) / minuteUs) * minuteUs;
    if (blockMinuteUs !== openMinuteUs) write();
    openMinuteUs = blockMinuteUs;
    const { columns } = decodeBlock(decompress(bytes));
    addToRollup(rollup, columns, 0, columns.count, isText);
  }
  write();
  db.prepare("UPDATE runs SET rolled_to_us = end_us WHERE id = ?").run(run);
}
