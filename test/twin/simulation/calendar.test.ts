import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCalendar } from "../../../twin/simulation/calendar.ts";
import { calendarSchema } from "../../../twin/simulation/calendar-schema.ts";

/** In China: a day shift on Monday to Friday, a night shift over midnight with a break after it. */
const calendar = createCalendar(
  calendarSchema.parse({
    shifts: [
      { id: "day", days: [1, 2, 3, 4, 5], time: ["08:00", "20:00"], breaks: [["11:30", "12:15"]] },
      { id: "night", days: [5], time: ["20:00", "04:00"], breaks: [["00:30", "01:00"]] },
    ],
  }),
);

/** 2026-06-15 was a Monday. */
const inChina = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 5, day, hour - 8, minute) * 1000;

describe("a calendar", () => {
  it("knows shifts and breaks, in local time, over midnight, on their days", () => {
    const works = ([day, hour, minute = 0]: readonly [number, number, number?]): boolean =>
      calendar.isWorking(inChina(day, hour, minute));
    expect(
      (
        [
          [15, 8],
          [15, 19, 59],
          [15, 12, 15],
          [19, 23],
          [20, 3, 59],
        ] as const
      ).map(works),
    ).not.toContain(false);
    expect(
      (
        [
          [15, 7, 59],
          [15, 20],
          [15, 11, 30],
          [20, 0, 45],
          [20, 4],
          [21, 12],
        ] as const
      ).map(works),
    ).not.toContain(true);
  });

  it("says when work begins or ends next, also in the next week", () => {
    expect(calendar.nextChangeUs(inChina(15, 8))).toBe(inChina(15, 11, 30));
    expect(calendar.nextChangeUs(inChina(19, 13))).toBe(inChina(20, 0, 30));
    expect(calendar.nextChangeUs(inChina(20, 5))).toBe(inChina(22, 8));
  });

  it("adds up planned time: 11 h 15 min on a Thursday, and the same however a stretch is cut", () => {
    expect(calendar.plannedUs(inChina(18, 0), inChina(19, 0))).toBe(11.25 * 3600e6);
    const moment = fc.integer({ min: 0, max: 20_000 }).map((minute) => inChina(15, 0) + minute * 60e6);
    fc.assert(
      fc.property(moment, moment, moment, (...moments) => {
        const [a = 0, b = 0, c = 0] = moments.sort((x, y) => x - y);
        expect(calendar.plannedUs(a, b) + calendar.plannedUs(b, c)).toBeCloseTo(calendar.plannedUs(a, c), -1);
      }),
      { seed: 2 },
    );
  });
});
