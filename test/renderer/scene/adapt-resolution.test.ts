import { expect, it } from "vitest";
import { type AdaptResolution, createAdaptResolution } from "../../../renderer/scene/adapt-resolution.ts";

function frames(adapt: AdaptResolution, count: number, isMoving: boolean, elapsedS: number): number {
  let share = 1;
  for (let frame = 0; frame < count; frame++) share = adapt(isMoving, elapsedS);
  return share;
}

it("keeps the full resolution while frames come in time", () => {
  expect(frames(createAdaptResolution(), 300, true, 1 / 60)).toBe(1);
});

it("gets coarser in steps while late frames follow each other, and never coarser than half", () => {
  const adapt = createAdaptResolution();
  expect(frames(adapt, 5, true, 1 / 20)).toBe(0.75);
  expect(frames(adapt, 100, true, 1 / 20)).toBe(0.5);
});

it("is fine again as soon as the camera rests; one late frame and a long rest change nothing", () => {
  const adapt = createAdaptResolution();
  frames(adapt, 100, true, 1 / 20);
  expect(adapt(false, 1 / 20)).toBe(1);
  expect(adapt(true, 12)).toBe(1);
  expect(frames(adapt, 20, true, 1 / 60)).toBe(1);
  expect(adapt(true, 0.4)).toBe(1);
});
