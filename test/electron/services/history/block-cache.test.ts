import { expect, it } from "vitest";
import { createBlockCache, type ReceivedRows } from "../../../../electron/services/history/block-cache.ts";
import { createSampleColumns } from "../../../../twin/telemetry/sample-columns.ts";

/** A block of a hundred rows, 3,700 bytes. */
function block(): ReceivedRows {
  const columns = createSampleColumns(100);
  columns.count = 100;
  return {
    rows: { signals: Uint32Array.of(0), starts: Uint32Array.of(0, 100), columns },
    receivedUs: new Float64Array(100),
  };
}

it("keeps what was used last, and gives back the memory of what it no longer keeps", () => {
  const cache = createBlockCache(8000);
  const first = cache.get("first", block);
  const second = cache.get("second", block);
  expect(cache.get("first", block)).toBe(first);
  const third = cache.get("third", block);
  expect(cache.peek("second")).toBeUndefined();
  expect(second.rows.columns.timeUs.buffer.detached).toBe(true);
  expect([cache.peek("first"), cache.peek("third")]).toEqual([first, third]);
  expect(first.rows.columns.timeUs).toHaveLength(100);

  cache.clear();
  expect(first.receivedUs.buffer.detached).toBe(true);
  expect(cache.peek("third")).toBeUndefined();
});

it("a block that is larger than all room is lent until the next comes", () => {
  const cache = createBlockCache(1000);
  const first = cache.get("first", block);
  expect(first.receivedUs).toHaveLength(100);
  cache.get("second", block);
  expect(first.receivedUs.buffer.detached).toBe(true);
});
