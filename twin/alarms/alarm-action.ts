import { z } from "zod";
import { alarmNameSchema, alarmPriorities } from "./standing-alarm.ts";

/** What happens to an alarm beside its condition. A person does all of it except suppressing, which the plant does. */
export const alarmActions = [
  "acknowledge",
  "comment",
  "shelve",
  "unshelve",
  "take-out-of-service",
  "return-to-service",
  "reset",
  "suppress",
  "unsuppress",
] as const;

export type AlarmActionKind = (typeof alarmActions)[number];

/** Something done to an alarm, as the journal keeps it. */
export const alarmActionSchema = z.strictObject({
  alarm: alarmNameSchema.extend({ priority: z.enum(alarmPriorities) }),
  action: z.enum(alarmActions),
  /** Who did it; empty for what the twin does by itself, such as the end of shelving. */
  who: z.string(),
  /** The comment or the reason. */
  text: z.string(),
  /** UTC microseconds at which shelving ends; null for all else. */
  untilUs: z.number().nullable(),
});

/** More than that would not fit into one message of a screen. */
export const mostAlarmsAtOnce = 5000;

const common = {
  /** Keys of the alarms. */
  alarms: z.array(z.string().max(1200)).min(1).max(mostAlarmsAtOnce),
  /** Who does it, as that person writes it. */
  who: z.string().max(200),
};

const reasonSchema = z.string().trim().min(1).max(4000);

/** What a person asks to be done; whatever takes an alarm out of sight needs a reason, and shelving an end. */
export const alarmRequestSchema = z.discriminatedUnion("action", [
  z.strictObject({ ...common, action: z.enum(["acknowledge", "unshelve", "return-to-service", "reset"]) }),
  z.strictObject({ ...common, action: z.enum(["comment", "take-out-of-service"]), text: reasonSchema }),
  z.strictObject({ ...common, action: z.literal("shelve"), text: reasonSchema, untilUs: z.number() }),
]);

export type AlarmRequest = z.output<typeof alarmRequestSchema>;

export type AlarmAction = z.infer<typeof alarmActionSchema>;
