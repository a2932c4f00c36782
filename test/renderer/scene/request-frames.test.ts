import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFrameRequests, type FrameRequests } from "../../../renderer/scene/request-frames.ts";

let asked = 0;
let isFinished = true;
let isCovered = false;
let isInUse = false;
let frames: FrameRequests;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  asked = 0;
  isFinished = true;
  isCovered = false;
  isInUse = false;
  frames = createFrameRequests({
    invalidate: () => {
      asked++;
    },
    isFinished: () => isFinished,
    nowMs: () => Date.now(),
    isCovered: () => isCovered,
    isInUse: () => isInUse,
  });
});
afterEach(() => {
  frames.dispose();
  vi.useRealTimers();
});

it("gives data thirty frames a second however often it comes", () => {
  for (let ms = 0; ms < 1000; ms++) {
    frames.atDataPace();
    const before = asked;
    vi.advanceTimersByTime(1);
    if (asked > before) frames.drawn();
  }
  expect(asked).toBeGreaterThanOrEqual(28);
  expect(asked).toBeLessThanOrEqual(30);
});

it("gives data no frame behind a dialog in which somebody is at work, and one soon after", () => {
  isCovered = true;
  isInUse = true;
  frames.atDataPace();
  vi.advanceTimersByTime(10_000);
  expect(asked).toBe(0);
  isInUse = false;
  vi.advanceTimersByTime(500);
  expect(asked).toBe(1);
  // Somebody who moves the camera wants to see it move.
  isCovered = false;
  isInUse = true;
  frames.atDataPace();
  vi.advanceTimersByTime(34);
  expect(asked).toBe(2);
});

it("gives data two frames a second behind a dialog, and thirty again once it is closed", () => {
  const passSecond = (): number => {
    asked = 0;
    for (let ms = 0; ms < 1000; ms++) {
      frames.atDataPace();
      const before = asked;
      vi.advanceTimersByTime(1);
      if (asked > before) frames.drawn();
    }
    return asked;
  };
  isCovered = true;
  expect(passSecond()).toBeLessThanOrEqual(2);
  isCovered = false;
  passSecond();
  expect(passSecond()).toBeGreaterThanOrEqual(28);
});

it("gives data no frame while the GPU is at the last one, and rests as long as a slow one took", () => {
  frames.drawn();
  isFinished = false;
  frames.atDataPace();
  vi.advanceTimersByTime(400);
  expect(asked).toBe(0);
  isFinished = true;
  vi.advanceTimersByTime(350);
  expect(asked).toBe(0);
  vi.advanceTimersByTime(150);
  expect(asked).toBe(1);
});

it("gives the camera its frame at once, whatever the GPU does", () => {
  frames.drawn();
  isFinished = false;
  frames.soon();
  expect(asked).toBe(1);
});
