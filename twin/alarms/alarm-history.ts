import { z } from "zod";
import type { JournalEntry } from "../playback/journal.ts";
import { alarmActions } from "./alarm-action.ts";
import { alarmKey, alarmNameSchema, alarmPriorities } from "./standing-alarm.ts";

/** What happened to alarms, by the name of each kind of event. */
export const alarmEvents = ["raised", "cleared", ...alarmActions] as const;

export type AlarmEvent = (typeof alarmEvents)[number];

/** Events of alarms in columns of equal length, the newest first: thousands of them travel as few bytes. */
export const alarmHistorySchema = z.object({
  /** Each alarm that something happened to, once. */
  alarms: z.array(alarmNameSchema.extend({ priority: z.enum(alarmPriorities) })),
  /** UTC microseconds. */
  timeUs: z.array(z.number()),
  /** Place in `alarmEvents`. */
  event: z.array(z.int()),
  /** Place in `alarms`. */
  alarm: z.array(z.int()),
  /** The signal's value where the event is the beginning of an alarm. */
  value: z.array(z.number().nullable()),
  /** Who did it, what was said, and when shelving ends, by place; events that are not in here were nobody's doing. */
  said: z.array(z.object({ place: z.int(), who: z.string(), text: z.string(), untilUs: z.number().optional() })),
  /** Whether there were more than were asked for; the oldest are left out. */
  isCut: z.boolean(),
});

export type AlarmHistory = z.infer<typeof alarmHistorySchema>;

/**
 * The events of alarms in a journal.
 *
 * @param entries the oldest first
 * @param limit how many at the most
 * @param maySee whether the screen may know of an alarm of a signal
 * @param maySeePeople whether it may know who did what
 */
export function alarmHistoryOf(
  entries: readonly JournalEntry[],
  limit: number,
  maySee: (asset: string, signal: string) => boolean,
  maySeePeople: boolean,
): AlarmHistory {
  const history: AlarmHistory = { alarms: [], timeUs: [], event: [], alarm: [], value: [], said: [], isCut: false };
  const places = new Map<string, number>();
  for (const entry of entries.toReversed()) {
    if (entry.kind !== "alarm-raised" && entry.kind !== "alarm-cleared" && entry.kind !== "alarm-action") continue;
    const { asset, signal, id, priority } = entry.alarm;
    if (!maySee(asset, signal)) continue;
    if (history.timeUs.length === limit) return { ...history, isCut: true };
    const key = alarmKey(entry.alarm);
    const place = places.get(key) ?? history.alarms.push({ asset, signal, id, priority }) - 1;
    places.set(key, place);
    history.timeUs.push(entry.timeUs);
    history.event.push(alarmEvents.indexOf(entry.kind === "alarm-action" ? entry.action : eventOf(entry.kind)));
    history.alarm.push(place);
    history.value.push(entry.kind === "alarm-raised" ? entry.alarm.value : null);
    if (entry.kind === "alarm-action" && maySeePeople) {
      const { who, text, untilUs } = entry;
      history.said.push({ place: history.timeUs.length - 1, who, text, ...(untilUs === null ? {} : { untilUs }) });
    }
  }
  return history;
}

function eventOf(kind: "alarm-raised" | "alarm-cleared"): AlarmEvent {
  return kind === "alarm-raised" ? "raised" : "cleared";
}
