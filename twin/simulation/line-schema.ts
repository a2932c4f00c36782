import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { idSchema } from "../plant/signal-schema.ts";

const stageSchema = z.strictObject({
  machines: z.array(z.string()).min(1).describe("Paths of devices that do the same, side by side"),
  bufferUnits: z.int().nonnegative().default(4).describe("Units that may wait before it; the first stage never lacks"),
  cycleS: z.number().positive().optional().describe("In place of what the machines' type says"),
  batchUnits: z.int().positive().optional().describe("The same"),
  scrapShare: z.number().min(0).max(1).optional().describe("The same"),
});

const productSchema = z.strictObject({
  id: z.string().min(1),
  name: localizedTextSchema,
  lotUnits: z.int().positive().describe("Units made before the next product's turn"),
  cycle: z.number().positive().default(1).describe("Cycle times against the usual"),
});

/** A line: units flow through its stages. */
export const lineSchema = z.strictObject({
  asset: z.string().describe("Path of the line"),
  unit: z.string().min(1).describe("What the ids of its units begin with"),
  unitName: localizedTextSchema.describe("What one unit is"),
  products: z.array(productSchema).min(1),
  calendar: idSchema.optional().describe("When it works; by default always"),
  crew: z.int().positive().optional().describe("Machines that can be repaired at the same time; by default all"),
  transportS: z.number().nonnegative().default(0).describe("From one stage to the next"),
  passes: z.int().positive().default(1).describe("Times that a unit goes through all stages (re-entrant flow)"),
  wip: z.int().positive().optional().describe("Units on the line at most: a new one starts when one has left"),
  isWarm: z.boolean().default(true).describe("Begins with buffers half full and work under way"),
  stages: z.array(stageSchema).min(1).describe("In the order of the flow"),
});

export type LineSettings = z.infer<typeof lineSchema>;
export type StageSettings = LineSettings["stages"][number];
