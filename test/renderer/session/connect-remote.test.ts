import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectRemote } from "../../../renderer/session/connect-remote.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a telephone that is not let in asks ever more rarely, and as often as ever once it was", async () => {
  let isLetIn = false;
  const pairs: ReturnType<typeof createMemoryPair>[] = [];
  const open = vi.fn(() => {
    if (!isLetIn) return Promise.reject(new Error("not let in"));
    const pair = createMemoryPair();
    pairs.push(pair);
    return Promise.resolve(pair.screen);
  });
  const { store } = connectRemote(open);
  await vi.advanceTimersByTimeAsync(60_000);
  // At once, after 1, 2, 4 and 8 seconds, and then every 15.
  expect(open).toHaveBeenCalledTimes(8);
  isLetIn = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(store.getState().link).toBe("open");
  pairs[0]?.host.close("gone");
  await vi.advanceTimersByTimeAsync(10);
  expect(store.getState().link).toBe("lost");
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.getState().link).toBe("open");
});
