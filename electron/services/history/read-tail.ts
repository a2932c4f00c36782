import type { DatabaseSync } from "node:sqlite";
import { groupBySignal, type SignalRows } from "../../../twin/recording/signal-rows.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { receivedUs } from "../../../twin/telemetry/sample-time.ts";
import { addToOpenBlock, createOpenBlock } from "./open-block.ts";
import { readStoredSignals } from "./stored-signals.ts";

/** What there is of a block that is not over. */
export interface Tail {
  readonly run: number;
  readonly fromUs: number;
  readonly toUs: number;
  /** Their signals are places in `ids`. */
  readonly rows: SignalRows;
  /** Ids in the history by the signal's place in the plant of then. */
  readonly ids: Uint32Array;
}

/** @returns undefined where the block has no keyframe: there is nothing that its samples could be added to */
export function readTail(db: DatabaseSync, block: number): Tail | undefined {
  const head = db
    .prepare("SELECT run, from_us, signals FROM keyframes JOIN runs ON runs.id = run WHERE keyframes.id = ?")
    .get(block);
  if (head === undefined || !(head["signals"] instanceof Uint8Array)) return undefined;
  const ids = readIds(head["signals"]);
  const textIds = new Set(readStoredSignals(db).flatMap(({ id, type }) => (type === "text" ? [id] : [])));
  const isText = Uint8Array.from(ids, (id) => (textIds.has(id) ? 1 : 0));
  const open = createOpenBlock();
  const batch = createSampleColumns(1024);
  const fromUs = Number(head["from_us"]);
  let toUs = fromUs;
  const rows = db.prepare("SELECT from_row, to_row, bytes FROM tail WHERE block = ? ORDER BY seq");
  for (const { from_row, to_row, bytes } of rows.iterate(block)) {
    if (!(bytes instanceof Uint8Array) || !decodeBatch(bytes, batch)) continue;
    addToOpenBlock(open, batch, Number(from_row), Math.min(Number(to_row), batch.count), isText);
  }
  const { samples } = open;
  for (let row = 0; row < samples.count; row++) {
    toUs = Math.max(toUs, receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, samples.quality[row] ?? 0));
  }
  return { run: Number(head["run"]), fromUs, toUs, rows: groupBySignal(samples, ids.length), ids };
}

function readIds(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
