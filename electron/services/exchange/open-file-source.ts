import { open } from "node:fs/promises";
import type { ByteSource } from "../../../twin/recording/byte-source.ts";

/** A file as a source of bytes; it stays open until it is closed. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** The file's size is that at opening: what is appended later is not seen. */
export async function openFileSource(path: string): Promise<FileSource> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  return {
    sizeBytes: size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
