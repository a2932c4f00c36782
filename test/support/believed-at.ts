import { rowReceived } from "./memory-history.ts";
import type { Row } from "./samples.ts";

/**
 * What can be believed of a signal at a moment, from the definitions alone: the last sample received by then, one that
 * is older than another by its device's own time left out, unless it is bad or its age has reached the limit.
 *
 * @returns NaN where nothing can be believed
 */
export function believedAt(rows: readonly Row[], signal: number, atUs: number, staleAfterUs = 5e6): number {
  let last: Row | undefined;
  for (const row of rows) {
    if (row.signal !== signal || rowReceived(row) > atUs) continue;
    const isOlder = last !== undefined && last.timeUs > row.timeUs && (row.quality & 16) === 0;
    if (!isOlder) last = row;
  }
  if (last === undefined || (last.quality & 3) === 2) return Number.NaN;
  return atUs < last.timeUs + last.lagUs + staleAfterUs ? Number(last.value) : Number.NaN;
}
