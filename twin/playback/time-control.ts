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
