/** Bytes that grow at their end. Bytes at and beyond `length` are left over from earlier use. */
export interface ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  length: number;
}

/** The most bytes of a varint of 53 bits. */
const maxVarintBytes = 8;

export function createByteWriter(capacity: number): ByteWriter {
  const bytes = new Uint8Array(capacity);
  return { bytes, view: new DataView(bytes.buffer), length: 0 };
}

/** Makes room for so many more bytes. */
export function reserveBytes(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  grown.set(writer.bytes);
  writer.bytes = grown;
  writer.view = new DataView(grown.buffer);
}

export function writeByte(writer: ByteWriter, byte: number): void {
  reserveBytes(writer, 1);
  writer.bytes[writer.length++] = byte;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserveBytes(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** A base-128 varint of a whole number from 0 to 2^53. */
export function writeVarint(writer: ByteWriter, value: number): void {
  reserveBytes(writer, maxVarintBytes);
  let rest = value;
  // Beyond 31 bits the bit operators are of no use.
  for (; rest >= 0x80000000; rest = Math.floor(rest / 128)) writer.bytes[writer.length++] = (rest % 128) | 0x80;
  for (; rest >= 0x80; rest >>>= 7) writer.bytes[writer.length++] = (rest & 0x7f) | 0x80;
  writer.bytes[writer.length++] = rest;
}

/** A varint of a whole number from -2^52 to 2^52: small ones of either sign are short. */
export function writeSignedVarint(writer: ByteWriter, value: number): void {
  writeVarint(writer, value < 0 ? -value * 2 - 1 : value * 2);
}

export function writeFloat64(writer: ByteWriter, value: number): void {
  reserveBytes(writer, 8);
  writer.view.setFloat64(writer.length, value, true);
  writer.length += 8;
}
