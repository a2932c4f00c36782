import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimeBounds, TimeCommand } from "../../../twin/playback/time-control.ts";
import {
  advanceTour,
  commandTour,
  startTour,
  type Tour,
  type TourCommand,
  tourCommandSchema,
} from "../../../twin/scenario/tour.ts";
import type { TourPlan } from "../../../twin/scenario/tour-plan.ts";

const startUs = 1_780_000_000_000_000;
const bounds: TimeBounds = { startUs, edgeUs: startUs + 3_600_000_000, isLive: false };
const secondUs = 1_000_000;

/** Steps as offset, hold and speed, in seconds. */
function planOf(...steps: readonly (readonly [offsetS: number, holdS: number, speed: number])[]): TourPlan {
  return {
    startUs,
    endUs: bounds.edgeUs,
    steps: steps.map(([offsetS, holdS, speed], place) => ({
      id: `step-${place}`,
      offsetUs: offsetS * secondUs,
      trigger: "time",
      holdUs: holdS * secondUs,
      speed,
    })),
  };
}

/** At the beginning, 20 s of recorded time at tenfold speed, 40 s at double speed; holds of 3, 0 and 5 s. */
const plan = planOf([0, 3, 10], [20, 0, 2], [60, 5, 1]);

function run(tour: Tour, ...moves: readonly (number | TourCommand)[]): Tour {
  return moves.reduce<Tour>(
    (now, move) =>
      typeof move === "number" ? advanceTour(now, move * secondUs, plan, bounds) : commandTour(now, move, plan, bounds),
    tour,
  );
}

describe("a tour", () => {
  it("holds at a step, then runs on at its speed to the next one, and ends after the last hold", () => {
    const begun = startTour(plan);
    expect(run(begun, 0)).toMatchObject({
      step: 0,
      holdLeftUs: 3 * secondUs,
      clock: { state: "paused", timeUs: startUs },
    });
    expect(run(begun, 4)).toMatchObject({ step: 0, clock: { state: "playing", timeUs: startUs + 10e6, speed: 10 } });
    // 3 s held and 20 s of recorded time in 2 s; the second step holds nothing.
    expect(run(begun, 5)).toMatchObject({ step: 1, offsetUs: 20e6, clock: { state: "playing", speed: 2 } });
    expect(run(begun, 25)).toMatchObject({ step: 2, state: "playing", holdLeftUs: 5 * secondUs });
    expect(run(begun, 29.9)).toMatchObject({ step: 2, state: "playing" });
    expect(run(begun, 30)).toMatchObject({
      step: 2,
      state: "ended",
      clock: { state: "paused", timeUs: startUs + 60e6 },
    });
  });

  it("goes on and back by steps, playing or standing still as it was", () => {
    const second = run(startTour(plan), 1, { kind: "next" });
    expect(second).toMatchObject({ state: "playing", step: 1, clock: { timeUs: startUs + 20e6 } });
    expect(run(second, { kind: "next" }, { kind: "next" })).toMatchObject({ step: 2, holdLeftUs: 5 * secondUs });
    expect(run(second, { kind: "back" }, { kind: "back" })).toMatchObject({ step: 0, holdLeftUs: 3 * secondUs });
    const paused = run(second, { kind: "pause" }, { kind: "go", step: 2 });
    expect(paused).toMatchObject({ state: "paused", step: 2, clock: { state: "paused", timeUs: startUs + 60e6 } });
    expect(run(paused, { kind: "play" }, 5)).toMatchObject({ state: "ended" });
    expect(run(second, { kind: "go", step: 3 })).toBe(second);
  });

  it("pauses when people change the time, and goes on where it was, not where they went", () => {
    const left = run(startTour(plan), 4, { kind: "time", command: { kind: "seek", timeUs: startUs + 900e6 } });
    expect(left).toMatchObject({ state: "paused", step: 0, offsetUs: 10e6, clock: { timeUs: startUs + 900e6 } });
    const wandered = run(left, { kind: "time", command: { kind: "play" } }, 60);
    expect(wandered).toMatchObject({ state: "paused", clock: { state: "playing" } });
    expect(run(wandered, { kind: "play" })).toMatchObject({
      clock: { state: "playing", timeUs: startUs + 10e6, speed: 10 },
    });
  });

  it("plays again from its end, and shows another moment there without beginning", () => {
    const ended = run(startTour(plan), 40);
    const looking = run(ended, { kind: "time", command: { kind: "step", byUs: -secondUs } });
    expect(looking).toMatchObject({ state: "ended", clock: { timeUs: startUs + 59e6 } });
    expect(run(looking, { kind: "play" }, 0)).toEqual(run(startTour(plan), 0));
  });

  it("takes no command that is none", () => {
    for (const command of [{ kind: "go", step: -1 }, { kind: "go", step: 0.5 }, { kind: "time" }, { kind: "jump" }]) {
      expect(tourCommandSchema.safeParse(command).success).toBe(false);
    }
    expect(tourCommandSchema.safeParse({ kind: "time", command: { kind: "follow" } }).success).toBe(true);
  });
});

