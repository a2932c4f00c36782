import type { DatabaseSync, StatementSync } from "node:sqlite";

/** What recording does to a history's database again and again. */
interface RecordingStatements {
  readonly insertRun: StatementSync;
  readonly updateSignals: StatementSync;
  readonly updateRun: StatementSync;
  readonly updateRolled: StatementSync;
  readonly insertKeyframe: StatementSync;
  readonly insertTail: StatementSync;
  readonly deleteTail: StatementSync;
  readonly insertMinute: StatementSync;
  readonly insertEntry: StatementSync;
  readonly journalSeq: StatementSync;
}

export function prepareRecordingStatements(db: DatabaseSync): RecordingStatements {
  return {
    insertRun: db.prepare("INSERT INTO runs (start_us, end_us, rolled_to_us, signals) VALUES (?, ?, ?, ?)"),
    updateSignals: db.prepare("UPDATE runs SET signals = ? WHERE id = ?"),
    updateRun: db.prepare("UPDATE runs SET end_us = max(end_us, ?) WHERE id = ?"),
    updateRolled: db.prepare("UPDATE runs SET rolled_to_us = ? WHERE id = ?"),
    insertKeyframe: db.prepare(
      "INSERT INTO keyframes (run, from_us, journal_seq, alarms, bytes) VALUES (?, ?, ?, ?, ?)",
    ),
    insertTail: db.prepare("INSERT INTO tail (block, from_row, to_row, bytes) VALUES (?, ?, ?, ?)"),
    deleteTail: db.prepare("DELETE FROM tail WHERE block = ?"),
    insertMinute: db.prepare("INSERT INTO rollup_minutes (minute_us, run, bytes) VALUES (?, ?, ?)"),
    insertEntry: db.prepare("INSERT INTO journal (seq, time_us, kind, priority, entry) VALUES (?, ?, ?, ?, ?)"),
    journalSeq: db.prepare("SELECT coalesce(max(seq), 0) AS seq FROM journal"),
  };
}
