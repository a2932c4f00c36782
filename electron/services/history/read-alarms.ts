import type { DatabaseSync } from "node:sqlite";
import { createAlarmTable } from "../../../twin/alarms/alarm-table.ts";
import { type StandingAlarm, standingAlarmSchema } from "../../../twin/alarms/standing-alarm.ts";
import { journalEntrySchema } from "../../../twin/playback/journal.ts";

/** The alarms of a keyframe's block at a moment: those of the keyframe, and what the journal says of them since. */
export function readAlarms(
  db: DatabaseSync,
  keyframe: { readonly id: number; readonly journalSeq: number },
  toUs: number,
): StandingAlarm[] {
  const table = createAlarmTable();
  const text = db.prepare("SELECT alarms FROM keyframes WHERE id = ?").get(keyframe.id)?.["alarms"];
  table.replace(standingAlarmSchema.array().parse(JSON.parse(String(text ?? "[]"))));
  const next = db.prepare("SELECT journal_seq FROM keyframes WHERE id > ? ORDER BY id LIMIT 1").get(keyframe.id);
  const rows = db
    .prepare(
      "SELECT entry FROM journal WHERE seq > ? AND seq <= ? AND time_us <= ? AND kind LIKE 'alarm-%' ORDER BY seq",
    )
    .all(keyframe.journalSeq, Number(next?.["journal_seq"] ?? Number.MAX_SAFE_INTEGER), toUs);
  for (const row of rows) table.apply(journalEntrySchema.parse(JSON.parse(String(row["entry"]))));
  return [...table.alarms.values()];
}

/** The alarms that were active when recording last stopped; none where nothing was recorded. */
export function readLastAlarms(db: DatabaseSync): StandingAlarm[] {
  const last = db.prepare("SELECT id, journal_seq FROM keyframes ORDER BY id DESC LIMIT 1").get();
  if (last === undefined) return [];
  const keyframe = { id: Number(last["id"]), journalSeq: Number(last["journal_seq"]) };
  return readAlarms(db, keyframe, Number.MAX_SAFE_INTEGER);
}
