import type { ReceivedRows } from "./block-cache.ts";
import { addToOpenBlock, type OpenBlock } from "./open-block.ts";

/**
 * Copies what was received after one moment, up to and with another.
 *
 * @param isText by signal
 */
export function selectReceived(
  { rows, receivedUs }: ReceivedRows,
  afterUs: number,
  toUs: number,
  isText: Uint8Array,
  into: OpenBlock,
): void {
  const { starts, columns } = rows;
  for (let place = 0; place + 1 < starts.length; place++) {
    const end = starts[place + 1] ?? 0;
    let from = starts[place] ?? 0;
    while (from < end && (receivedUs[from] ?? 0) <= afterUs) from++;
    let to = from;
    while (to < end && (receivedUs[to] ?? 0) <= toUs) to++;
    if (to > from) addToOpenBlock(into, columns, from, to, isText);
  }
}
