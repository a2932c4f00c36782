import { advanceTime, commandTime, type TimeBounds, type TimeControl } from "../playback/time-control.ts";
import type { ScenarioStep } from "./scenario-schema.ts";
import type { Tour, TourCommand } from "./tour.ts";
import type { TourPlan } from "./tour-plan.ts";

/** Where a tour over what comes now is. Nobody knows before when its steps begin: that is found as it goes. */
export interface LiveTour extends Tour {
  /** UTC microseconds. */
  readonly startUs: number;
  /** When each step began, microseconds since the tour's beginning; NaN for those that have not. */
  readonly begunUs: readonly number[];
  /** When the present step was gone to, microseconds since the tour's beginning: later than it began where people went back. */
  readonly sinceUs: number;
  /** When the next step's condition came true, microseconds since the tour's beginning; NaN where it has not. */
  readonly trueUs: number;
}

/** A tour that begins now, at the live edge. */
export function startLiveTour(steps: number, bounds: TimeBounds): LiveTour {
  const begunUs = new Array<number>(steps).fill(Number.NaN);
  const place = { state: "playing", step: -1, offsetUs: 0, holdLeftUs: 0, sinceUs: 0, trueUs: Number.NaN } as const;
  return { ...place, clock: following(bounds), startUs: bounds.edgeUs, begunUs };
}

/**
 * The tour after some time. A step begins at its moment, when its condition has come true, or when it has been waited
 * for long enough; not before the one before it has been shown for as long as it holds. What comes now runs at its own
 * speed.
 *
 * @param elapsedUs of the clock, for people who wander
 * @param isTrue whether the condition of a step, by its place, is true now; undefined where it cannot be read here
 */
export function advanceLiveTour(
  tour: LiveTour,
  elapsedUs: number,
  steps: readonly ScenarioStep[],
  bounds: TimeBounds,
  isTrue: (step: number) => boolean | undefined,
): LiveTour {
  if (tour.state !== "playing") return { ...tour, clock: advanceTime(tour.clock, elapsedUs, bounds) };
  const offsetUs = bounds.edgeUs - tour.startUs;
  const now = { ...tour, offsetUs, clock: following(bounds) };
  const shownUs = offsetUs - tour.sinceUs;
  if (shownUs < (steps[tour.step]?.holdS ?? 0) * 1e6) return now;
  const next = steps[tour.step + 1];
  if (next === undefined) return { ...now, state: "ended" };
  const { offsetS, withinS, afterS } = next.at;
  if (offsetS !== undefined) return offsetUs >= offsetS * 1e6 ? begin(now, tour.step + 1) : now;
  const isTrueNow = isTrue(tour.step + 1);
  const trueUs = Number.isNaN(tour.trueUs) && isTrueNow === true ? offsetUs : tour.trueUs;
  const isDue = Number.isNaN(trueUs) ? shownUs >= withinS * 1e6 : offsetUs >= trueUs + afterS * 1e6;
  return isDue || isTrueNow === undefined ? begin(now, tour.step + 1) : { ...now, trueUs };
}

/** The tour after a command; the same object where the command changes nothing. */
export function commandLiveTour(tour: LiveTour, command: TourCommand, bounds: TimeBounds): LiveTour {
  const now = { ...tour, offsetUs: bounds.edgeUs - tour.startUs };
  switch (command.kind) {
    case "play":
      if (tour.state === "playing") return tour;
      if (tour.state === "ended") return startLiveTour(tour.begunUs.length, bounds);
      return { ...now, state: "playing", clock: following(bounds) };
    case "pause":
      return tour.state === "playing" ? { ...now, state: "paused", clock: standing(bounds) } : tour;
    case "next":
      return goTo(tour, now, tour.step + 1, bounds);
    case "back":
      return goTo(tour, now, Math.max(0, tour.step - 1), bounds);
    case "go":
      return goTo(tour, now, command.step, bounds);
    case "time": {
      const clock = commandTime(tour.clock, command.command, bounds);
      return clock === tour.clock ? tour : { ...now, state: tour.state === "playing" ? "paused" : tour.state, clock };
    }
  }
}

/** The tour as far as it has come, laid out as one over a recording is. */
export function planOfLiveTour({ startUs, offsetUs, begunUs }: LiveTour, steps: readonly ScenarioStep[]): TourPlan {
  let latestUs = 0;
  return {
    startUs,
    endUs: startUs + offsetUs,
    steps: steps.map(({ id, holdS }, place) => {
      const begun = begunUs[place] ?? Number.NaN;
      const hasBegun = !Number.isNaN(begun);
      if (hasBegun) latestUs = Math.max(latestUs, begun);
      const trigger = hasBegun ? "time" : "to-come";
      return { id, offsetUs: latestUs, trigger, holdUs: holdS * 1e6, speed: 1 };
    }),
  };
}

/** A step that was shown before is shown again, and began when it did. */
function goTo(tour: LiveTour, now: LiveTour, step: number, bounds: TimeBounds): LiveTour {
  if (step >= tour.begunUs.length) return tour;
  if (tour.state === "paused") return begin(now, step);
  return begin({ ...now, state: "playing", clock: following(bounds) }, step);
}

function begin(tour: LiveTour, step: number): LiveTour {
  const begunUs = tour.begunUs.map((begun, place) => (place === step && Number.isNaN(begun) ? tour.offsetUs : begun));
  return { ...tour, step, begunUs, sinceUs: tour.offsetUs, trueUs: Number.NaN };
}

function following({ edgeUs }: TimeBounds): TimeControl {
  return { state: "following", timeUs: edgeUs, speed: 1, loop: undefined };
}

function standing({ edgeUs }: TimeBounds): TimeControl {
  return { state: "paused", timeUs: edgeUs, speed: 1, loop: undefined };
}
