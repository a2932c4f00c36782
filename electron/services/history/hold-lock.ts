import { DatabaseSync } from "node:sqlite";
import { closeQuietly } from "./open-history-file.ts";

/**
 * Takes the right to write a history. It is held by a lock on a small database beside it, which the operating system
 * lets go of however the process ends.
 *
 * @returns what gives it back; undefined where another host has it
 */
export function holdLock(path: string): (() => void) | undefined {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    closeQuietly(db);
    if (isBusy(error)) return undefined;
    throw error;
  }
  return () => closeQuietly(db);
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}