const arbitraryPlan: fc.Arbitrary<TourPlan> = fc
  .array(
    fc.record({
      gapS: fc.oneof(fc.constant(0), fc.nat(600)),
      holdS: fc.oneof(fc.constant(0), fc.nat(30)),
      speed: fc.constantFrom(0.1, 0.5, 1, 2, 10, 60, 600),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((steps) => {
    let offsetS = 0;
    return planOf(
      ...steps.map(({ gapS, holdS, speed }) => {
        offsetS += gapS;
        return [offsetS, holdS, speed] as const;
      }),
    );
  });

/** Microseconds of the clock at which each step begins: what comes before it, added up. */
function beginningsUs({ steps }: TourPlan): number[] {
  return steps.map((_, place) => {
    let sumUs = 0;
    for (let k = 0; k <= place; k++) {
      const before = steps[k - 1];
      sumUs += (before?.holdUs ?? 0) + ((steps[k]?.offsetUs ?? 0) - (before?.offsetUs ?? 0)) / (before?.speed ?? 1);
    }
    return sumUs;
  });
}

const elapsed = fc.array(fc.integer({ min: 0, max: 40_000_000 }), { minLength: 1, maxLength: 40 });

const timeCommand: fc.Arbitrary<TimeCommand> = fc.oneof(
  fc.constantFrom<TimeCommand>({ kind: "play" }, { kind: "pause" }, { kind: "follow" }, { kind: "loop" }),
  fc.record({ kind: fc.constant("seek" as const), timeUs: fc.integer({ min: startUs, max: bounds.edgeUs }) }),
  fc.record({ kind: fc.constant("step" as const), byUs: fc.integer({ min: -60_000_000, max: 60_000_000 }) }),
  fc.record({ kind: fc.constant("speed" as const), speed: fc.constantFrom(-600, -1, 0.1, 4) }),
);

describe("any tour", () => {
  it("begins its steps at their offsets, however the time is cut: those of a sum that knows nothing of it", () => {
    fc.assert(
      fc.property(arbitraryPlan, elapsed, (any, pieces) => {
        const beginnings = beginningsUs(any);
        let tour = startTour(any);
        let sumUs = 0;
        for (const piece of pieces) {
          tour = advanceTour(tour, piece, any, bounds);
          sumUs += piece;
          // Where a step begins within a rounding of now, either is right.
          if (beginnings.some((us) => Math.abs(us - sumUs) < 1)) continue;
          const step = beginnings.findLastIndex((us) => us < sumUs);
          expect(tour.step).toBe(step);
          const { offsetUs = 0, holdUs = 0, speed = 1 } = any.steps[step] ?? {};
          const movedUs = Math.max(0, sumUs - (beginnings[step] ?? 0) - holdUs) * speed;
          const isLast = step === any.steps.length - 1;
          expect(Math.abs(tour.offsetUs - (isLast ? offsetUs : offsetUs + movedUs))).toBeLessThan(1000);
        }
      }),
    );
  });

  it("goes on at the right step with the right clock after pause, wandering and a change of time", () => {
    const wandering = fc.array(fc.oneof(fc.nat(60_000_000), timeCommand), { maxLength: 12 });
    fc.assert(
      fc.property(
        arbitraryPlan,
        elapsed,
        wandering,
        fc.boolean(),
        fc.nat(90_000_000),
        (any, pieces, moves, isPaused, onUs) => {
          const before = pieces.reduce((tour, us) => advanceTour(tour, us, any, bounds), startTour(any));
          fc.pre(before.state === "playing");
          const pause: TourCommand = isPaused
            ? { kind: "pause" }
            : { kind: "time", command: { kind: "step", byUs: 1 } };
          let away = commandTour(before, pause, any, bounds);
          expect(away.state).toBe("paused");
          for (const move of moves) {
            away =
              typeof move === "number"
                ? advanceTour(away, move, any, bounds)
                : commandTour(away, { kind: "time", command: move }, any, bounds);
          }
          const resumed = commandTour(away, { kind: "play" }, any, bounds);
          expect(resumed).toEqual(before);
          expect(resumed.clock.timeUs).toBe(startUs + before.offsetUs);
          // What follows is what would have followed without the interruption.
          expect(advanceTour(resumed, onUs, any, bounds)).toEqual(advanceTour(before, onUs, any, bounds));
        },
      ),
    );
  });

  it("never leaves its plan, whatever people do", () => {
    const command: fc.Arbitrary<TourCommand> = fc.oneof(
      fc.constantFrom<TourCommand>({ kind: "play" }, { kind: "pause" }, { kind: "next" }, { kind: "back" }),
      fc.record({ kind: fc.constant("go" as const), step: fc.nat(9) }),
      timeCommand.map((each) => ({ kind: "time" as const, command: each })),
    );
    fc.assert(
      fc.property(arbitraryPlan, fc.array(fc.oneof(fc.nat(60_000_000), command)), (any, moves) => {
        let tour = startTour(any);
        for (const move of moves) {
          tour = typeof move === "number" ? advanceTour(tour, move, any, bounds) : commandTour(tour, move, any, bounds);
          expect(tour.step).toBeLessThan(any.steps.length);
          expect(tour.offsetUs).toBeGreaterThanOrEqual(any.steps[tour.step]?.offsetUs ?? 0);
          expect(tour.offsetUs).toBeLessThanOrEqual(any.steps[tour.step + 1]?.offsetUs ?? tour.offsetUs);
          expect(tour.clock.timeUs).toBeGreaterThanOrEqual(startUs);
          if (tour.state === "playing") expect(tour.clock.timeUs).toBe(startUs + tour.offsetUs);
        }
      }),
    );
  });
});
