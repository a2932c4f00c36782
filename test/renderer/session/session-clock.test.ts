import fc from "fast-check";
import { expect, it } from "vitest";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";

const startUs = 1_764_000_000_000_000;

it("runs on from each word of the host at its speed, and never past the edge", () => {
  const speed = fc.constantFrom(-600, -1, 0, 0.1, 1, 60, 600);
  fc.assert(
    fc.property(speed, fc.nat(1e6), fc.integer({ min: 0, max: 1e9 }), fc.boolean(), (each, ms, behindUs, isMoving) => {
      let monotonicMs = 0;
      const clock = createSessionClock(startUs, () => monotonicMs);
      clock.setEdge(startUs, isMoving);
      clock.set(startUs - behindUs, each, each);
      monotonicMs = ms;
      const edgeUs = startUs + (isMoving ? ms * 1000 : 0);
      expect(clock.edgeUs()).toBe(edgeUs);
      expect(clock.nowUs()).toBeCloseTo(Math.min(startUs - behindUs + ms * 1000 * each, edgeUs), 0);
    }),
    { seed: 11 },
  );
});

it("follows the plant's now until it is told otherwise", () => {
  let monotonicMs = 50;
  const clock = createSessionClock(startUs, () => monotonicMs);
  monotonicMs += 2500;
  expect([clock.nowUs(), clock.edgeUs(), clock.speed()]).toEqual([startUs + 2.5e6, startUs + 2.5e6, 1]);
});
