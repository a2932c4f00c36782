import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import type { ByteSink } from "../../../twin/recording/byte-source.ts";

/**
 * Writes a file that is there as a whole or not at all: under another name until it is done and on the disk. It takes
 * the place of a file that has its name.
 *
 * @param write fills it; where it rejects, nothing is left
 */
export async function writeWholeFile<Result>(
  path: string,
  write: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  const unfinished = `${path}.${randomUUID()}.part`;
  const file = await open(unfinished, "wx");
  try {
    const result = await write({ write: (bytes) => writeAll(file, bytes) });
    await file.sync();
    await file.close();
    await rename(unfinished, path);
    return result;
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written);
    written += bytesWritten;
  }
}
