import type { DatabaseSync } from "node:sqlite";
import { decodeMinute } from "../../../twin/recording/decode-minute.ts";
import { encodeHour } from "../../../twin/recording/hour-columns.ts";
import { addTrendPoint, createTrendColumns, hourUs, type TrendColumns } from "../../../twin/recording/trend-columns.ts";
import { decompress } from "./compress.ts";
import { inTransaction } from "./in-transaction.ts";

/** Folds the minutes of hours that are over into one row a signal and hour, each hour in a transaction of its own. */
export function foldHours(db: DatabaseSync, nowUs: number): void {
  const thisHourUs = Math.floor(nowUs / hourUs) * hourUs;
  const oldest = db.prepare("SELECT minute_us, run FROM rollup_minutes WHERE minute_us < ? ORDER BY minute_us LIMIT 1");
  for (;;) {
    const row = oldest.get(thisHourUs);
    if (row === undefined) return;
    const startUs = Math.floor(Number(row["minute_us"]) / hourUs) * hourUs;
    inTransaction(db, () => foldHour(db, startUs, Number(row["run"])));
  }
}

function foldHour(db: DatabaseSync, startUs: number, run: number): void {
  const range = [run, startUs, startUs + hourUs] as const;
  const minutes = db
    .prepare(
      "SELECT minute_us, bytes FROM rollup_minutes WHERE run = ? AND minute_us >= ? AND minute_us < ? ORDER BY minute_us",
    )
    .iterate(...range);
  const bySignal = new Map<number, TrendColumns>();
  for (const { minute_us, bytes } of minutes) {
    if (!(bytes instanceof Uint8Array)) continue;
    for (const { signal, min, max, mean, last, count } of decodeMinute(decompress(bytes))) {
      let trend = bySignal.get(signal);
      if (trend === undefined) {
        trend = createTrendColumns();
        bySignal.set(signal, trend);
      }
      addTrendPoint(trend, Number(minute_us), min, max, mean, last, count);
    }
  }
  const insert = db.prepare("INSERT INTO rollup_hours (signal, hour_us, run, bytes) VALUES (?, ?, ?, ?)");
  for (const [signal, trend] of bySignal) insert.run(signal, startUs, run, encodeHour(trend, startUs));
  db.prepare("DELETE FROM rollup_minutes WHERE run = ? AND minute_us >= ? AND minute_us < ?").run(...range);
}
