import type { ByteSink, ByteSource } from "../../twin/recording/byte-source.ts";

/** A file in memory, being written. */
export interface MemoryFile extends ByteSink {
  bytes(): Uint8Array<ArrayBuffer>;
}

export function memoryFile(): MemoryFile {
  const pieces: Uint8Array[] = [];
  return {
    write(bytes) {
      pieces.push(bytes.slice());
      return Promise.resolve();
    },
    bytes: () => new Uint8Array(Buffer.concat(pieces)),
  };
}

/** Bytes to read, as a file gives them; it counts what was read. */
export function memorySource(bytes: Uint8Array): ByteSource & { readBytes: number } {
  const source = {
    sizeBytes: bytes.length,
    readBytes: 0,
    read(offset: number, length: number): Promise<Uint8Array> {
      const piece = bytes.slice(offset, offset + length);
      source.readBytes += piece.length;
      return Promise.resolve(piece);
    },
  };
  return source;
}
