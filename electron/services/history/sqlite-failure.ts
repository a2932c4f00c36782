/** What a database error means for a history. */
export type SqliteFailure = "disk-full" | "disk-failed" | "corrupt";

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const resultCode = { corrupt: 11, full: 13, notADatabase: 26 } as const;

/** @returns undefined where the error is not SQLite's */
export function sqliteFailure(error: unknown): SqliteFailure | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  switch (error.errcode & 0xff) {
    case resultCode.full:
      return "disk-full";
    case resultCode.corrupt:
    case resultCode.notADatabase:
      return "corrupt";
    default:
      return "disk-failed";
  }
}
