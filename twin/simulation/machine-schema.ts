import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { idSchema } from "../plant/signal-schema.ts";

const signSchema = z.strictObject({
  signal: idSchema,
  by: z.number().describe("How far the value has moved when the failure comes"),
  on: idSchema
    .optional()
    .describe("Type of the devices of the same factory that show it; by default the machine itself"),
  above: z.number().min(0).max(0.95).default(0).describe("Strength of the failure from which on it shows"),
});

const spoilSchema = z.strictObject({
  share: z.number().min(0).max(1).describe("Scrap besides the usual when the failure comes"),
  on: idSchema
    .optional()
    .describe("Type of the machines of the same factory that scrap; by default the machine itself"),
  above: z.number().min(0).max(0.95).default(0).describe("Strength of the failure from which on it does"),
});

const failureSchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  mtbfS: z.number().positive().optional().describe("Mean running time between failures; without it only on request"),
  mttrS: z.number().nonnegative().describe("Mean time to repair, exponential"),
  leadS: z.number().nonnegative().default(0).describe("Running time before the failure in which its signs grow"),
  requestLeadS: z.number().positive().default(600).describe("The same where the failure is asked for, compressed"),
  stops: z.boolean().default(true).describe("Whether the machine stands when it has failed"),
  signs: z.array(signSchema).default([]),
  spoils: z.array(spoilSchema).default([]),
  slow: z.number().nonnegative().default(0).describe("Share by which the cycle is longer then"),
});

const upkeepSchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  everyUnits: z.int().positive().optional(),
  everyRunS: z.number().positive().optional(),
  durationS: z.number().positive(),
  state: z.enum(["setup", "maintenance"]).default("setup"),
});

/** How machines of one type work. */
export const machineSchema = z.strictObject({
  cycleS: z.number().positive().default(60).describe("Mean time for one load, seconds"),
  spread: z.number().min(0).max(0.5).default(0.05).describe("Standard deviation of the cycle time, as a share of it"),
  shape: z.enum(["normal", "exponential"]).default("normal").describe("Distribution of the cycle time"),
  batchUnits: z.int().positive().default(1).describe("Units in one load"),
  scrapShare: z.number().min(0).max(1).default(0),
  reworkShare: z.number().min(0).max(1).default(0).describe("Share of units that need a second cycle"),
  setupS: z.number().nonnegative().default(0).describe("Set-up when the product changes"),
  isAttended: z.boolean().default(true).describe("Whether it stands while the calendar has a break"),
  failures: z.array(failureSchema).default([]),
  upkeep: z.array(upkeepSchema).default([]).describe("Tool changes, cleaning and planned maintenance"),
});

export type MachineSettings = z.infer<typeof machineSchema>;
export type FailureSettings = z.infer<typeof failureSchema>;
