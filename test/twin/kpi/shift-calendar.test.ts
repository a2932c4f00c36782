import { describe, expect, it } from "vitest";
import { createShiftCalendar } from "../../../twin/kpi/shift-calendar.ts";
import { alwaysPlanned, calendarSchema } from "../../../twin/plant/calendar-schema.ts";

const name = { zh: "班", en: "Shift" };
const shanghai = createShiftCalendar(
  calendarSchema.parse({
    timeZone: "Asia/Shanghai",
    dayStart: "08:00",
    shifts: [
      {
        id: "day",
        name,
        start: "08:00",
        end: "20:00",
        breaks: [{ start: "12:00", end: "13:00" }],
        days: [1, 2, 3, 4, 5],
      },
      {
        id: "night",
        name,
        start: "20:00",
        end: "08:00",
        breaks: [{ start: "01:00", end: "01:30" }],
        days: [1, 2, 3, 4],
      },
    ],
    closed: ["2026-10-01"],
  }),
);
/** Beijing time, UTC+8. */
const at = (text: string): number => Date.parse(`${text}+08:00`) * 1000;
const hourUs = 3600e6;

describe("a shift calendar", () => {
  it("plans shifts without their breaks, by the plant's own clock", () => {
    expect(shanghai.isPlanned(at("2026-03-02T07:59:59"))).toBe(false);
    expect(shanghai.isPlanned(at("2026-03-02T08:00:00"))).toBe(true);
    expect(shanghai.isPlanned(at("2026-03-02T12:30:00"))).toBe(false);
    expect(shanghai.isPlanned(at("2026-03-03T01:15:00"))).toBe(false);
    expect(shanghai.isPlanned(at("2026-03-03T07:59:00"))).toBe(true);
  });

  it("knows the shift of a moment, also after midnight, and the last one over a weekend", () => {
    const night = shanghai.shiftAt(at("2026-03-03T02:00:00"));
    expect(night).toMatchObject({ id: "night", fromUs: at("2026-03-02T20:00:00"), toUs: at("2026-03-03T08:00:00") });
    expect(shanghai.shiftAt(at("2026-03-08T10:00:00"))).toMatchObject({ id: "day", fromUs: at("2026-03-06T08:00:00") });
  });

  it("counts the night for the production day in which it began", () => {
    const day = { fromUs: at("2026-03-02T08:00:00"), toUs: at("2026-03-03T08:00:00") };
    expect(shanghai.dayAt(at("2026-03-03T03:00:00"))).toEqual(day);
    // 12 h of day less an hour, 12 h of night less half an hour.
    expect(shanghai.plannedUs(day)).toBe(22.5 * hourUs);
  });

  it("starts nothing on days that are closed or not of the week", () => {
    expect(shanghai.plannedUs({ fromUs: at("2026-10-01T08:00:00"), toUs: at("2026-10-02T08:00:00") })).toBe(0);
    expect(shanghai.plannedUs({ fromUs: at("2026-03-07T08:00:00"), toUs: at("2026-03-09T08:00:00") })).toBe(0);
  });

  it("has a shorter night where the clocks go forward", () => {
    const berlin = createShiftCalendar(
      calendarSchema.parse({
        timeZone: "Europe/Berlin",
        shifts: [{ id: "night", name, start: "22:00", end: "06:00" }],
      }),
    );
    // 2026-03-29, 02:00 becomes 03:00.
    expect(berlin.plannedUs({ fromUs: Date.UTC(2026, 2, 28, 12) * 1000, toUs: Date.UTC(2026, 2, 29, 12) * 1000 })).toBe(
      7 * hourUs,
    );
  });

  it("plans no minute twice, where shifts hand over to one another and breaks overlap", () => {
    const handed = createShiftCalendar(
      calendarSchema.parse({
        timeZone: "UTC",
        shifts: [
          {
            id: "early",
            name,
            start: "06:00",
            end: "14:15",
            breaks: [
              { start: "09:00", end: "09:30" },
              { start: "09:15", end: "09:45" },
              { start: "14:00", end: "14:30" },
            ],
          },
          { id: "late", name, start: "14:00", end: "22:00" },
        ],
      }),
    );
    const day = { fromUs: Date.UTC(2026, 2, 2) * 1000, toUs: Date.UTC(2026, 2, 3) * 1000 };
    const planned = Array.from({ length: 1440 }, (_, minute) => handed.isPlanned(day.fromUs + minute * 60e6));
    // 06:00 to 22:00 less 09:00 to 09:45: the early shift's break at 14:00 is work of the late one.
    expect(planned.filter(Boolean)).toHaveLength(16 * 60 - 45);
    expect(handed.plannedUs(day)).toBe((16 * 60 - 45) * 60e6);
    expect(handed.plannedUs({ fromUs: day.fromUs + 14.1 * hourUs, toUs: day.fromUs + 14.2 * hourUs })).toBe(360e6);
  });

  it("knows the shift that is worked, also where a shorter one that began later is over", () => {
    const long = { id: "long", name, start: "06:00", end: "18:00" };
    const short = { id: "short", name, start: "08:00", end: "12:00" };
    const { shiftAt } = createShiftCalendar(calendarSchema.parse({ timeZone: "UTC", shifts: [long, short] }));
    const idAt = (hour: number): string | undefined => shiftAt(Date.UTC(2026, 2, 2, hour) * 1000)?.id;
    expect([7, 9, 12, 17].map(idAt)).toEqual(["long", "short", "long", "long"]);
    expect(shiftAt(Date.UTC(2026, 2, 2, 20) * 1000)).toMatchObject({ toUs: Date.UTC(2026, 2, 2, 18) * 1000 });
  });

  it("of a plant that has none is all the time", () => {
    const always = createShiftCalendar(alwaysPlanned);
    const week = { fromUs: Date.UTC(2026, 0, 1) * 1000, toUs: Date.UTC(2026, 0, 8) * 1000 };
    expect(always.plannedUs(week)).toBe(week.toUs - week.fromUs);
  });
});
