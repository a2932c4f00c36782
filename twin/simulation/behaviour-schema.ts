import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";

const everyMs = z.int().min(50).default(1000);
const noise = z.number().nonnegative().default(0).describe("Standard deviation around the value");

const levels = {
  running: z.number(),
  idle: z.number(),
  fault: z.number().optional().describe("By default as idle"),
  setup: z.number().optional().describe("In set-up and maintenance; by default as idle"),
  stopped: z.number().optional().describe("Where no work is planned; by default as idle"),
  settleS: z.number().nonnegative().default(5).describe("Time in which two thirds of a step are made"),
};

/** A value that depends on what the machine does. */
const levelSchema = z.strictObject({ kind: z.literal("level"), ...levels, noise, everyMs });

/** How a signal of a simulated asset behaves. */
export const behaviourSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("state"), everyMs }),
  z.strictObject({ kind: z.literal("cause"), everyMs: z.int().min(50).default(5000) }),
  z.strictObject({
    kind: z.literal("count"),
    of: z.enum(["total", "good", "scrap", "rework", "entered", "wip"]),
    everyMs,
  }),
  levelSchema,
  z.strictObject({
    kind: z.literal("cycle"),
    from: z.number(),
    to: z.number(),
    strokes: z.number().positive().optional().describe("Strokes there and back in one cycle of the machine"),
    strokeS: z.number().positive().optional().describe("Or the running time of one stroke there and back"),
    everyMs: z.int().min(50).default(200),
  }),
  z.strictObject({
    kind: z.literal("travel"),
    from: z.number(),
    to: z.number(),
    periodS: z.number().positive().describe("Time for the way there and back, where no mission tells it"),
    restShare: z.number().min(0).max(0.9).default(0.3).describe("Share of the time that is spent at the two ends"),
    everyMs: z.int().min(50).default(250),
  }),
  z.strictObject({ kind: z.literal("progress"), everyMs: z.int().min(50).default(500) }),
  z.strictObject({ kind: z.literal("batch"), units: z.int().positive(), everyMs: z.int().min(50).default(5000) }),
  z.strictObject({ kind: z.literal("unit"), everyMs: z.int().min(50).default(2000) }),
  z.strictObject({ kind: z.literal("product"), everyMs: z.int().min(50).default(5000) }),
  z.strictObject({ kind: z.literal("queue"), everyMs: z.int().min(50).default(2000) }),
  z.strictObject({
    kind: z.literal("upkeep"),
    of: idSchema,
    from: z.number().describe("Value just after it was done"),
    to: z.number().describe("Value when it is due"),
    noise,
    everyMs: z.int().min(50).default(2000),
  }),
  z.strictObject({ kind: z.literal("energy"), everyMs: z.int().min(50).default(2000) }),
  z.strictObject({
    kind: z.literal("sum"),
    of: idSchema.describe("Signal of the nearest assets below that have it, added up"),
    at: z.array(z.string()).optional().describe("Paths of the assets to add up, in place of those below"),
    scale: z.number().default(1),
    base: z.number().default(0),
    noise,
    everyMs,
  }),
  z.strictObject({ kind: z.literal("rate"), everyMs: z.int().min(50).default(2000) }),
  z.strictObject({
    kind: z.literal("day"),
    hours: z
      .array(z.tuple([z.number().min(0).max(24), z.number()]))
      .min(2)
      .describe("Local hour and value, in order"),
    utcOffsetH: z.number().default(8),
    noise,
    everyMs,
  }),
  z.strictObject({
    kind: z.literal("store"),
    of: z.enum(["fill", "moves", "trucks", "missions", "charge", "loaded", "stay"]),
    everyMs: z.int().min(50).default(2000),
  }),
]);

export type Behaviour = z.infer<typeof behaviourSchema>;
export type LevelBehaviour = z.infer<typeof levelSchema>;
export type MachineLevels = Pick<LevelBehaviour, keyof typeof levels>;
