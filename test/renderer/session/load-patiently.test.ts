import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadPatiently } from "../../../renderer/session/load-patiently.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("asks again for what does not come, until it comes", async () => {
  const load = vi
    .fn(async () => "scene")
    .mockRejectedValueOnce(new Error("gone"))
    .mockRejectedValueOnce(new Error("gone"));
  const loading = loadPatiently(load);
  await vi.runAllTimersAsync();
  expect(await loading).toBe("scene");
  expect(load).toHaveBeenCalledTimes(3);
});

it("gives up in the end, and says why", async () => {
  const load = vi.fn(() => Promise.reject(new Error("no such file")));
  const loading = expect(loadPatiently(load)).rejects.toThrow("no such file");
  await vi.runAllTimersAsync();
  await loading;
  expect(load).toHaveBeenCalledTimes(30);
});
