import { type ByteReader, readFloat64, readSignedVarint } from "./byte-reader.ts";
import { differencesBit, type NumberContext, numberScale, powersOfTen, widthBytes } from "./number-column.ts";

/**
 * Reads the next column of `count` rows that encodeNumbers wrote.
 *
 * @param into where its rows go, from row `at` on; undefined to pass the column over
 * @throws RangeError where the bytes end too early or the mode is not known
 */
export function decodeNumbers(
  count: number,
  context: NumberContext,
  head: ByteReader,
  body: ByteReader,
  into: Float64Array | undefined,
  at: number,
): void {
  const mode = head.view.getUint8(head.at++);
  const scale = mode & 0xf;
  const width = (mode >> 4) & 0x7;
  const rowBytes = widthBytes[width];
  if (rowBytes === undefined || scale > numberScale.float64) throw new RangeError(`column mode ${mode} is not known`);
  if (scale >= numberScale.float32) {
    if (width === 0) into?.fill(readFloat64(head), at, at + count);
    else if (into !== undefined) readFloats(count, scale, body, into, at);
    if (width === 0 && into === undefined) head.at += 8;
    body.at += rowBytes * count;
    return;
  }
  const base = readSignedVarint(head) + (context.bases[scale] ?? 0);
  context.bases[scale] = base;
  const isSteps = (mode & differencesBit) !== 0;
  const least = isSteps ? readSignedVarint(head) : base;
  const bodyRows = isSteps ? count - 1 : count;
  if (into !== undefined) {
    const first = isSteps ? at + 1 : at;
    readDistances(bodyRows, width, body, into, first, least);
    if (isSteps) addUp(base, into, at, count);
    scaleDown(scale, into, at, count);
  }
  body.at += rowBytes * bodyRows;
}

function readFloats(count: number, scale: number, body: ByteReader, into: Float64Array, at: number): void {
  const { view } = body;
  for (let row = 0; row < count; row++) {
    into[at + row] =
      scale === numberScale.float32
        ? view.getFloat32(body.at + row * 4, true)
        : view.getFloat64(body.at + row * 8, true);
  }
}

function readDistances(
  count: number,
  width: number,
  body: ByteReader,
  into: Float64Array,
  at: number,
  least: number,
): void {
  const { bytes, view } = body;
  let from = body.at;
  if (width === 0) {
    into.fill(least, at, at + count);
  } else if (width === 1) {
    if (from + count > bytes.length) throw new RangeError("a column ends too early");
    for (let row = at; row < at + count; row++) into[row] = least + (bytes[from++] ?? 0);
  } else if (width === 2) {
    for (let row = at; row < at + count; row++, from += 2) into[row] = least + view.getUint16(from, true);
  } else if (width === 3) {
    for (let row = at; row < at + count; row++, from += 4) into[row] = least + view.getUint32(from, true);
  } else {
    for (let row = at; row < at + count; row++, from += 8) into[row] = least + view.getFloat64(from, true);
  }
}

function addUp(first: number, into: Float64Array, at: number, count: number): void {
  let sum = first;
  into[at] = sum;
  for (let row = at + 1; row < at + count; row++) {
    sum += into[row] ?? 0;
    into[row] = sum;
  }
}

function scaleDown(scale: number, into: Float64Array, at: number, count: number): void {
  if (scale === 0) return;
  const isThousands = scale === numberScale.thousands;
  const factor = isThousands ? 1000 : (powersOfTen[scale] ?? 1);
  for (let row = at; row < at + count; row++) {
    const value = into[row] ?? 0;
    into[row] = isThousands ? value * factor : value / factor;
  }
}
