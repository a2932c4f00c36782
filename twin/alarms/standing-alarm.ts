import { z } from "zod";

/** How urgently an alarm asks for a response, the most urgent first. The order is the code in journals and pictures. */
export const alarmPriorities = ["critical", "high", "medium", "low"] as const;

export type AlarmPriority = (typeof alarmPriorities)[number];

/**
 * An alarm that is active at a moment. It is named by stable names, so that it means the same under an edited plant:
 * `asset path/signal id/alarm id`.
 */
export const activeAlarmSchema = z.strictObject({
  /** Path of the asset. */
  asset: z.string(),
  /** Id of the signal; empty for an alarm of the twin itself, such as a full disk. */
  signal: z.string(),
  id: z.string(),
  priority: z.enum(alarmPriorities),
  /** UTC microseconds at which its condition began to hold. */
  sinceUs: z.number(),
  /** The signal's value then; null where it has none. */
  value: z.number().nullable(),
});

export type ActiveAlarm = z.infer<typeof activeAlarmSchema>;

/** The name of an alarm, unique in the plant. */
export function alarmKey({ asset, signal, id }: Pick<ActiveAlarm, "asset" | "signal" | "id">): string {
  return `${asset}/${signal}/${id}`;
}
