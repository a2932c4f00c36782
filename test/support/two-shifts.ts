import { type Calendar, calendarSchema } from "../../twin/plant/calendar-schema.ts";

/** Two shifts in China from Monday to Saturday, the late one into the next day; the production day begins at 07:30. */
export const twoShifts: Calendar = calendarSchema.parse({
  timeZone: "Asia/Shanghai",
  dayStart: "07:30",
  shifts: [
    { id: "day", name: { zh: "白班", en: "Day shift" }, start: "07:30", end: "19:30", days: [1, 2, 3, 4, 5, 6] },
    { id: "night", name: { zh: "夜班", en: "Night shift" }, start: "19:30", end: "05:00", days: [1, 2, 3, 4, 5, 6] },
  ],
});

/** A time in China, in November 2026; the 23rd is a Monday. */
export function chinaUs(day: number, hour: number, minute = 0): number {
  return Date.UTC(2026, 10, day, hour - 8, minute) * 1000;
}
