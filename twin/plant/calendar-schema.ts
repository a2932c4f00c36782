import { z } from "zod";
import { localizedTextSchema } from "./localized-text.ts";
import { idSchema } from "./signal-schema.ts";

export const clockTimeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("Hours and minutes by the plant's own clock, e.g. 08:00");

const timeZoneSchema = z.string().refine(isTimeZone, {
  params: {
    zh: "不是 IANA 时区名称，例如 Asia/Shanghai",
    en: "is not the name of an IANA time zone, e.g. Asia/Shanghai",
  },
});

const shiftSchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  start: clockTimeSchema,
  end: clockTimeSchema.describe("At or before the start: on the next day"),
  days: z
    .array(z.int().min(1).max(7))
    .default([1, 2, 3, 4, 5, 6, 7])
    .describe("Days of the week on which it starts, 1 is Monday"),
  breaks: z.array(z.strictObject({ start: clockTimeSchema, end: clockTimeSchema })).default([]),
});

/** When a plant is planned to work. */
export const calendarSchema = z.strictObject({
  timeZone: timeZoneSchema,
  dayStart: clockTimeSchema.default("00:00").describe("When the production day begins"),
  shifts: z.array(shiftSchema).min(1),
  closed: z
    .array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/))
    .default([])
    .describe("Days on which no shift starts"),
});

export type Calendar = z.infer<typeof calendarSchema>;

/** A plant without a calendar is planned to work all the time, in days of UTC. */
export const alwaysPlanned: Calendar = {
  timeZone: "UTC",
  dayStart: "00:00",
  shifts: [
    {
      id: "day",
      name: { zh: "全天", en: "Whole day" },
      start: "00:00",
      end: "00:00",
      days: [1, 2, 3, 4, 5, 6, 7],
      breaks: [],
    },
  ],
  closed: [],
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
