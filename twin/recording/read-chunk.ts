import { Opcode } from "@mcap/core";
import type { ExchangeCodec } from "./exchange-codec.ts";
import { maxChunkBytes } from "./exchange-format.ts";

/** A message as it stands in a chunk. */
export interface StoredMessage {
  readonly channel: number;
  /** Log time and publish time, UTC microseconds: of an exchange file's samples, when the last and the first came. */
  readonly lastUs: number;
  readonly firstUs: number;
  /** Owned by the chunk. */
  readonly data: Uint8Array;
}

/** Bytes of a record's head: opcode and length. */
export const recordHeadBytes = 9;

/** A message's content before its data: channel, sequence, log time, publish time. */
const messageHeadBytes = 22;

const ascii = new TextDecoder();

/**
 * The messages of a chunk record (https://mcap.dev/spec#chunk-op0x06), in the order in which they were written.
 *
 * @returns undefined where the chunk is damaged: its checksum, its compression or a length in it is wrong
 */
export function readChunk(record: Uint8Array, codec: ExchangeCodec): StoredMessage[] | undefined {
  const content = unpackChunk(record, codec);
  if (content === undefined) return undefined;
  const view = viewOf(content);
  const messages: StoredMessage[] = [];
  for (let at = 0; at < content.length; ) {
    if (at + recordHeadBytes > content.length) return undefined;
    const length = Number(view.getBigUint64(at + 1, true));
    const start = at + recordHeadBytes;
    if (start + length > content.length) return undefined;
    if (content[at] === Opcode.MESSAGE && length >= messageHeadBytes) {
      messages.push({
        channel: view.getUint16(start, true),
        lastUs: toUs(view.getBigUint64(start + 6, true)),
        firstUs: toUs(view.getBigUint64(start + 14, true)),
        data: content.subarray(start + messageHeadBytes, start + length),
      });
    }
    at = start + length;
  }
  return messages;
}

/** MCAP's nanoseconds as microseconds. */
export function toUs(timeNs: bigint): number {
  return Number(timeNs / 1000n) + Number(timeNs % 1000n) / 1000;
}

function unpackChunk(record: Uint8Array, codec: ExchangeCodec): Uint8Array | undefined {
  const view = viewOf(record);
  // Opcode 1, length 8, times 16, size 8, checksum 4, then the name of the compression.
  if (record.length < 49 || record[0] !== Opcode.CHUNK) return undefined;
  if (Number(view.getBigUint64(1, true)) !== record.length - recordHeadBytes) return undefined;
  const sizeBytes = Number(view.getBigUint64(25, true));
  const checksum = view.getUint32(33, true);
  const nameLength = view.getUint32(37, true);
  const start = 41 + nameLength + 8;
  if (start > record.length || sizeBytes > maxChunkBytes) return undefined;
  const compression = ascii.decode(record.subarray(41, 41 + nameLength));
  const packed = record.subarray(start, start + Number(view.getBigUint64(41 + nameLength, true)));
  const content = decompress(packed, compression, sizeBytes, codec);
  if (content?.length !== sizeBytes) return undefined;
  return checksum === 0 || codec.crc32(content, 0) === checksum ? content : undefined;
}

function decompress(
  packed: Uint8Array,
  compression: string,
  sizeBytes: number,
  codec: ExchangeCodec,
): Uint8Array | undefined {
  if (compression === "") return packed;
  if (compression !== "zstd") return undefined;
  try {
    return codec.decompress(packed, sizeBytes);
  } catch {
    return undefined;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
