import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceMotion, advanceOffsetM, motionTarget } from "../../../twin/appearance/motion.ts";
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

describe("a row of units that a counter moves on", () => {
  const row: Extract<Motion, { kind: "advance" }> = {
    kind: "advance",
    part: "units",
    axis: [1, 0, 0],
    signal: "good",
    pitchM: 1.5,
    stepS: 5,
  };
  /** Where the row stands after so many seconds of a count, in frames of 50 ms. */
  const run = (state: { value: number }, count: number, seconds: number): number[] => {
    const seen: number[] = [];
    for (let frame = 0; frame < seconds * 20; frame++) {
      advanceMotion(row, state, count, 0.05);
      seen.push(state.value);
    }
    return seen;
  };

  it("stands where it first sees the count, and while the count stands", () => {
    const state = { value: Number.NaN };
    advanceMotion(row, state, 1234, 0.05);
    expect(advanceOffsetM(row, state.value)).toBe(0);
    expect(advanceMotion(row, state, 1234, 0.05)).toBe(false);
  });

  it("moves by one pitch in a takt for one count, at one speed, and then stands as before", () => {
    const state = { value: 7 };
    const seen = run(state, 8, 2.5);
    expect(advanceOffsetM(row, state.value)).toBeCloseTo(0.75);
    expect((seen[30] ?? 0) - (seen[29] ?? 0)).toBeCloseTo((seen[3] ?? 0) - (seen[2] ?? 0));
    run(state, 8, 3);
    expect(state.value).toBe(8);
    expect(advanceOffsetM(row, state.value)).toBe(0);
  });

  it("comes to the count itself, never beyond and never back, at any frame rate", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.1, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
        (stepS, counts) => {
          const state = { value: 0 };
          let count = 0;
          let isOrderly = true;
          for (const more of counts) {
            count += more;
            for (let t = 0; t < 2; t += stepS) {
              const before = state.value;
              advanceMotion(row, state, count, stepS);
              if (state.value < before || state.value > count) isOrderly = false;
            }
          }
          run(state, count, 20);
          expect([isOrderly, state.value]).toEqual([true, count]);
        },
      ),
      { seed: 11 },
    );
  });

  it("leaves out whole steps where it is far behind, so that it goes on without a jump", () => {
    const state = { value: 10.4 };
    advanceMotion(row, state, 500, 0.05);
    expect(500 - state.value).toBeLessThan(4);
    const movedM = advanceOffsetM(row, state.value) - advanceOffsetM(row, 10.4);
    expect(movedM).toBeGreaterThan(0);
    expect(movedM).toBeLessThan(0.1);
  });

  it("does not run backwards when the count goes back", () => {
    const state = { value: 40.3 };
    advanceMotion(row, state, 12, 0.05);
    expect(state.value).toBe(12);
    expect(advanceMotion(row, state, 12, 0.05)).toBe(false);
  });
});

describe("a part that is there from a level on", () => {
  const fill: Motion = { kind: "fill", part: "layer", signal: "fill", from: 60 };

  it.each([
    [59.9, 0],
    [60, 1],
    [100, 1],
  ])("at %d is %d", (level, isThere) => {
    const state = { value: Number.NaN };
    expect(advanceMotion(fill, state, level, 0.05)).toBe(true);
    expect(state.value).toBe(isThere);
    expect(advanceMotion(fill, state, level, 0.05)).toBe(false);
  });
});
