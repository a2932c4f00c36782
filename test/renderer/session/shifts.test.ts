import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDayIn } from "../../../renderer/session/format.ts";
import { minuteSpeed } from "../../../renderer/session/play-speeds.ts";
import { lastShift, shiftsIn } from "../../../renderer/session/shifts.ts";
import { createShiftCalendar } from "../../../twin/kpi/shift-calendar.ts";
import { alwaysPlanned } from "../../../twin/plant/calendar-schema.ts";
import { chinaUs, twoShifts } from "../../support/two-shifts.ts";

const names = (fromUs: number, toUs: number): string[] =>
  shiftsIn(twoShifts, { fromUs, toUs }).map(
    ({ name, dayUs, timeZone }) => `${name.en} ${formatDayIn(dayUs, timeZone)}`,
  );

describe("shifts on the axis of time", () => {
  it("are those that figures are of, at every moment that is worked, and no others", () => {
    const worked = createShiftCalendar(twoShifts);
    fc.assert(
      fc.property(fc.integer({ min: chinaUs(1, 0), max: chinaUs(30, 0) }), (timeUs) => {
        const shifts = shiftsIn(twoShifts, { fromUs: timeUs, toUs: timeUs + 1 });
        expect(shifts.length === 1).toBe(worked.isPlanned(timeUs));
        if (shifts.length === 0) return;
        const { fromUs, toUs } = worked.shiftAt(timeUs) ?? {};
        expect(shifts[0]).toMatchObject({ fromUs, toUs });
      }),
      { seed: 6 },
    );
  });

  it("of a range are those of which some part lies in it, in order, also on the day before", () => {
    expect(names(chinaUs(24, 1), chinaUs(24, 23))).toEqual([
      "Night shift 11-23",
      "Day shift 11-24",
      "Night shift 11-24",
    ]);
    expect(names(chinaUs(24, 5), chinaUs(24, 7, 30))).toEqual([]);
    // Sunday is free, and Saturday's night shift ends in its morning.
    expect(names(chinaUs(29, 0), chinaUs(30, 7))).toEqual(["Night shift 11-28"]);
  });

  it.each([
    [chinaUs(24, 9), "Night shift", chinaUs(23, 19, 30)],
    [chinaUs(24, 5), "Night shift", chinaUs(23, 19, 30)],
    [chinaUs(24, 4, 59), "Day shift", chinaUs(23, 7, 30)],
    [chinaUs(30, 8), "Night shift", chinaUs(28, 19, 30)],
  ])("the last complete one at %d is the %s", (timeUs, name, fromUs) => {
    expect(lastShift(twoShifts, timeUs)).toMatchObject({ name: { en: name }, fromUs });
  });

  it("of a plant that names none are its days", () => {
    const [day] = shiftsIn(alwaysPlanned, {
      fromUs: Date.UTC(2026, 0, 2, 5) * 1000,
      toUs: Date.UTC(2026, 0, 2, 6) * 1000,
    });
    expect(day).toMatchObject({ fromUs: Date.UTC(2026, 0, 2) * 1000, toUs: Date.UTC(2026, 0, 3) * 1000 });
  });

  it("pass in a minute, as far as there is a speed for that", () => {
    expect(minuteSpeed({ fromUs: 0, toUs: 8 * 3600e6 })).toBe(480);
    expect(minuteSpeed({ fromUs: 0, toUs: 12 * 3600e6 })).toBe(600);
    expect(minuteSpeed({ fromUs: 0, toUs: 1e6 })).toBe(1);
  });
});
