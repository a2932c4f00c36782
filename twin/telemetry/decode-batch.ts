import { assertLittleEndian, batchTag } from "./batch-format.ts";
import { clearSamples, reserveRows, type SampleColumns } from "./sample-columns.ts";

assertLittleEndian();

/** Reads a protobuf message front to back; `end` is past the last byte. */
interface Cursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

/** Where the columns of a batch lie in its bytes. */
interface Layout {
  baseUs: number;
  readonly columns: Record<ColumnName, Uint8Array>;
}

type ColumnName = "signal" | "offsetUs" | "value" | "quality" | "lagUs";

const columnByTag = new Map<number, ColumnName>([
  [batchTag.signal, "signal"],
  [batchTag.offsetUs, "offsetUs"],
  [batchTag.value, "value"],
  [batchTag.quality, "quality"],
  [batchTag.lagUs, "lagUs"],
]);

const nothing = new Uint8Array(0);
const utf8 = new TextDecoder();

/**
 * Reads one SampleBatch message (sample-batch.proto) into columns, replacing what they hold. Fields it does not know
 * are passed over, as protobuf asks.
 *
 * @returns false, with the columns empty, where the bytes are not a whole batch
 */
export function decodeBatch(bytes: Uint8Array, into: SampleColumns): boolean {
  clearSamples(into);
  const layout = readLayout(bytes, into.texts);
  if (layout === undefined || !copyColumns(layout, into)) {
    clearSamples(into);
    return false;
  }
  return true;
}

function readLayout(bytes: Uint8Array, texts: string[]): Layout | undefined {
  const cursor: Cursor = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  const layout: Layout = {
    baseUs: 0,
    columns: { signal: nothing, offsetUs: nothing, value: nothing, quality: nothing, lagUs: nothing },
  };
  while (cursor.at < bytes.length) {
    const tag = readVarint(cursor);
    const content = tag === undefined ? undefined : readField(cursor, tag);
    if (tag === undefined || content === undefined) return undefined;
    const column = columnByTag.get(tag);
    if (column !== undefined) layout.columns[column] = content;
    else if (tag === batchTag.texts) texts.push(utf8.decode(content));
    else if (tag === batchTag.baseTimeUs) layout.baseUs = Number(cursor.view.getBigInt64(cursor.at - 8, true));
  }
  return layout;
}

/** The content of a field by its wire type (protobuf encoding: 0 varint, 1 64 bit, 2 bytes, 5 32 bit). */
function readField(cursor: Cursor, tag: number): Uint8Array | undefined {
  const length = fieldBytes(cursor, tag & 7);
  if (length === undefined || cursor.at + length > cursor.bytes.length) return undefined;
  const content = cursor.bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  return content;
}

function fieldBytes(cursor: Cursor, wireType: number): number | undefined {
  switch (wireType) {
    case 0: {
      const start = cursor.at;
      const value = readVarint(cursor);
      cursor.at = start;
      return value === undefined ? undefined : varintBytes(cursor);
    }
    case 1:
      return 8;
    case 2:
      return readVarint(cursor);
    case 5:
      return 4;
    default:
      return undefined;
  }
}

/** A base-128 varint; values beyond 2^53 lose their last digits, which no field that is used here has. */
function readVarint(cursor: Cursor): number | undefined {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  return undefined;
}

function varintBytes(cursor: Cursor): number {
  let length = 1;
  while ((cursor.bytes[cursor.at + length - 1] ?? 0) >= 0x80) length++;
  return length;
}

/** Copies the columns into place; false where they are not equally long. */
function copyColumns({ baseUs, columns }: Layout, into: SampleColumns): boolean {
  const { signal, offsetUs, value, quality, lagUs } = columns;
  const count = quality.length;
  if (signal.length !== count * 4 || offsetUs.length !== count * 4 || value.length !== count * 8) return false;
  if (lagUs.length !== 0 && lagUs.length !== count * 8) return false;
  reserveRows(into, count);
  new Uint8Array(into.signal.buffer).set(signal);
  new Uint8Array(into.value.buffer).set(value);
  into.quality.set(quality);
  if (lagUs.length === 0) into.lagUs.fill(0, 0, count);
  else new Uint8Array(into.lagUs.buffer).set(lagUs);
  const offsets = new DataView(offsetUs.buffer, offsetUs.byteOffset, offsetUs.byteLength);
  for (let row = 0; row < count; row++) into.timeUs[row] = baseUs + offsets.getInt32(row * 4, true);
  into.count = count;
  return true;
}
