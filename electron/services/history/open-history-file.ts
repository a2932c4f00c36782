import { existsSync, renameSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { historySchema, historyVersion } from "./history-schema.ts";
import { sqliteFailure } from "./sqlite-failure.ts";

/** Bytes of a database page: blocks are large, roll-ups small. */
export const pageBytes = 8192;

/** Pages of the log that are moved into the file at a time: 8 MB. */
const checkpointPages = 1000;

/** A history's database, ready to be written; or why it cannot be, in words for a person. */
export type OpenedHistory<Opened> =
  | {
      readonly db: DatabaseSync;
      readonly opened: Opened;
      /** Where a damaged file was moved to. */
      readonly movedTo: string | undefined;
    }
  | { readonly refusal: string };

/**
 * Opens a history file for writing and makes it where there is none. A damaged one is moved aside and a new one begun.
 *
 * @param prepare what is done first with the database; damage that it meets counts as well
 * @param isDamaged whether damage was met before, where opening does not come by it
 * @param maxPages what the file may grow to; for tests
 * @throws the database's error where the disk is full or fails
 */
export function openHistoryFile<Opened>(
  path: string,
  nowUs: number,
  prepare: (db: DatabaseSync) => Opened,
  isDamaged = false,
  maxPages?: number,
): OpenedHistory<Opened> {
  if (!isDamaged) {
    try {
      return open(path, prepare, maxPages);
    } catch (error) {
      if (sqliteFailure(error) !== "corrupt") throw error;
    }
  }
  const movedTo = moveAside(path, nowUs);
  const again = open(path, prepare, maxPages);
  return "refusal" in again ? again : { ...again, movedTo };
}

function open<Opened>(
  path: string,
  prepare: (db: DatabaseSync) => Opened,
  maxPages: number | undefined,
): OpenedHistory<Opened> {
  const db = new DatabaseSync(path, { timeout: 2000 });
  try {
    db.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA auto_vacuum = INCREMENTAL;`);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA journal_size_limit = 16000000;`);
    if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
    const refusal = refusalOf(db, path);
    if (refusal !== undefined) {
      db.close();
      return { refusal };
    }
    return { db, opened: prepare(db), movedTo: undefined };
  } catch (error) {
    closeQuietly(db);
    throw error;
  }
}

function refusalOf(db: DatabaseSync, path: string): string | undefined {
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > historyVersion) {
    return `${path} has format ${version}, this program knows formats up to ${historyVersion}: it was written by a newer version, which is the one to open it with`;
  }
  if (version === historyVersion) return undefined;
  if (db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() !== undefined) return `${path} is not a history`;
  db.exec(`BEGIN; ${historySchema} COMMIT;`);
  return undefined;
}

/** Closes a database that may be beyond closing well. */
export function closeQuietly(db: DatabaseSync): void {
  try {
    db.close();
  } catch (error) {
    if (sqliteFailure(error) === undefined) throw error;
  }
}

function moveAside(path: string, nowUs: number): string {
  const at = new Date(nowUs / 1000).toISOString().replaceAll(":", "-");
  const aside = `${path}.damaged-${at}`;
  for (const suffix of ["", "-wal"]) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  if (existsSync(`${path}-shm`)) renameSync(`${path}-shm`, `${aside}-shm`);
  return aside;
}
