/** Bytes that are read front to back. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
}

/**
 * A base-128 varint of a whole number up to 2^53.
 *
 * @throws RangeError where the bytes end within it
 */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.view.getUint8(reader.at++);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
}

/** What writeSignedVarint wrote. */
export function readSignedVarint(reader: ByteReader): number {
  const value = readVarint(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

export function readFloat64(reader: ByteReader): number {
  const value = reader.view.getFloat64(reader.at, true);
  reader.at += 8;
  return value;
}

/**
 * The next bytes, not copied.
 *
 * @throws RangeError where there are fewer
 */
export function takeBytes(reader: ByteReader, length: number): Uint8Array {
  if (reader.at + length > reader.bytes.length) throw new RangeError(`${length} bytes wanted at ${reader.at}`);
  const bytes = reader.bytes.subarray(reader.at, reader.at + length);
  reader.at += length;
  return bytes;
}
