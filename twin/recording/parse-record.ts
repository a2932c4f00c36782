import { McapStreamReader, type McapTypes } from "@mcap/core";

/**
 * The record that bytes hold: metadata, an attachment, an index. An attachment's checksum is checked.
 *
 * @returns undefined where the bytes are damaged or not one whole record
 */
export function parseRecord(bytes: Uint8Array): McapTypes.TypedMcapRecord | undefined {
  const reader = new McapStreamReader({ noMagicPrefix: true, validateCrcs: true });
  try {
    reader.append(bytes);
    const record = reader.nextRecord();
    return reader.bytesRemaining() === 0 ? record : undefined;
  } catch {
    return undefined;
  }
}
