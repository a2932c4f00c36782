import { z } from "zod";
import { kpiIds } from "./kpi-definitions.ts";

/** The stretches over which figures are kept: the running shift and production day, and the last sixty minutes. */
export const kpiSpans = ["hour", "shift", "day"] as const;

export type KpiSpan = (typeof kpiSpans)[number];

/** Why a figure has no value. */
export const kpiReasons = [
  "no-data",
  "no-production",
  /** It ran too short for a pace: less than a few of its units take. */
  "too-short",
  "no-failures",
  "not-planned",
  "not-declared",
  "not-public",
] as const;

const kpiFigureSchema = z.object({
  id: z.enum(kpiIds as [(typeof kpiIds)[number]]),
  /** A ratio is a share of 1; all else in the unit of its definition. */
  value: z.number().nullable(),
  why: z.enum(kpiReasons).nullable(),
  /** Share of the time for which the data behind it is missing, 0 to 1. */
  missing: z.number(),
});

export type KpiFigure = z.infer<typeof kpiFigureSchema>;

/** What the planned time went into instead of production, the most gross first. */
export const timeLossKinds = ["down", "maintenance", "setup", "blocked", "starved", "idle", "stopped"] as const;

/** The same, and what production lost by its pace and by scrap. */
export const lossKinds = [...timeLossKinds, "slow", "scrap"] as const;

export type LossKind = (typeof lossKinds)[number];

const lossesSchema = z.object({
  /** Planned time, and the part of it of which nothing is known, microseconds. */
  plannedUs: z.number(),
  missingUs: z.number(),
  /** Time lost, microseconds; `slow` is negative where the devices were faster than planned. */
  lost: z.record(z.enum(lossKinds), z.number()),
  /** Planned run time of the good units, microseconds: what is left. */
  valuableUs: z.number(),
});

export type Losses = z.infer<typeof lossesSchema>;

/** Time lost since the last full minute, microseconds: figures do not count it before its minute is over. */
export const minuteUnderWaySchema = z.object({
  fromUs: z.number(),
  toUs: z.number(),
  lost: z.record(z.enum(timeLossKinds), z.number()),
});

export type MinuteUnderWay = z.infer<typeof minuteUnderWaySchema>;

/** The figures of one asset over a range, with what they rest on. */
export const kpiResultSchema = z.object({
  /** Path of the asset. */
  asset: z.string(),
  fromUs: z.number(),
  /** The end is not of the range. */
  toUs: z.number(),
  /** The plant was first recorded within the span: the range begins then, and not with the span. */
  isFirst: z.boolean().optional(),
  /** What was recorded before the host was started is still being read, and missing until then. */
  isJoining: z.boolean().optional(),
  /** How they come from those of devices: its own signals, a sum, or those of the device that sets the pace. */
  rule: z.enum(["own", "sum", "constraint"]),
  /** Paths of the devices that the figures of time and units are of. */
  devices: z.array(z.string()),
  figures: z.array(kpiFigureSchema),
  /** Undefined where nothing below makes units. */
  losses: lossesSchema.optional(),
  /** The device that holds up the others, by blocked and starved time; undefined where none can be told. */
  bottleneck: z.string().optional(),
});

export type KpiResult = z.infer<typeof kpiResultSchema>;
