import { z } from "zod";
import { alarmActionSchema } from "../alarms/alarm-action.ts";
import { standingAlarmSchema } from "../alarms/standing-alarm.ts";
import { requestedFaultSchema } from "../simulation/fault-request.ts";

const pointSchema = z.tuple([z.number(), z.number(), z.number()]);

/** A place on the time bar that a person keeps: a name, a note, and what was looked at. */
export const markSchema = z.strictObject({
  id: z.string().min(1).max(64),
  timeUs: z.number(),
  name: z.string().min(1).max(200),
  note: z.string().max(4000),
  /** Path of the asset whose view it was. */
  focus: z.string().max(1000),
  /** Where the camera stood and what it looked at, metres in the plant's space; null for the asset's usual view. */
  camera: z.strictObject({ positionM: pointSchema, targetM: pointSchema }).nullable(),
});

export type Mark = z.infer<typeof markSchema>;

/** What the history keeps beside samples, in the order in which it happened. */
export const journalEntrySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("alarm-raised"), timeUs: z.number(), alarm: standingAlarmSchema }),
  z.strictObject({ kind: z.literal("alarm-cleared"), timeUs: z.number(), alarm: standingAlarmSchema }),
  /** A person, or the plant's design, did something to an alarm. */
  z.strictObject({ kind: z.literal("alarm-action"), timeUs: z.number(), ...alarmActionSchema.shape }),
  /** A mark was set or changed: the last entry of an id counts. */
  z.strictObject({ kind: z.literal("mark"), timeUs: z.number(), mark: markSchema }),
  z.strictObject({ kind: z.literal("mark-removed"), timeUs: z.number(), id: z.string() }),
  /** Something a person did that others may want to know of: who, and what, e.g. a changed retention. */
  z.strictObject({ kind: z.literal("action"), timeUs: z.number(), who: z.string(), what: z.string() }),
  /** A person let something go wrong in a simulated plant, or ended it: what is shown since is not a machine's own. */
  z.strictObject({
    kind: z.literal("fault-request"),
    timeUs: z.number(),
    who: z.string(),
    request: z.enum(["inject", "clear"]),
    fault: requestedFaultSchema,
  }),
]);

export type JournalEntry = z.infer<typeof journalEntrySchema>;
