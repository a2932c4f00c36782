import { z } from "zod";

/** How urgently an alarm asks for a response, the most urgent first. The order is the code in journals and pictures. */
export const alarmPriorities = ["critical", "high", "medium", "low"] as const;

export type AlarmPriority = (typeof alarmPriorities)[number];

/**
 * The stable names of an alarm, so that it means the same under an edited plant: `asset path/signal id/alarm id`.
 */
export const alarmNameSchema = z.strictObject({
  /** Path of the asset. */
  asset: z.string().max(1000),
  /** Id of the signal; empty for an alarm of the twin itself, such as a full disk. */
  signal: z.string().max(64),
  id: z.string().max(64),
});

export type AlarmName = z.infer<typeof alarmNameSchema>;

const saidSchema = z.strictObject({ who: z.string(), timeUs: z.number(), text: z.string() });

/**
 * An alarm that is not simply normal: its condition holds, or held and a person has not seen to it yet, or it is kept
 * out of the list. What is normal again is not kept.
 */
export const standingAlarmSchema = z.strictObject({
  ...alarmNameSchema.shape,
  priority: z.enum(alarmPriorities),
  /** UTC microseconds at which its condition last began to hold; of one kept out of the list before, since then. */
  sinceUs: z.number(),
  /** The signal's value then; null where it has none. */
  value: z.number().nullable(),
  /** Whether its condition holds. */
  isActive: z.boolean().default(true),
  isUnacknowledged: z.boolean().default(true),
  /** Whether it stays, once its condition is over, until it is reset. */
  isLatched: z.boolean().default(false),
  /** Whether it was the first of its line since the line was last without alarms. */
  isFirstOut: z.boolean().default(false),
  /** Kept out of the list by a person until UTC microseconds, with the reason as the text. */
  shelved: saidSchema.extend({ untilUs: z.number() }).nullable().default(null),
  outOfService: saidSchema.nullable().default(null),
  /** Whether the plant's own design keeps it out of the list. */
  isSuppressed: z.boolean().default(false),
  /** What was last said about it; earlier comments are in the journal. */
  comment: saidSchema.nullable().default(null),
});

export type StandingAlarm = z.infer<typeof standingAlarmSchema>;

/** An alarm whose condition begins to hold, before anyone has seen to it. */
export function newAlarm(
  name: AlarmName & Pick<StandingAlarm, "priority" | "sinceUs" | "value">,
  isLatched = false,
): StandingAlarm {
  return {
    ...name,
    isActive: true,
    isUnacknowledged: true,
    isLatched,
    isFirstOut: false,
    shelved: null,
    outOfService: null,
    isSuppressed: false,
    comment: null,
  };
}

/** The name of an alarm, unique in the plant. */
export function alarmKey({ asset, signal, id }: AlarmName): string {
  return `${asset}/${signal}/${id}`;
}
