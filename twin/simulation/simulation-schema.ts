import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";

const stationSchema = z.strictObject({
  asset: z.string().describe("Path of the device"),
  cycleS: z.number().positive().describe("Mean time for one unit, seconds"),
  spread: z.number().min(0).max(0.5).default(0.05).describe("Standard deviation of the cycle time, as a share of it"),
  scrapShare: z.number().min(0).max(1).default(0.005),
  mtbfS: z.number().positive().default(3600).describe("Mean running time between failures, seconds"),
  mttrS: z.number().positive().default(120).describe("Mean time to repair, seconds"),
});

const lineSchema = z.strictObject({
  asset: z.string().describe("Path of the line"),
  bufferUnits: z.int().min(1).default(4).describe("Units that fit between two stations"),
  stations: z.array(stationSchema).min(1).describe("In the order of the flow"),
});

const everyMs = z.int().min(50).default(1000);

/** How a signal of a simulated asset behaves. */
const behaviourSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("state"), everyMs }),
  z.strictObject({ kind: z.literal("count"), of: z.enum(["total", "good", "scrap"]), everyMs }),
  z.strictObject({
    kind: z.literal("level"),
    running: z.number(),
    idle: z.number(),
    fault: z.number().optional().describe("By default as idle"),
    noise: z.number().nonnegative().default(0).describe("Standard deviation around the level"),
    settleS: z.number().nonnegative().default(5).describe("Time in which two thirds of a step are made"),
    everyMs,
  }),
  z.strictObject({
    kind: z.literal("cycle"),
    from: z.number(),
    to: z.number(),
    strokes: z.number().positive().default(1).describe("Strokes there and back in one cycle of the machine"),
    everyMs: z.int().min(50).default(200),
  }),
  z.strictObject({
    kind: z.literal("travel"),
    from: z.number(),
    to: z.number(),
    periodS: z.number().positive().describe("Time for the way there and back; every asset is at another point of it"),
    restShare: z.number().min(0).max(0.9).default(0.3).describe("Share of the time that is spent at the two ends"),
    everyMs: z.int().min(50).default(250),
  }),
  z.strictObject({ kind: z.literal("progress"), everyMs: z.int().min(50).default(500) }),
  z.strictObject({
    kind: z.literal("batch"),
    prefix: z.string(),
    units: z.int().positive(),
    everyMs: z.int().min(50).default(5000),
  }),
  z.strictObject({
    kind: z.literal("sum"),
    of: idSchema.describe("Signal of the nearest assets below that have it, added up"),
    scale: z.number().default(1),
    base: z.number().default(0),
    everyMs,
  }),
  z.strictObject({ kind: z.literal("rate"), everyMs: z.int().min(50).default(2000) }),
]);

/** simulation.json: what the simulated plant makes and how its signals behave. */
export const simulationSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  seed: z.int().default(1),
  lines: z.array(lineSchema).default([]),
  behaviours: z.record(idSchema, z.record(idSchema, behaviourSchema)).describe("By type and signal"),
});

export type SimulationFile = z.infer<typeof simulationSchema>;
export type LineSettings = z.infer<typeof lineSchema>;
export type StationSettings = z.infer<typeof stationSchema>;
export type Behaviour = z.infer<typeof behaviourSchema>;
