import type { Scenario } from "./scenario-schema.ts";
import type { Tour } from "./tour.ts";
import type { TourPlan } from "./tour-plan.ts";

/** How long a tour shows a step, hold and all, in microseconds of the clock. */
export function stepLengthUs({ steps }: TourPlan, step: number): number {
  const planned = steps[step];
  if (planned === undefined) return 0;
  const next = steps[step + 1];
  return planned.holdUs + (next === undefined ? 0 : (next.offsetUs - planned.offsetUs) / planned.speed);
}

/** How long a tour is, in microseconds of the clock. */
export function tourLengthUs(plan: TourPlan): number {
  // Up to the first step the recorded time runs at its own speed.
  return plan.steps.reduce((total, _, step) => total + stepLengthUs(plan, step), plan.steps[0]?.offsetUs ?? 0);
}

/** What is left of a tour's step and of the whole of it, in microseconds of the clock. */
export function tourLeftUs(tour: Tour, plan: TourPlan): { readonly stepUs: number; readonly tourUs: number } {
  const { step, offsetUs, holdLeftUs } = tour;
  const next = plan.steps[step + 1];
  const speed = plan.steps[step]?.speed ?? 1;
  const stepUs = holdLeftUs + (next === undefined ? 0 : (next.offsetUs - offsetUs) / speed);
  let tourUs = stepUs;
  for (let later = step + 1; later < plan.steps.length; later++) tourUs += stepLengthUs(plan, later);
  return { stepUs, tourUs };
}

/** How many seconds of recorded time a scenario wants to show, from the beginning of the recording on. */
export function neededS({ play, steps }: Scenario): number {
  const lastS = Math.max(0, ...steps.map(({ at }) => at.offsetS ?? 0));
  return play.toS ?? play.simulation?.lengthS ?? play.fromS + lastS + 1;
}

/**
 * About how long a tour of a scenario will be, seconds of the clock, where no recording says when its conditions come
 * true: they are taken to lie evenly between the steps whose moments are known.
 */
export function estimateTourS(scenario: Scenario): number {
  const { steps, play } = scenario;
  const endS = neededS(scenario) - play.fromS;
  const offsets: (number | undefined)[] = steps.map(({ at }) => at.offsetS);
  const known = (from: number): number => {
    const place = offsets.findIndex((offset, each) => each >= from && offset !== undefined);
    return place === -1 ? offsets.length : place;
  };
  let atS = 0;
  const beginnings = offsets.map((offset, place) => {
    const next = known(place);
    atS = offset ?? atS + ((offsets[next] ?? endS) - atS) / (next - place + 1);
    return atS;
  });
  return steps.reduce((totalS, { speed, holdS }, place) => {
    const fromS = beginnings[place] ?? 0;
    return totalS + holdS + Math.max(0, (beginnings[place + 1] ?? fromS) - fromS) / speed;
  }, beginnings[0] ?? 0);
}
