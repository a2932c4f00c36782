import { type ByteWriter, reserveBytes, writeByte, writeFloat64, writeSignedVarint } from "./byte-writer.ts";
import { differencesBit, maxWhole, type NumberContext, numberScale, powersOfTen } from "./number-column.ts";

/** Numbers as whole ones over a scale, and how far they and their differences reach. */
interface Whole {
  scale: number;
  values: Float64Array<ArrayBuffer>;
  min: number;
  max: number;
  minStep: number;
  maxStep: number;
}

const whole: Whole = { scale: 0, values: new Float64Array(256), min: 0, max: 0, minStep: 0, maxStep: 0 };

/**
 * Writes the rows `from` up to `to` (not included) of a column, bit for bit but for the payload of a NaN.
 *
 * @param firstScale `numberScale.thousands` for microseconds, 0 for values
 * @param context one for all signals of the column, given to the decoder in the same order
 */
export function encodeNumbers(
  values: Float64Array,
  from: number,
  to: number,
  firstScale: number,
  context: NumberContext,
  head: ByteWriter,
  body: ByteWriter,
): void {
  if (scaleToWhole(values, from, to, firstScale)) writeWhole(to - from, context, head, body);
  else writeFloats(values, from, to, head, body);
}

/** The smallest scale at which every number is a whole one; false where there is none. */
function scaleToWhole(values: Float64Array, from: number, to: number, firstScale: number): boolean {
  if (whole.values.length < to - from) whole.values = new Float64Array((to - from) * 2);
  for (let scale = firstScale; ; scale = scale === numberScale.thousands ? 0 : scale + 1) {
    if (fillWhole(values, from, to, scale)) {
      whole.scale = scale;
      measure(to - from);
      return true;
    }
    if (scale === powersOfTen.length - 1) return false;
  }
}

function fillWhole(values: Float64Array, from: number, to: number, scale: number): boolean {
  const factor = powersOfTen[scale] ?? 1;
  const isThousands = scale === numberScale.thousands;
  for (let row = from; row < to; row++) {
    const value = values[row] ?? 0;
    const scaled = isThousands ? Math.round(value / 1000) : Math.round(value * factor);
    // NaN and the infinities fail here as well.
    if ((isThousands ? scaled * 1000 : scaled / factor) !== value) return false;
    if (scaled > maxWhole || scaled < -maxWhole || (scaled === 0 && 1 / value < 0)) return false;
    whole.values[row - from] = scaled;
  }
  return true;
}

/** Finds how far the whole numbers and the steps between them reach. */
function measure(count: number): void {
  const { values } = whole;
  let last = values[0] ?? 0;
  let min = last;
  let max = last;
  let minStep = Number.POSITIVE_INFINITY;
  let maxStep = Number.NEGATIVE_INFINITY;
  for (let row = 1; row < count; row++) {
    const value = values[row] ?? 0;
    const step = value - last;
    if (value < min) min = value;
    if (value > max) max = value;
    if (step < minStep) minStep = step;
    if (step > maxStep) maxStep = step;
    last = value;
  }
  whole.min = min;
  whole.max = max;
  whole.minStep = minStep;
  whole.maxStep = maxStep;
}

function writeWhole(count: number, context: NumberContext, head: ByteWriter, body: ByteWriter): void {
  const { values, scale, min, minStep } = whole;
  const spread = whole.max - min;
  const stepSpread = whole.maxStep - minStep;
  const isSteps = spread > 0 && stepSpread < spread;
  const width = widthOf(isSteps ? stepSpread : spread);
  const base = isSteps ? (values[0] ?? 0) : min;
  writeByte(head, scale | (width << 4) | (isSteps ? differencesBit : 0));
  writeSignedVarint(head, base - (context.bases[scale] ?? 0));
  context.bases[scale] = base;
  if (!isSteps) {
    writeDistances(values, 0, count, min, width, body);
    return;
  }
  writeSignedVarint(head, minStep);
  // Backwards, so that each difference is taken before its row is overwritten.
  for (let row = count - 1; row > 0; row--) values[row] = (values[row] ?? 0) - (values[row - 1] ?? 0);
  writeDistances(values, 1, count, minStep, width, body);
}

/** Width code of distances from 0 to `spread`. */
function widthOf(spread: number): number {
  if (spread === 0) return 0;
  if (spread <= 0xff) return 1;
  if (spread <= 0xffff) return 2;
  return spread <= 0xffffffff ? 3 : 4;
}

function writeDistances(
  values: Float64Array,
  from: number,
  to: number,
  base: number,
  width: number,
  body: ByteWriter,
): void {
  if (width === 0) return;
  reserveBytes(body, (to - from) * 8);
  const { bytes, view } = body;
  let at = body.length;
  for (let row = from; row < to; row++) {
    const distance = (values[row] ?? 0) - base;
    if (width === 1) bytes[at++] = distance;
    else if (width === 2) {
      bytes[at++] = distance;
      bytes[at++] = distance >>> 8;
    } else if (width === 3) {
      view.setUint32(at, distance, true);
      at += 4;
    } else {
      view.setFloat64(at, distance, true);
      at += 8;
    }
  }
  body.length = at;
}

function writeFloats(values: Float64Array, from: number, to: number, head: ByteWriter, body: ByteWriter): void {
  const first = values[from] ?? 0;
  let isConstant = true;
  let isSingle = true;
  for (let row = from; row < to; row++) {
    const value = values[row] ?? 0;
    if (!Object.is(value, first)) isConstant = false;
    if (!Object.is(value, Math.fround(value))) isSingle = false;
  }
  if (isConstant) {
    writeByte(head, numberScale.float64);
    writeFloat64(head, first);
    return;
  }
  writeByte(head, isSingle ? numberScale.float32 | (3 << 4) : numberScale.float64 | (4 << 4));
  reserveBytes(body, (to - from) * 8);
  for (let row = from; row < to; row++) {
    if (isSingle) body.view.setFloat32(body.length, values[row] ?? 0, true);
    else body.view.setFloat64(body.length, values[row] ?? 0, true);
    body.length += isSingle ? 4 : 8;
  }
}
