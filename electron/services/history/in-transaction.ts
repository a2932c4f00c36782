import type { DatabaseSync } from "node:sqlite";

/**
 * Does all of it or nothing.
 *
 * @throws what `work` throws, after taking it back
 */
export function inTransaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk takes the transaction back by itself.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
