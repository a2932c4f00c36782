import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createZoneClock } from "../../../twin/kpi/zone-clock.ts";

const dayOfDate = (date: string): number => Date.parse(date) / 86_400_000;
const at = (text: string): number => Date.parse(text) * 1000;

describe("a wall whose clocks are put forward at midnight, 2026-09-06 in Santiago", () => {
  const clock = createZoneClock("America/Santiago");
  const day = dayOfDate("2026-09-06");

  it("begins the day when that is done, and not an hour before", () => {
    expect(clock.timeUs(day, "00:00")).toBe(at("2026-09-06T04:00:00Z"));
    expect(clock.dayOf(clock.timeUs(day, "00:00"))).toBe(day);
    expect(clock.dayOf(clock.timeUs(day, "00:00") - 1000)).toBe(day - 1);
  });

  it("shows half past midnight at the same moment, and two in the morning an hour later", () => {
    expect(clock.timeUs(day, "00:30")).toBe(at("2026-09-06T04:00:00Z"));
    expect(clock.timeUs(day, "02:00")).toBe(at("2026-09-06T05:00:00Z"));
  });
});

it("of what a wall shows twice the first time counts: half past one in New York, 2026-11-01", () => {
  const clock = createZoneClock("America/New_York");
  expect(clock.timeUs(dayOfDate("2026-11-01"), "01:30")).toBe(at("2026-11-01T05:30:00Z"));
  expect(clock.timeUs(dayOfDate("2026-11-01"), "02:00")).toBe(at("2026-11-01T07:00:00Z"));
});

const zones = [
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "America/New_York",
  "America/Santiago",
  "America/Asuncion",
  "Africa/Cairo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "UTC",
];
const two = (number: number): string => String(number).padStart(2, "0");
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clockTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Days after which a zone has another offset than before. */
function daysOfChange(zone: string): number[] {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const offset = (day: number): string =>
    format.formatToParts(day * 86_400_000).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const days = Array.from({ length: 15 * 365 }, (_, place) => dayOfDate("2015-01-01") + place);
  return days.filter((day) => offset(day - 1) !== offset(day + 2));
}

const anyDay = fc.integer({ min: dayOfDate("2015-01-01"), max: dayOfDate("2029-12-31") });
const changesOf = new Map(zones.map((zone) => [zone, daysOfChange(zone)]));
const zoneAndDay = fc.constantFrom(...zones).chain((zone) => {
  const changes = changesOf.get(zone) ?? [];
  const day = changes.length === 0 ? anyDay : fc.oneof(anyDay, fc.constantFrom(...changes));
  return fc.tuple(fc.constant(zone), day);
});

it("on every day of every zone each time of the wall is of that day, in order, and shown unless it is left out", () => {
  const clocks = new Map(zones.map((zone) => [zone, createZoneClock(zone)]));
  fc.assert(
    fc.property(zoneAndDay, minuteOfDay, minuteOfDay, ([zone, day], one, other) => {
      const clock = clocks.get(zone);
      if (clock === undefined) throw new Error(zone);
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const [fromUs, toUs] = [clock.timeUs(day, clockTime(earlier)), clock.timeUs(day, clockTime(later))];
      expect(fromUs).toBeLessThanOrEqual(toUs);
      expect([clock.dayOf(fromUs), clock.dayOf(toUs)]).toEqual([day, day]);
      const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
      // Where it is left out, the wall goes on with a later time.
      expect(shown.format(fromUs / 1000) >= clockTime(earlier)).toBe(true);
      const minuteBefore = shown.format(fromUs / 1000 - 60_000);
      const isShown = shown.format(fromUs / 1000) === clockTime(earlier);
      expect(isShown || minuteBefore < clockTime(earlier) || minuteBefore > "22:00").toBe(true);
    }),
    { numRuns: 3000 },
  );
});
