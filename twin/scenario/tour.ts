import { z } from "zod";
import {
  advanceTime,
  commandTime,
  type TimeBounds,
  type TimeControl,
  timeCommandSchema,
} from "../playback/time-control.ts";
import type { PlannedStep, TourPlan } from "./tour-plan.ts";

const tourControls = [
  /** Goes on where the tour was, wherever people have gone meanwhile; after its end, begins again. */
  z.strictObject({ kind: z.literal("play") }),
  /** Stands still; people look around and change the time freely. */
  z.strictObject({ kind: z.literal("pause") }),
  z.strictObject({ kind: z.literal("next") }),
  z.strictObject({ kind: z.literal("back") }),
  /** Goes to a step, by its place from 0. */
  z.strictObject({ kind: z.literal("go"), step: z.int().nonnegative() }),
] as const;

/** What people do to a tour. */
export const tourControlSchema = z.discriminatedUnion("kind", tourControls);

/** What happens to a tour: what people do to it, and a change of the session's time, for which it pauses. */
export const tourCommandSchema = z.discriminatedUnion("kind", [
  ...tourControls,
  z.strictObject({ kind: z.literal("time"), command: timeCommandSchema }),
]);

export type TourControl = z.infer<typeof tourControlSchema>;
export type TourCommand = z.infer<typeof tourCommandSchema>;

export const tourStates = ["playing", "paused", "ended"] as const;

/** Where a tour is. A value: commands and elapsed time give the next one. */
export interface Tour {
  readonly state: (typeof tourStates)[number];
  /** Place of the step that is shown; -1 before the first. */
  readonly step: number;
  /** Microseconds of recorded time since the tour's beginning; people who wander leave it as it is. */
  readonly offsetUs: number;
  /** What is left of the step's hold, microseconds of the clock. */
  readonly holdLeftUs: number;
  /** The session's time: the tour's own, and while it is paused whatever people make of it. */
  readonly clock: TimeControl;
}

/** A tour at its beginning, playing; the first step may not have begun yet. */
export function startTour(plan: TourPlan): Tour {
  return ownTime({ state: "playing", step: -1, offsetUs: 0, holdLeftUs: 0 }, plan);
}

/**
 * The tour after some time has passed. Steps begin exactly at their offsets, however the time is cut into pieces, so
 * that a tour played twice shows the same steps at the same offsets.
 *
 * @param elapsedUs of the clock, not of what was recorded
 * @param bounds of the session's time, for people who wander
 */
export function advanceTour(tour: Tour, elapsedUs: number, plan: TourPlan, bounds: TimeBounds): Tour {
  if (tour.state !== "playing") return { ...tour, clock: advanceTime(tour.clock, elapsedUs, bounds) };
  let { step, offsetUs, holdLeftUs } = tour;
  let leftUs = elapsedUs;
  for (;;) {
    const heldUs = Math.min(leftUs, holdLeftUs);
    holdLeftUs -= heldUs;
    leftUs -= heldUs;
    if (holdLeftUs > 0) break;
    const next = plan.steps[step + 1];
    if (next === undefined) return ownTime({ state: "ended", step, offsetUs, holdLeftUs }, plan);
    const speed = speedAt(plan, step);
    const neededUs = (next.offsetUs - offsetUs) / speed;
    if (neededUs > leftUs) {
      offsetUs += leftUs * speed;
      break;
    }
    leftUs -= neededUs;
    offsetUs = next.offsetUs;
    holdLeftUs = next.holdUs;
    step++;
  }
  return ownTime({ state: "playing", step, offsetUs, holdLeftUs }, plan);
}

/** The tour after a command; the same object where the command changes nothing. */
export function commandTour(tour: Tour, command: TourCommand, plan: TourPlan, bounds: TimeBounds): Tour {
  switch (command.kind) {
    case "play":
      if (tour.state === "playing") return tour;
      return tour.state === "ended" ? startTour(plan) : ownTime({ ...tour, state: "playing" }, plan);
    case "pause":
      return tour.state === "playing" ? ownTime({ ...tour, state: "paused" }, plan) : tour;
    case "next":
      return goTo(tour, tour.step + 1, plan);
    case "back":
      return goTo(tour, Math.max(0, tour.step - 1), plan);
    case "go":
      return goTo(tour, command.step, plan);
    case "time": {
      const paused = tour.state === "playing" ? ownTime({ ...tour, state: "paused" }, plan) : tour;
      const clock = commandTime(paused.clock, command.command, bounds);
      return clock === tour.clock ? tour : { ...paused, clock };
    }
  }
}

/** At a step's beginning, with its whole hold; beyond the last one there is nothing to go to. */
function goTo(tour: Tour, step: number, plan: TourPlan): Tour {
  const planned = plan.steps[step];
  if (planned === undefined) return tour;
  const state = tour.state === "paused" ? "paused" : "playing";
  return ownTime({ state, step, offsetUs: planned.offsetUs, holdLeftUs: planned.holdUs }, plan);
}

/** The tour with the session's time where the tour itself is. */
function ownTime({ state, step, offsetUs, holdLeftUs }: Omit<Tour, "clock">, plan: TourPlan): Tour {
  const isMoving = state === "playing" && holdLeftUs === 0;
  return {
    state,
    step,
    offsetUs,
    holdLeftUs,
    clock: {
      state: isMoving ? "playing" : "paused",
      timeUs: plan.startUs + offsetUs,
      speed: speedAt(plan, step),
      loop: undefined,
    },
  };
}

function speedAt(plan: TourPlan, step: number): number {
  const planned: PlannedStep | undefined = plan.steps[step];
  return planned?.speed ?? 1;
}
