import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

describe("words of the host that come late", () => {
  const heard = (lateMs: readonly number[], speed: number, moves: (word: number) => number): number => {
    let monotonicMs = 0;
    const clock = createSessionClock(startUs, () => monotonicMs);
    clock.setEdge(startUs + 1e12, true);
    for (const [word, late] of lateMs.entries()) {
      monotonicMs = word * 1000 + late;
      clock.set(startUs + word * 1e6 * speed, speed, speed, moves(word));
    }
    return (clock.nowUs() - (startUs + monotonicMs * 1000 * speed)) / 1000;
  };

  it("do not hold its time back: the least late of them counts", () => {
    expect(Math.abs(heard([300, 2, 250, 180, 400], 1, () => 7))).toBeLessThan(60);
    expect(Math.abs(heard([300, 2, 250, 180, 400], -1, () => 7))).toBeLessThan(60);
  });

  it("are taken as they are once somebody has moved the time", () => {
    expect(heard([2, 2, 300], 1, (word) => (word < 2 ? 7 : 8))).toBe(-300);
  });
});

it("is told when the host's clock is set back", () => {
  let monotonicMs = 0;
  const clock = createSessionClock(startUs, () => monotonicMs);
  clock.set(startUs, 1, 1, 7);
  monotonicMs = 1000;
  clock.set(startUs - 5e6, 1, 1, 7);
  expect(clock.nowUs()).toBe(startUs - 5e6);
});
