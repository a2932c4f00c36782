import { z } from "zod";
import type { TimeRange } from "./recorded-history.ts";

/** Following the live edge, running through what was recorded, or standing still. */
export const timeStates = ["following", "playing", "paused"] as const;

export type TimeState = (typeof timeStates)[number];

/** Recorded seconds for one of the clock's; negative runs backwards. */
export const slowestSpeed = 0.1;
export const fastestSpeed = 600;

const speedSchema = z.number().refine((speed) => Math.abs(speed) >= slowestSpeed && Math.abs(speed) <= fastestSpeed, {
  error: `must be ${slowestSpeed} to ${fastestSpeed}, or as much below zero`,
});

/** What a person does to a session's time. */
export const timeCommandSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("follow") }),
  z.strictObject({ kind: z.literal("play") }),
  z.strictObject({ kind: z.literal("pause") }),
  /** Plays on from there if it was playing; from the live edge, stands still there. */
  z.strictObject({ kind: z.literal("seek"), timeUs: z.number() }),
  z.strictObject({ kind: z.literal("speed"), speed: speedSchema }),
  /** Stands still, so much further on; negative is back. */
  z.strictObject({ kind: z.literal("step"), byUs: z.number() }),
  /** Goes round in a range while playing; without one, no longer. */
  z.strictObject({
    kind: z.literal("loop"),
    range: z
      .strictObject({ fromUs: z.number(), toUs: z.number() })
      .refine(({ fromUs, toUs }) => toUs > fromUs, { error: "must end after it begins" })
      .optional(),
  }),
]);

export type TimeCommand = z.infer<typeof timeCommandSchema>;

/** Where a session is in time and how it moves on. A value: commands and elapsed time give the next one. */
export interface TimeControl {
  readonly state: TimeState;
  /** UTC microseconds. */
  readonly timeUs: number;
  /** The speed of playing, kept while it is not. */
  readonly speed: number;
  readonly loop: TimeRange | undefined;
}

/** What there is to move in. */
export interface TimeBounds {
  /** The oldest moment. */
  readonly startUs: number;
  /** The newest moment: now, or the end of a file. */
  readonly edgeUs: number;
  /** Whether the edge moves on with time, so that it can be followed. */
  readonly isLive: boolean;
}

/** At the live edge where there is one, otherwise standing at the beginning. */
export function firstTimeControl({ startUs, edgeUs, isLive }: TimeBounds): TimeControl {
  return { state: isLive ? "following" : "paused", timeUs: isLive ? edgeUs : startUs, speed: 1, loop: undefined };
}

/** The control after a command; the same object where the command changes nothing. */
export function commandTime(control: TimeControl, command: TimeCommand, bounds: TimeBounds): TimeControl {
  switch (command.kind) {
    case "follow":
      return bounds.isLive
        ? { ...control, state: "following", timeUs: bounds.edgeUs }
        : { ...control, state: "paused", timeUs: bounds.edgeUs };
    case "play":
      return play(control, bounds);
    case "pause":
      return control.state === "paused" ? control : { ...control, state: "paused" };
    case "seek":
      return seek(control, command.timeUs, bounds, control.state === "playing" ? "playing" : "paused");
    case "step":
      return seek(control, control.timeUs + command.byUs, bounds, "paused");
    case "speed":
      return control.speed === command.speed ? control : { ...control, speed: command.speed };
    case "loop":
      return loop(control, command.range, bounds);
  }
}

/**
 * The control after some time has passed. At the live edge playing becomes following; at the end of a file, and at
 * the beginning when running backwards, it stands still; in a loop it goes round.
 *
 * @param elapsedUs of the clock, not of what was recorded
 */
export function advanceTime(control: TimeControl, elapsedUs: number, bounds: TimeBounds): TimeControl {
  if (control.state === "paused") return control;
  if (control.state === "following") return { ...control, timeUs: bounds.edgeUs };
  const timeUs = control.timeUs + elapsedUs * control.speed;
  if (control.loop !== undefined) return { ...control, timeUs: goRound(timeUs, control.loop) };
  if (timeUs < bounds.startUs) return { ...control, state: "paused", timeUs: bounds.startUs };
  if (timeUs < bounds.edgeUs) return { ...control, timeUs };
  return { ...control, state: bounds.isLive ? "following" : "paused", timeUs: bounds.edgeUs };
}

/** How fast a session's time runs on by itself: 1 while following, 0 while paused. */
export function paceOf({ state, speed }: TimeControl): number {
  if (state === "following") return 1;
  return state === "playing" ? speed : 0;
}

/** Playing on from the very end of a file begins again; from the live edge there is nothing to play but backwards. */
function play(control: TimeControl, bounds: TimeBounds): TimeControl {
  if (control.state === "playing") return control;
  if (control.speed < 0) return { ...control, state: "playing" };
  if (control.timeUs < bounds.edgeUs || control.loop !== undefined) return { ...control, state: "playing" };
  return bounds.isLive ? { ...control, state: "following" } : { ...control, state: "playing", timeUs: bounds.startUs };
}

function seek(control: TimeControl, timeUs: number, bounds: TimeBounds, state: TimeState): TimeControl {
  return { ...control, state, timeUs: Math.min(bounds.edgeUs, Math.max(bounds.startUs, timeUs)) };
}

function loop(control: TimeControl, range: TimeRange | undefined, bounds: TimeBounds): TimeControl {
  if (range === undefined) return { ...control, loop: undefined };
  const fromUs = Math.max(bounds.startUs, range.fromUs);
  const toUs = Math.min(bounds.edgeUs, range.toUs);
  if (toUs <= fromUs) return control;
  const isInside = control.timeUs >= fromUs && control.timeUs <= toUs;
  const state = control.state === "following" ? "playing" : control.state;
  return { ...control, state, loop: { fromUs, toUs }, timeUs: isInside ? control.timeUs : fromUs };
}

function goRound(timeUs: number, { fromUs, toUs }: TimeRange): number {
  const length = toUs - fromUs;
  if (timeUs >= fromUs && timeUs <= toUs) return timeUs;
  return fromUs + ((((timeUs - fromUs) % length) + length) % length);
}
