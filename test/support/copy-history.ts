import { cpSync } from "node:fs";
import { temporaryFolder } from "./history.ts";

/** The files of a history as they are at this moment, without those that only a running host has. */
export function copyHistory(folder: string): ReturnType<typeof temporaryFolder> {
  const copy = temporaryFolder();
  cpSync(folder, copy.folder, {
    recursive: true,
    filter: (source) => !source.endsWith(".lock") && !source.endsWith("-shm"),
  });
  return copy;
}
