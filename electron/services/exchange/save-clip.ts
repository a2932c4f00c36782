import { join } from "node:path";
import type { Signer } from "../../../twin/recording/exchange-codec.ts";
import { type ClipContent, writeClip } from "../../../twin/recording/write-clip.ts";
import { nodeCodec } from "./node-codec.ts";
import { writeWholeFile } from "./write-whole-file.ts";

/** A file that was made in a folder. */
export interface SavedFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

/**
 * Saves a range of recorded time as one exchange file. It is written as it is read, so that its length does not
 * matter to memory.
 *
 * @param folder where the file is put; its name says plant and time
 * @param signer the host's key; undefined to leave the file unsigned
 */
export async function saveClip(content: ClipContent, folder: string, signer: Signer | undefined): Promise<SavedFile> {
  const name = `${content.plant.id}-${fileTime(content.range.fromUs)}.mcap`;
  const path = join(folder, name);
  const written = await writeWholeFile(path, (sink) => writeClip(content, sink, nodeCodec, signer));
  return { path, name, ...written };
}

/** A time as it can stand in a file's name on every system: `20260728T061500Z`. */
export function fileTime(timeUs: number): string {
  return new Date(timeUs / 1000).toISOString().replace(/[-:]|\.\d+/g, "");
}
