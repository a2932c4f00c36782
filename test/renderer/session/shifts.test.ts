import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay } from "../../../renderer/session/format.ts";
import { minuteSpeed } from "../../../renderer/session/play-speeds.ts";
import { lastShift, shiftsIn } from "../../../renderer/session/shifts.ts";

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime() * 1000;

describe("shifts", () => {
  it("cover any range without gaps, and only it", () => {
    const range = fc.record({
      fromUs: fc.integer({ min: at(1, 0), max: at(30, 0) }),
      spanUs: fc.integer({ min: 1, max: 5 * 86_400e6 }),
    });
    fc.assert(
      fc.property(range, ({ fromUs, spanUs }) => {
        const toUs = fromUs + spanUs;
        const shifts = shiftsIn({ fromUs, toUs });
        expect(shifts[0]?.fromUs).toBeLessThanOrEqual(fromUs);
        expect(shifts.at(-1)?.toUs).toBeGreaterThanOrEqual(toUs);
        for (const [place, shift] of shifts.entries()) {
          expect(shift.toUs).toBeGreaterThan(fromUs);
          expect(shift.fromUs).toBeLessThan(toUs);
          if (place > 0) expect(shift.fromUs).toBe(shifts[place - 1]?.toUs);
        }
      }),
      { seed: 6 },
    );
  });

  it("count for the production day in which they began, the night for the day before", () => {
    const named = shiftsIn({ fromUs: at(24, 1), toUs: at(24, 23) }).map(({ name, dayUs }) => [name, formatDay(dayUs)]);
    expect(named).toEqual([
      ["night", "11-23"],
      ["early", "11-24"],
      ["middle", "11-24"],
    ]);
  });

  it.each([
    [at(24, 9), "night", at(24, 0)],
    [at(24, 8), "night", at(24, 0)],
    [at(24, 7, 59), "middle", at(23, 16)],
    [at(24, 0), "middle", at(23, 16)],
  ])("the last complete one at %d is the %s shift", (timeUs, name, fromUs) => {
    expect(lastShift(timeUs)).toMatchObject({ name, fromUs });
  });

  it("pass in a minute, as far as there is a speed for that", () => {
    expect(minuteSpeed({ fromUs: 0, toUs: 8 * 3600e6 })).toBe(480);
    expect(minuteSpeed({ fromUs: 0, toUs: 12 * 3600e6 })).toBe(600);
    expect(minuteSpeed({ fromUs: 0, toUs: 1e6 })).toBe(1);
  });
});
