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

const expressionSchema = z
  .string()
  .min(1)
  .describe("Condition over signals of the same asset, e.g. temperature > 80 and state = 'held'");

/**
 * A condition that asks for a response. Exactly one kind of condition is given: limits, a rate of change, states, a
 * truth, silence, or an expression; see check-alarms.ts.
 */
const alarmSchema = z.strictObject({
  id: idSchema,
  high: z.number().optional().describe("Due above this value"),
  low: z.number().optional().describe("Due below this value"),
  risePerS: z.number().positive().optional().describe("Due where the value rises faster, units a second"),
  fallPerS: z.number().positive().optional().describe("Due where the value falls faster, units a second"),
  overMs: z.int().positive().default(1000).describe("Shortest time over which a rate of change is measured"),
  states: z.array(z.string()).min(1).optional().describe("Due in these values of an enum signal"),
  is: z.boolean().optional().describe("Due while a boolean signal is this"),
  stale: z
    .literal(true)
    .optional()
    .describe("Due while the signal is stale, or was not heard of for so long since the host began"),
  when: expressionSchema.optional(),
  deadband: z.number().nonnegative().default(0).describe("How far within the limit, or rate, it is over"),
  delayMs: z.int().nonnegative().default(0).describe("How long the condition must hold before the alarm begins"),
  offDelayMs: z.int().nonnegative().default(0).describe("How long it must be over before the alarm ends"),
  latching: z.boolean().default(false).describe("Stays after its end until a person resets it"),
  suppressWhen: expressionSchema.optional().describe("Suppressed by design while this holds"),
  priority: z.enum(["critical", "high", "medium", "low"]),
  message: localizedTextSchema,
});

export type AlarmDefinition = z.infer<typeof alarmSchema>;

const common = {
  id: idSchema,
  name: localizedTextSchema,
  visibility: z.enum(["public", "internal", "sensitive"]).default("internal"),
  from: signalSourceSchema.optional(),
  alarms: z.array(alarmSchema).default([]),
};

const valueNamesSchema = z.record(z.string(), localizedTextSchema).default({});

const rangeSchema = z.tuple([z.number(), z.number()]).describe("Normal range, low and high");

/** One measured or derived quantity of an asset. */
export const signalSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    type: z.literal("number"),
    unit: z.string().default("").describe("Unit symbol as shown, e.g. kW, mm/s, °C"),
    decimals: z.int().min(0).max(6).default(1),
    range: rangeSchema.optional(),
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
    valueNames: valueNamesSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal("text"),
    valueNames: valueNamesSchema.describe(
      "What people read instead of a payload's codes; other texts stand as they are",
    ),
  }),
]);

export type SignalDefinition = z.infer<typeof signalSchema>;
export type SignalSource = z.infer<typeof signalSourceSchema>;
export type TimeUnit = z.infer<typeof timeUnitSchema>;
