import { createCipheriv } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

/** A picture of one colour in PNG form. */
export function png(width: number, height: number, colour: readonly [number, number, number]): Uint8Array {
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  return pngOf(width, height, Buffer.concat(Array.from({ length: height }, () => row)));
}

/** A picture of noise, which is as large in PNG form as a picture of its size can be. */
export function noisyPng(width: number, height: number, seed: number): Uint8Array {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16, String(seed)), Buffer.alloc(16));
  const rowBytes = 1 + 3 * width;
  const rows = Buffer.from(cipher.update(Buffer.alloc(rowBytes * height)));
  for (let y = 0; y < height; y++) rows[y * rowBytes] = 0;
  return pngOf(width, height, rows);
}

/** @param rows of red, green and blue, each after a byte that says that it is not filtered */
function pngOf(width: number, height: number, rows: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.of())];
  return new Uint8Array(Buffer.concat([magic, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
