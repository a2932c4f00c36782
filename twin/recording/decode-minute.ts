import { createByteReader, readSignedVarint, readVarint } from "./byte-reader.ts";
import { decodeNumbers } from "./decode-numbers.ts";
import { createNumberContext } from "./number-column.ts";

/** A signal's minute. */
export interface SignalMinute {
  readonly signal: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly last: number;
  readonly count: number;
}

const numbers = new Float64Array(3);

/**
 * Reads what encodeMinute wrote, one signal after the other.
 *
 * @param wanted the signals to read, all where undefined; the others are passed over
 * @throws RangeError where the bytes end too early
 */
export function* decodeMinute(bytes: Uint8Array, wanted?: ReadonlySet<number>): Generator<SignalMinute, void, void> {
  const reader = createByteReader(bytes);
  const context = createNumberContext();
  let signal = 0;
  while (reader.at < bytes.length) {
    signal += readSignedVarint(reader);
    const count = readVarint(reader);
    const isWanted = wanted === undefined || wanted.has(signal);
    decodeNumbers(3, context, reader, reader, isWanted ? numbers : undefined, 0);
    if (!isWanted) {
      reader.at += 4;
      continue;
    }
    const [min = 0, max = 0, last = 0] = numbers;
    const mean = Math.min(max, min + reader.view.getFloat32(reader.at, true));
    reader.at += 4;
    yield { signal, min, max, mean, last, count };
  }
}
