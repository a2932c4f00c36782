import type { DatabaseSync } from "node:sqlite";
import { hourUs, minuteUs } from "../../../twin/recording/trend-columns.ts";
import { inTransaction } from "./in-transaction.ts";
import { pageBytes } from "./open-history-file.ts";

/** How much of the past is kept. */
export interface Retention {
  readonly maxAgeDays: number;
  readonly maxSizeBytes: number;
}

/** Takes the oldest of a history away, a little at a time, so that recording never waits long. */
export interface RetentionWork {
  /**
   * Does one piece of what is to be done; what comes within `pieceEveryUs` of the last one is left out.
   *
   * @param openBlock never taken away
   */
  doPiece(retention: Retention, openBlock: number, nowUs: number): void;
}

const dayUs = 86_400_000_000;

/**
 * Where the clock goes on by more than this at once, or since something was recorded last, it may be wrong: for as long
 * nothing is too old. A clock that is put right in that time has cost nothing; the limit of size holds all the same.
 */
const mistrustUs = dayUs;

/** Pieces come no closer than this. */
export const pieceEveryUs = 200_000;

/** What one piece takes at most: a few megabytes, or some hundred places in the file. */
const pieceBlocks = 30;
const pieceSignals = 200;
const pieceEntries = 1000;
const pieceFreePages = 256;

/** Pages that are free are used again; they go back to the disk where they are more than this share of the file. */
const freeShare = 0.25;
const freePages = 2000;

export function createRetentionWork(db: DatabaseSync): RetentionWork {
  const firstKeyframes = db.prepare(`SELECT id, run, from_us FROM keyframes ORDER BY id LIMIT ${pieceBlocks + 1}`);
  const runEnd = db.prepare("SELECT end_us FROM runs WHERE id = ?");
  const deleteHours = db.prepare("DELETE FROM rollup_hours WHERE signal = ? AND hour_us < ?");
  const oldestHour = db.prepare(
    "SELECT min(hour_us) AS hour_us FROM rollup_hours WHERE signal = (SELECT min(signal) FROM rollup_hours)",
  );
  const oldEntries = db.prepare(
    `DELETE FROM journal WHERE seq IN (SELECT seq FROM journal WHERE time_us < ? AND kind NOT LIKE 'mark%' LIMIT ${pieceEntries})`,
  );
  const lastEnd = db.prepare("SELECT end_us FROM runs ORDER BY id DESC LIMIT 1 OFFSET 1").get();
  /** When the last piece was done; before the first, when something was recorded last before this start. */
  let doneUs = Number(lastEnd?.["end_us"] ?? Number.NaN);
  let mistrustedToUs = Number.NEGATIVE_INFINITY;
  let hoursDoneToUs = 0;
  let hoursToUs = 0;
  let nextSignal = 0;

  const pageCount = db.prepare("PRAGMA page_count");
  const freelistCount = db.prepare("PRAGMA freelist_count");
  const deleteMinutes = db.prepare("DELETE FROM rollup_minutes WHERE minute_us < ?");
  const someSignals = db.prepare(`SELECT id FROM signals WHERE id > ? ORDER BY id LIMIT ${pieceSignals}`);
  const pages = (): number => Number(pageCount.get()?.["page_count"]);
  const free = (): number => Number(freelistCount.get()?.["freelist_count"]);

  const deleteBlocks = (cutUs: number, openBlock: number): void => {
    const rows = firstKeyframes.all();
    let last = 0;
    for (let place = 0; place < Math.min(rows.length, pieceBlocks); place++) {
      const { id, run } = rows[place] ?? {};
      const next = rows[place + 1];
      const endUs = next?.["run"] === run ? next?.["from_us"] : runEnd.get(run ?? 0)?.["end_us"];
      if (Number(id) === openBlock || Number(endUs) > cutUs) break;
      last = Number(id);
    }
    if (last === 0) return;
    inTransaction(db, () => {
      db.prepare("DELETE FROM blocks WHERE id <= ?").run(last);
      db.prepare("DELETE FROM keyframes WHERE id <= ?").run(last);
      db.exec("DELETE FROM runs WHERE NOT EXISTS (SELECT 1 FROM keyframes WHERE run = runs.id)");
      db.exec("UPDATE runs SET start_us = (SELECT min(from_us) FROM keyframes WHERE run = runs.id)");
    });
  };

  const deleteRollups = (cutUs: number): void => {
    deleteMinutes.run(cutUs - minuteUs);
    const toUs = Math.floor(cutUs / hourUs) * hourUs;
    if (nextSignal === 0) hoursToUs = toUs;
    if (hoursToUs <= hoursDoneToUs) return;
    const signals = someSignals.all(nextSignal);
    inTransaction(db, () => {
      for (const { id } of signals) deleteHours.run(id ?? 0, hoursToUs);
    });
    nextSignal = signals.length < pieceSignals ? 0 : Number(signals.at(-1)?.["id"]);
    if (nextSignal === 0) hoursDoneToUs = hoursToUs;
  };

  /** Things up to then have to go. */
  const cutFor = (retention: Retention, nowUs: number): number => {
    const ageCutUs = nowUs < mistrustedToUs ? Number.NEGATIVE_INFINITY : nowUs - retention.maxAgeDays * dayUs;
    const usedBytes = (pages() - free()) * pageBytes;
    if (usedBytes <= retention.maxSizeBytes) return ageCutUs;
    const oldestBlockUs = Number(firstKeyframes.get()?.["from_us"] ?? nowUs);
    const oldestHourUs = Number(oldestHour.get()?.["hour_us"] ?? nowUs);
    const sizeCutUs = oldestHourUs < oldestBlockUs - hourUs ? oldestHourUs + hourUs : oldestBlockUs + minuteUs;
    return Math.max(ageCutUs, sizeCutUs);
  };

  return {
    doPiece(retention, openBlock, nowUs) {
      if (Math.abs(nowUs - doneUs) < pieceEveryUs) return;
      if (nowUs - doneUs > mistrustUs) mistrustedToUs = nowUs + mistrustUs;
      if (doneUs - nowUs > mistrustUs) mistrustedToUs = Number.NEGATIVE_INFINITY;
      doneUs = nowUs;
      const cutUs = cutFor(retention, nowUs);
      deleteBlocks(cutUs, openBlock);
      deleteRollups(cutUs);
      oldEntries.run(cutUs);
      const isTooLarge = pages() * pageBytes > retention.maxSizeBytes && free() > 0;
      if (isTooLarge || (free() > freePages && free() > pages() * freeShare)) {
        db.exec(`PRAGMA incremental_vacuum(${pieceFreePages})`);
      }
    },
  };
}
