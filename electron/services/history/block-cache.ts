import type { SignalRows } from "../../../twin/recording/signal-rows.ts";

/** Samples as they were received: rows[i] at receivedUs[i], which never goes back within a signal. */
export interface ReceivedRows {
  readonly rows: SignalRows;
  readonly receivedUs: Float64Array<ArrayBuffer>;
}

/** Keeps what was read last, up to a number of bytes. What it gives is only lent: the next `get` may take it back. */
export interface BlockCache {
  /** What is kept under a key, or what `read` gives, which is then kept. */
  get(key: string, read: () => ReceivedRows): ReceivedRows;
  /** What is kept under a key. */
  peek(key: string): ReceivedRows | undefined;
  clear(): void;
}

/** Signal, time, value, quality, lag and received time. */
const bytesPerRow = 4 + 8 + 8 + 1 + 8 + 8;

export function createBlockCache(maxBytes: number): BlockCache {
  // In the order of their last use.
  const kept = new Map<string, ReceivedRows>();
  let bytes = 0;
  const bytesOf = ({ rows }: ReceivedRows): number => rows.columns.count * bytesPerRow;

  return {
    get(key, read) {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const added = read();
      kept.set(key, added);
      bytes += bytesOf(added);
      for (const [oldest, rows] of kept) {
        if (bytes <= maxBytes || oldest === key) break;
        kept.delete(oldest);
        bytes -= bytesOf(rows);
        release(rows);
      }
      return added;
    },
    peek: (key) => kept.get(key),
    clear() {
      kept.forEach(release);
      kept.clear();
      bytes = 0;
    },
  };
}

/**
 * Gives memory back at once. Buffers are not on the engine's heap, and it lets a hundred megabytes of them gather before
 * it looks which are still needed.
 */
function release({ rows: { signals, starts, columns }, receivedUs }: ReceivedRows): void {
  // All that is empty is the same.
  if (columns.count === 0) return;
  const { signal, timeUs, value, quality, lagUs } = columns;
  for (const { buffer } of [signals, starts, signal, timeUs, value, quality, lagUs, receivedUs]) buffer.transfer(0);
}
