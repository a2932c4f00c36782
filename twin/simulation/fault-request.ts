import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { idSchema } from "../plant/signal-schema.ts";

/** Something that is to go wrong, or to change, in a simulated plant. */
export const faultRequestSchema = z.strictObject({
  /** Id of a failure of the target's machine, or of one of the disturbances that any plant knows. */
  fault: idSchema,
  /** Path of the asset. */
  target: z.string().min(1).max(300),
  /** Of the target, where the fault is one of a sensor. */
  signal: idSchema.optional(),
  /** How long from now it begins, seconds. */
  startsInS: z.number().min(0).max(86_400).default(0),
  /** How long it lasts where it does not end with a repair, seconds. */
  durationS: z.number().min(1).max(86_400).default(600),
  /** From barely visible to as bad as it gets. A mild failure also takes longer to come. */
  severity: z.number().min(0.05).max(1).default(1),
});

/** A fault that was asked for and is not over. */
export const requestedFaultSchema = z.object({
  id: z.string(),
  fault: z.string(),
  target: z.string(),
  signal: z.string().optional(),
  name: localizedTextSchema,
  severity: z.number(),
  /** UTC microseconds. */
  startsUs: z.number(),
  /** UTC microseconds; where it ends with a repair, there is none. */
  endsUs: z.number().optional(),
  /** When the failure itself is to come, after its signs; none where nothing fails. */
  failsUs: z.number().optional(),
});

/** What may be asked for at an asset. */
export const faultOptionSchema = z.object({
  fault: z.string(),
  name: localizedTextSchema,
  /** Signals of which one is to be named; none where the fault is not one of a sensor. */
  signals: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
  /** Whether it lasts for a time that is asked for; otherwise until the repair. */
  lasts: z.boolean(),
});

export type FaultRequest = z.output<typeof faultRequestSchema>;
export type RequestedFault = z.output<typeof requestedFaultSchema>;
export type FaultOption = z.output<typeof faultOptionSchema>;
