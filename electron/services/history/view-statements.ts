import type { DatabaseSync, StatementSync } from "node:sqlite";

/** What reading asks of a history's database again and again. */
export interface ViewStatements {
  readonly db: DatabaseSync;
  readonly runs: StatementSync;
  readonly headAt: StatementSync;
  readonly headsBetween: StatementSync;
  readonly keyframe: StatementSync;
  readonly block: StatementSync;
  readonly progress: StatementSync;
}

export function prepareViewStatements(db: DatabaseSync): ViewStatements {
  return {
    db,
    runs: db.prepare("SELECT id, start_us, end_us FROM runs"),
    headAt: db.prepare(
      "SELECT id, from_us, journal_seq FROM keyframes WHERE run = ? AND from_us <= ? ORDER BY from_us DESC LIMIT 1",
    ),
    headsBetween: db.prepare(
      "SELECT id, from_us, journal_seq FROM keyframes WHERE run = ? AND from_us >= ? AND from_us <= ? ORDER BY from_us",
    ),
    keyframe: db.prepare("SELECT bytes FROM keyframes WHERE id = ?"),
    block: db.prepare("SELECT to_us, bytes FROM blocks WHERE id = ?"),
    progress: db.prepare(
      `SELECT EXISTS (SELECT 1 FROM blocks WHERE id = :block) AS is_over,
        (SELECT max(seq) FROM tail WHERE block = :block) AS seq`,
    ),
  };
}
