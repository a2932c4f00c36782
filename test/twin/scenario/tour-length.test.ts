import fc from "fast-check";
import { expect, it } from "vitest";
import { advanceTour, startTour } from "../../../twin/scenario/tour.ts";
import { estimateTourS, neededS, stepLengthUs, tourLeftUs, tourLengthUs } from "../../../twin/scenario/tour-length.ts";
import type { TourPlan } from "../../../twin/scenario/tour-plan.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const startUs = 1_780_000_000_000_000;
const bounds = { startUs, edgeUs: startUs + 1e12, isLive: false };

const arbitraryPlan = fc
  .array(
    fc.record({
      wayS: fc.integer({ min: 0, max: 600 }),
      holdS: fc.integer({ min: 0, max: 20 }),
      speed: fc.constantFrom(1, 10, 60),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps): TourPlan => {
    let offsetUs = 0;
    return {
      startUs,
      endUs: bounds.edgeUs,
      steps: steps.map(({ wayS, holdS, speed }, place) => {
        offsetUs += wayS * 1e6;
        return { id: `step-${place}`, offsetUs, trigger: "time", holdUs: holdS * 1e6, speed };
      }),
    };
  });

it("is as long as the tour's clock takes, and what is left is what is still to come", () => {
  fc.assert(
    fc.property(arbitraryPlan, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (plan, share) => {
      const lengthUs = tourLengthUs(plan);
      const tour = advanceTour(startTour(plan), lengthUs * share, plan, bounds);
      const { stepUs, tourUs } = tourLeftUs(tour, plan);
      expect(Math.abs(tourUs - lengthUs * (1 - share))).toBeLessThan(10);
      expect(stepUs).toBeLessThanOrEqual(Math.max(stepLengthUs(plan, tour.step), plan.steps[0]?.offsetUs ?? 0) + 10);
      expect(advanceTour(tour, tourUs + 10, plan, bounds).state).toBe("ended");
    }),
    { seed: 7 },
  );
});

it("is estimated before a recording says when conditions come true", () => {
  const caption = { zh: "字幕", en: "Caption" };
  const scenario = parsedScenario(
    pumpScenario({
      play: { fromS: 100, toS: 700 },
      steps: [
        { id: "a", at: { offsetS: 0 }, caption, holdS: 4, speed: 10 },
        { id: "b", at: { when: "line-1/pump-1/speed > 3000" }, caption, speed: 20 },
        { id: "c", at: { offsetS: 400 }, caption, holdS: 1, speed: 60 },
        { id: "d", at: { when: "line-1/pump-1/speed > 4000" }, caption, holdS: 6 },
      ],
    }),
  );
  expect(neededS(scenario)).toBe(700);
  // The conditions half way to what is known: 200 s at 10, 200 s at 20, 100 s at 60.
  expect(estimateTourS(scenario)).toBeCloseTo(4 + 20 + 10 + 1 + 100 / 60 + 6);
});
