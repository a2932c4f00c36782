import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseLevel, detailLevel, farBelowPx, noneBelowPx } from "../../../renderer/scene/choose-level.ts";

const { near, far, none } = detailLevel;

it("draws what is near as it is, what is far simplified, and nothing of what is less than a pixel", () => {
  expect(chooseLevel(none, 100, true)).toBe(near);
  expect(chooseLevel(none, 10, true)).toBe(far);
  expect(chooseLevel(near, 0.2, true)).toBe(none);
});

it("draws a part without a far geometry as it is at every distance at which it can be seen", () => {
  fc.assert(
    fc.property(fc.constantFrom(near, far, none), fc.double({ min: 1.5, max: 1e4, noNaN: true }), (now, radiusPx) => {
      expect(chooseLevel(now, radiusPx, false)).toBe(near);
    }),
  );
});

it("stays at a level around its limit, wherever the camera trembles", () => {
  for (const limitPx of [farBelowPx, noneBelowPx]) {
    let level: number = chooseLevel(near, limitPx * 0.99, true);
    const first = level;
    for (let step = 0; step < 100; step++) {
      level = chooseLevel(level, limitPx * (1 + 0.08 * Math.sin(step * 2.3)), true);
      expect(level).toBe(first);
    }
  }
});

it("comes to the same level from any other, far from the limits", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.boolean(), (radiusPx, hasFar) => {
      const isAtLimit = [farBelowPx, noneBelowPx].some((limit) => radiusPx >= limit && radiusPx <= limit * 1.2);
      fc.pre(!isAtLimit);
      const levels = [near, far, none].map((now) => chooseLevel(hasFar ? now : near, radiusPx, hasFar));
      expect(new Set(levels).size).toBe(1);
    }),
  );
});
