import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceMotion, motionTarget } from "../../../twin/appearance/motion.ts";
import type { Motion } from "../../../twin/plant/device-type-schema.ts";

const slide: Extract<Motion, { kind: "translate" }> = {
  kind: "translate",
  part: "x",
  axis: [1, 0, 0],
  signal: "x",
  from: [100, 300],
  to: [-0.1, 0.1],
};
const turn: Extract<Motion, { kind: "rotate" }> = { ...slide, kind: "rotate", to: [0, 180] };
const spin: Motion = { kind: "spin", part: "s", axis: [0, 1, 0], signal: "s", rpmPerUnit: 1 };

describe("where a signal puts a part", () => {
  it.each([
    [100, -0.1],
    [200, 0],
    [300, 0.1],
    [0, -0.1],
    [999, 0.1],
  ])("%d is %d m", (value, place) => {
    expect(motionTarget(slide, value)).toBeCloseTo(place);
  });

  it("turns degrees into radians", () => {
    expect(motionTarget(turn, 200)).toBeCloseTo(Math.PI / 2);
  });
});

describe("a part that moves", () => {
  it("starts where its signal first puts it", () => {
    const state = { value: Number.NaN };
    expect(advanceMotion(slide, state, 250, 0.016)).toBe(true);
    expect(state.value).toBeCloseTo(0.05);
  });

  it("comes to rest at its target, never beyond, at any frame rate", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.1, noNaN: true }),
        fc.double({ min: 100, max: 300, noNaN: true }),
        (stepS, value) => {
          const state = { value: -0.1 };
          const target = motionTarget(slide, value);
          for (let t = 0; t < 3; t += stepS) {
            const before = state.value;
            advanceMotion(slide, state, value, stepS);
            expect(state.value).toBeGreaterThanOrEqual(before);
            expect(state.value).toBeLessThanOrEqual(target + 1e-12);
          }
          expect(state.value).toBe(target);
          expect(advanceMotion(slide, state, value, stepS)).toBe(false);
        },
      ),
      { seed: 4 },
    );
  });

  it("stays where it is without a value", () => {
    const state = { value: 0.03 };
    expect(advanceMotion(spin, state, Number.NaN, 0.016)).toBe(false);
    expect(state.value).toBe(0.03);
  });

  it("turns as fast as it does, up to what an eye can follow", () => {
    const slow = { value: 0 };
    advanceMotion(spin, slow, 60, 0.25);
    expect(slow.value).toBeCloseTo(Math.PI / 2);
    const fast = { value: 0 };
    advanceMotion(spin, fast, 12_000, 0.1);
    expect(fast.value).toBeCloseTo((110 / 60) * 2 * Math.PI * 0.1);
    expect(advanceMotion(spin, fast, 0, 0.1)).toBe(false);
  });
});
