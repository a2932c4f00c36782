import { readdir, readFile } from "node:fs/promises";

/** A file's content; undefined where there is no such file. */
export async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return await unlessMissing(async () => new Uint8Array(await readFile(path)));
}

/** Names of the JSON files in a folder, sorted; none where it is not there. Files that are being written have another ending. */
export async function listJsonFiles(folder: string): Promise<string[]> {
  const names = (await unlessMissing(() => readdir(folder))) ?? [];
  return names.filter((name) => name.endsWith(".json")).sort();
}

async function unlessMissing<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
