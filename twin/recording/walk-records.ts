import { MCAP_MAGIC, Opcode } from "@mcap/core";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { ByteSource } from "./byte-source.ts";
import type { ChunkPlace, McapIndex, NamedRecord } from "./mcap-index.ts";
import { recordHeadBytes, toUs } from "./read-chunk.ts";

/** So much is read at once: a chunk's head with the message indexes of the one before. */
const windowBytes = 4096;

/** A longer name is taken for damage. */
const maxNameBytes = 2048;

const utf8 = new TextDecoder();

/** Bytes from anywhere in a source, a window at a time. */
type Peek = (offset: number, length: number) => Promise<DataView>;

/** What a walk has found. */
interface Found {
  readonly chunks: ChunkPlace[];
  readonly attachments: NamedRecord[];
  readonly metadata: NamedRecord[];
  readonly damage: LocalizedText[];
}

/**
 * Makes the index of a file that has none, because it is cut, damaged or still being written: it goes from record to
 * record by their heads and reads no chunk.
 */
export async function walkRecords(source: ByteSource): Promise<McapIndex> {
  const found: Found = { chunks: [], attachments: [], metadata: [], damage: [] };
  const peek = createPeek(source);
  let at: number = MCAP_MAGIC.length;
  while (at < source.sizeBytes) {
    const head = await peek(at, recordHeadBytes);
    if (head.byteLength < recordHeadBytes) break;
    const opcode = head.getUint8(0);
    const length = recordHeadBytes + Number(head.getBigUint64(1, true));
    if (opcode < Opcode.MIN || opcode > Opcode.MAX || at + length > source.sizeBytes) break;
    if (opcode === Opcode.DATA_END) return finish(found, at, undefined);
    await takeRecord(opcode, at, length, peek, found);
    at += length;
  }
  return finish(found, at, endOfWalk(at, source.sizeBytes));
}

function finish(found: Found, dataEnd: number, end: LocalizedText | undefined): McapIndex {
  const noIndex = {
    zh: "文件没有可用的索引，已逐条重建",
    en: "the file has no index that can be read; it was made anew",
  };
  return {
    ...found,
    topics: new Map(),
    isComplete: false,
    dataEnd,
    damage: [noIndex, ...found.damage, ...(end === undefined ? [] : [end])],
  };
}

function endOfWalk(at: number, sizeBytes: number): LocalizedText {
  const left = sizeBytes - at;
  if (left === 0)
    return { zh: "文件没有结尾：被截断，或仍在写入", en: "the file has no end: it is cut or still being written" };
  return {
    zh: `文件在第 ${at} 字节处中断，其后 ${left} 字节无法读取`,
    en: `the file breaks off at byte ${at}; ${left} bytes after it cannot be read`,
  };
}

async function takeRecord(opcode: number, offset: number, length: number, peek: Peek, found: Found): Promise<void> {
  if (opcode === Opcode.CHUNK) {
    const head = await peek(offset, 25);
    if (head.byteLength < 25) return;
    const startUs = toUs(head.getBigUint64(9, true));
    const endUs = toUs(head.getBigUint64(17, true));
    found.chunks.push({ offset, length, startUs, endUs, channels: new Set() });
  } else if (opcode === Opcode.MESSAGE_INDEX) {
    const chunk = found.chunks.at(-1);
    const head = await peek(offset, 11);
    if (chunk !== undefined && head.byteLength === 11) {
      found.chunks[found.chunks.length - 1] = {
        ...chunk,
        channels: new Set([...chunk.channels, head.getUint16(9, true)]),
      };
    }
  } else if (opcode === Opcode.METADATA || opcode === Opcode.ATTACHMENT) {
    // An attachment's two times stand before its name.
    const name = await readName(peek, offset + recordHeadBytes + (opcode === Opcode.ATTACHMENT ? 16 : 0));
    if (name === undefined) found.damage.push(damagedRecord(offset));
    else (opcode === Opcode.METADATA ? found.metadata : found.attachments).push({ name, offset, length });
  }
}

async function readName(peek: Peek, offset: number): Promise<string | undefined> {
  const size = await peek(offset, 4);
  const length = size.byteLength < 4 ? Number.POSITIVE_INFINITY : size.getUint32(0, true);
  if (length > maxNameBytes) return undefined;
  const name = await peek(offset + 4, length);
  return utf8.decode(new Uint8Array(name.buffer, name.byteOffset, name.byteLength));
}

function damagedRecord(offset: number): LocalizedText {
  return { zh: `第 ${offset} 字节处的记录已损坏`, en: `the record at byte ${offset} is damaged` };
}

function createPeek(source: ByteSource): Peek {
  let start = 0;
  let window: Uint8Array = new Uint8Array(0);
  return async (offset, length) => {
    if (offset < start || offset + length > start + window.length) {
      start = offset;
      window = await source.read(offset, Math.max(length, windowBytes));
    }
    const from = window.byteOffset + offset - start;
    return new DataView(window.buffer, from, Math.max(0, Math.min(length, window.length - (offset - start))));
  };
}
