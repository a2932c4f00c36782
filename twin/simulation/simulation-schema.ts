import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";
import { behaviourSchema } from "./behaviour-schema.ts";
import { calendarSchema } from "./calendar-schema.ts";
import { lineSchema } from "./line-schema.ts";
import { fleetSchema, storeSchema } from "./logistics-schema.ts";
import { machineSchema } from "./machine-schema.ts";

/** simulation.json: what the simulated plant makes, how its machines work and fail, and how its signals behave. */
export const simulationSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  seed: z.int().default(1),
  calendars: z.record(idSchema, calendarSchema).default({}),
  machines: z.record(idSchema, machineSchema).default({}).describe("How machines work, by type"),
  lines: z.array(lineSchema).default([]),
  fleets: z.array(fleetSchema).default([]),
  stores: z.array(storeSchema).default([]),
  behaviours: z.record(idSchema, z.record(idSchema, behaviourSchema)).describe("By type and signal"),
});

export type SimulationFile = z.infer<typeof simulationSchema>;
