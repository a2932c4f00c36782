/** The largest picture that is kept with evidence, bytes: a full screen is a tenth of it. */
const maxPictureBytes = 8_000_000;

const magic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Length of the signature, and of the first chunk up to width and height (PNG, ISO/IEC 15948, 5.2 and 11.2.2). */
const headBytes = 24;

/** Width and height of a picture in PNG form, pixels; undefined where the bytes are none, or are too many. */
export function readPngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < headBytes || bytes.length > maxPictureBytes) return undefined;
  if (magic.some((byte, place) => bytes[place] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
