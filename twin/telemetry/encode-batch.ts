import { assertLittleEndian, batchTag } from "./batch-format.ts";
import { appendSample, createSampleColumns, type SampleColumns } from "./sample-columns.ts";

/** Offsets are 32 bits of microseconds: samples further than this from the base go into a batch of their own. */
const maxOffsetUs = 2 ** 31 - 1;

const utf8 = new TextEncoder();

assertLittleEndian();

/**
 * Writes samples as SampleBatch messages (sample-batch.proto): one, unless their times lie more than 35 minutes
 * apart. Rows keep their order within a batch; the columns are left as they are.
 *
 * @returns one protobuf message a batch; none for no samples
 */
export function encodeBatches(columns: SampleColumns): Uint8Array<ArrayBuffer>[] {
  const batches: Uint8Array<ArrayBuffer>[] = [];
  let rest: SampleColumns | undefined = columns;
  while (rest !== undefined && rest.count > 0) {
    const baseUs: number = rest.timeUs[rest.count - 1] ?? 0;
    const farCount = countFar(rest, baseUs);
    const near = farCount === 0 ? rest : selectRows(rest, baseUs, false);
    batches.push(encodeBatch(near, baseUs));
    rest = farCount === 0 ? undefined : selectRows(rest, baseUs, true);
  }
  return batches;
}

/** A batch of no samples. */
export function encodeEmptyBatch(): Uint8Array<ArrayBuffer> {
  return encodeBatch(createSampleColumns(0), 0);
}

function isFar(timeUs: number, baseUs: number): boolean {
  return Math.abs(timeUs - baseUs) > maxOffsetUs;
}

function countFar(columns: SampleColumns, baseUs: number): number {
  let count = 0;
  for (let row = 0; row < columns.count; row++) {
    if (isFar(columns.timeUs[row] ?? 0, baseUs)) count++;
  }
  return count;
}

/** A copy of the rows that are far from a base time, or of those that are not; it shares the texts. */
function selectRows(columns: SampleColumns, baseUs: number, far: boolean): SampleColumns {
  const selected = createSampleColumns(columns.count);
  selected.texts = columns.texts;
  for (let row = 0; row < columns.count; row++) {
    const timeUs = columns.timeUs[row] ?? 0;
    if (isFar(timeUs, baseUs) !== far) continue;
    appendSample(
      selected,
      columns.signal[row] ?? 0,
      timeUs,
      columns.value[row] ?? 0,
      columns.quality[row] ?? 0,
      columns.lagUs[row] ?? 0,
    );
  }
  return selected;
}

function encodeBatch(columns: SampleColumns, baseUs: number): Uint8Array<ArrayBuffer> {
  const { count } = columns;
  const texts = columns.texts.map((text) => utf8.encode(text));
  const columnBytes = [count * 4, count * 4, count * 8, count, hasLag(columns) ? count * 8 : 0];
  const pieces = [...columnBytes, ...texts.map((text) => text.length)];
  const bytes = new Uint8Array(9 + pieces.reduce((sum, length) => sum + headBytes(length) + length, 0));

  bytes[0] = batchTag.baseTimeUs;
  new DataView(bytes.buffer).setBigInt64(1, BigInt(Math.round(baseUs)), true);
  let cursor = 9;
  cursor = writeBytes(bytes, cursor, batchTag.signal, bytesOf(columns.signal, count * 4));
  cursor = writeOffsets(bytes, cursor, columns, baseUs);
  cursor = writeBytes(bytes, cursor, batchTag.value, bytesOf(columns.value, count * 8));
  cursor = writeBytes(bytes, cursor, batchTag.quality, bytesOf(columns.quality, count));
  for (const text of texts) cursor = writeBytes(bytes, cursor, batchTag.texts, text);
  if (hasLag(columns)) cursor = writeBytes(bytes, cursor, batchTag.lagUs, bytesOf(columns.lagUs, count * 8));
  return bytes.subarray(0, cursor);
}

function hasLag(columns: SampleColumns): boolean {
  for (let row = 0; row < columns.count; row++) if (columns.lagUs[row] !== 0) return true;
  return false;
}

function bytesOf(column: Uint8Array | Uint32Array | Float64Array, length: number): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, length);
}

function writeBytes(bytes: Uint8Array, at: number, tag: number, content: Uint8Array): number {
  const cursor = writeHead(bytes, at, tag, content.length);
  bytes.set(content, cursor);
  return cursor + content.length;
}

function writeOffsets(bytes: Uint8Array, at: number, columns: SampleColumns, baseUs: number): number {
  let cursor = writeHead(bytes, at, batchTag.offsetUs, columns.count * 4);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < columns.count; row++, cursor += 4) {
    view.setInt32(cursor, Math.round((columns.timeUs[row] ?? 0) - baseUs), true);
  }
  return cursor;
}

/** Bytes of a tag and a length. */
function headBytes(length: number): number {
  let bytes = 2;
  for (let rest = length; rest > 0x7f; rest >>>= 7) bytes++;
  return bytes;
}

/** Writes a tag and a length (a base-128 varint). */
function writeHead(bytes: Uint8Array, at: number, tag: number, length: number): number {
  let cursor = at;
  bytes[cursor++] = tag;
  let rest = length;
  for (; rest > 0x7f; rest >>>= 7) bytes[cursor++] = (rest & 0x7f) | 0x80;
  bytes[cursor++] = rest;
  return cursor;
}
