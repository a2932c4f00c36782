import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type AwakeClock, startAwakeClock } from "../../../renderer/session/awake-clock.ts";

let clock: AwakeClock;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  clock = startAwakeClock(() => Date.now());
});
afterEach(() => {
  clock.stop();
  vi.useRealTimers();
});

it("goes like any clock while the page is awake", () => {
  vi.advanceTimersByTime(60_000);
  expect(clock.nowMs()).toBe(60_000);
});

it("leaves out the time in which the page slept, before its first beat and after it, and never goes back", () => {
  vi.advanceTimersByTime(10_000);
  vi.setSystemTime(70_000);
  expect(clock.nowMs()).toBe(11_000);
  vi.advanceTimersByTime(250);
  expect(clock.nowMs()).toBe(11_000);
  vi.advanceTimersByTime(5000);
  expect(clock.nowMs()).toBe(16_000);
});
