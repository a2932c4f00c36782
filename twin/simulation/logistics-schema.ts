import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";

/** Vehicles that carry what lines have made, or drive whenever they are called. */
export const fleetSchema = z.strictObject({
  vehicles: z.array(z.string()).min(1).describe("Paths of devices"),
  line: z.string().optional().describe("Path of the line whose good units they carry away to the store"),
  units: z.int().positive().default(1).describe("Good units for one mission"),
  callEveryS: z.number().positive().optional().describe("Mean time between calls that no line makes, exponential"),
});

/** A warehouse with its docks. */
export const storeSchema = z.strictObject({
  asset: z.string().describe("Path of the warehouse"),
  pallets: z.int().positive().describe("Places"),
  filled: z
    .number()
    .min(0)
    .max(1)
    .default(0.74)
    .describe("Share of the places that is filled at the start, and aimed at"),
  trucks: z.array(z.string()).describe("Paths of the docks' trucks"),
  truckEveryS: z.number().positive().describe("Mean time between trucks at the gate, exponential"),
  palletsPerTruck: z.int().positive().default(22),
  calendar: idSchema.optional().describe("When trucks come"),
});

export type FleetSettings = z.infer<typeof fleetSchema>;
export type StoreSettings = z.infer<typeof storeSchema>;
