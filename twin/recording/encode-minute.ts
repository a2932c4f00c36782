import { createByteWriter, reserveBytes, writeSignedVarint, writeVarint } from "./byte-writer.ts";
import { encodeNumbers } from "./encode-numbers.ts";
import type { MinuteRollup } from "./minute-rollup.ts";
import { createNumberContext } from "./number-column.ts";

const bytes = createByteWriter(4096);
const numbers = new Float64Array(3);

/**
 * Writes a minute's roll-up: a row for each signal that had samples. A mean is kept as how far it is above the
 * minimum, in single precision: exact to 6e-8 of what the minute spans.
 *
 * @param names what to write for each signal
 * @returns no bytes where nothing had samples
 */
export function encodeMinute(rollup: MinuteRollup, names: Uint32Array): Uint8Array<ArrayBuffer> {
  bytes.length = 0;
  const context = createNumberContext();
  let lastName = 0;
  for (let signal = 0; signal < rollup.count.length; signal++) {
    const count = rollup.count[signal] ?? 0;
    if (count === 0) continue;
    const name = names[signal] ?? 0;
    const min = rollup.min[signal] ?? 0;
    writeSignedVarint(bytes, name - lastName);
    writeVarint(bytes, count);
    lastName = name;
    numbers[0] = min;
    numbers[1] = rollup.max[signal] ?? 0;
    numbers[2] = rollup.last[signal] ?? 0;
    encodeNumbers(numbers, 0, 3, 0, context, bytes, bytes);
    reserveBytes(bytes, 4);
    bytes.view.setFloat32(bytes.length, Math.max(0, (rollup.sum[signal] ?? 0) / count - min), true);
    bytes.length += 4;
  }
  return bytes.bytes.slice(0, bytes.length);
}
