import { z } from "zod";
import { localizedTextSchema } from "./localized-text.ts";

/** Ids are kebab-case ASCII: they are parts of paths, topics and URLs. */
export const idPattern = /^[a-z0-9][a-z0-9-]*$/;

export const idSchema = z.string().regex(idPattern).max(64);

/** How the numbers of a payload's clock count; ISO 8601 strings need no unit. */
const timeUnitSchema = z.enum(["s", "ms", "us", "ns"]);

/** Where in the broker's traffic a signal's samples are found. */
const signalSourceSchema = z.strictObject({
  feed: idSchema.optional().describe("Feed that carries the topic; by default the first whose subscription matches"),
  topic: z.string().min(1).describe("MQTT topic with {placeholders}; no wildcards"),
  path: z
    .string()
    .optional()
    .describe("JSON Pointer (RFC 6901) to the value; without it the whole payload is the value"),
  time: z.string().optional().describe("JSON Pointer to the device's own time; without it the received time counts"),
  timeUnit: timeUnitSchema.default("ms"),
  quality: z
    .string()
    .optional()
    .describe("JSON Pointer to the quality: good, uncertain or bad, or an OPC quality code"),
  scale: z.number().default(1).describe("Value shown = value received × scale + offset"),
  offset: z.number().default(0),
  staleAfterMs: z.int().positive().optional().describe("Overrides the feed's staleAfterMs"),
});

const alarmSchema = z.strictObject({
  id: idSchema,
  high: z.number().optional(),
  low: z.number().optional(),
  deadband: z.number().nonnegative().default(0),
  delayMs: z.int().nonnegative().default(0),
  priority: z.enum(["critical", "high", "medium", "low"]),
  message: localizedTextSchema,
});

const common = {
  id: idSchema,
  name: localizedTextSchema,
  visibility: z.enum(["public", "internal", "sensitive"]).default("internal"),
  from: signalSourceSchema.optional(),
};

const rangeSchema = z.tuple([z.number(), z.number()]).describe("Normal range, low and high");

/** One measured or derived quantity of an asset. */
export const signalSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    type: z.literal("number"),
    unit: z.string().default("").describe("Unit symbol as shown, e.g. kW, mm/s, °C"),
    decimals: z.int().min(0).max(6).default(1),
    range: rangeSchema.optional(),
    alarms: z.array(alarmSchema).default([]),
  }),
  z.strictObject({ ...common, type: z.literal("boolean") }),
  z.strictObject({
    ...common,
    type: z.literal("enum"),
    values: z
      .array(z.string().min(1))
      .min(1)
      .max(255)
      .describe("Payload text of each value; a number is its place here, from 0"),
    valueNames: z.record(z.string(), localizedTextSchema).default({}),
  }),
  z.strictObject({ ...common, type: z.literal("text") }),
]);

export type SignalDefinition = z.infer<typeof signalSchema>;
export type SignalSource = z.infer<typeof signalSourceSchema>;
export type TimeUnit = z.infer<typeof timeUnitSchema>;
