import type { CalendarSettings } from "./calendar-schema.ts";

/** When a line is planned to work, over the week. */
export interface Calendar {
  isWorking(timeUs: number): boolean;
  /** The next moment after `timeUs` at which work begins or ends; infinite where it never does. */
  nextChangeUs(timeUs: number): number;
  /** Planned working time between two moments, microseconds. */
  plannedUs(fromUs: number, toUs: number): number;
}

const dayMin = 24 * 60;
const weekMin = 7 * dayMin;
const minuteUs = 60e6;

/** 1970-01-01 was a Thursday. */
const epochMin = 4 * dayMin;

/** A calendar that always works: for lines that say nothing, and for what runs unattended. */
export const alwaysWorking: Calendar = {
  isWorking: () => true,
  nextChangeUs: () => Number.POSITIVE_INFINITY,
  plannedUs: (fromUs, toUs) => toUs - fromUs,
};

/** Breaks are taken out of the shifts that hold them; shifts of a line may follow each other without a gap. */
export function createCalendar({ utcOffsetH, shifts }: CalendarSettings): Calendar {
  const minutes = new Uint8Array(weekMin);
  const paint = (day: number, [from, to]: readonly [string, string], dayStart: string, value: number): void => {
    // A break after midnight belongs to the shift that began the day before.
    const start = day * dayMin + minuteOf(from) + (minuteOf(from) < minuteOf(dayStart) ? dayMin : 0);
    const length = (minuteOf(to) - minuteOf(from) + dayMin) % dayMin || dayMin;
    for (let minute = start; minute < start + length; minute++) minutes[minute % weekMin] = value;
  };
  for (const { days, time } of shifts) for (const day of days) paint(day, time, time[0], 1);
  for (const { days, time, breaks } of shifts) {
    for (const day of days) for (const pause of breaks) paint(day, pause, time[0], 0);
  }
  const changes = Array.from(minutes.keys()).filter((minute) => minutes[minute] !== minutes.at(minute - 1));
  const workedBefore = new Float64Array(weekMin + 1);
  for (const [minute, works] of minutes.entries()) workedBefore[minute + 1] = (workedBefore[minute] ?? 0) + works;

  const offsetUs = utcOffsetH * 3600e6;
  /** Minutes since the Sunday before the epoch, local. */
  const minuteAt = (timeUs: number): number => (timeUs + offsetUs) / minuteUs + epochMin;
  const workedUntil = (timeUs: number): number => {
    const at = minuteAt(timeUs);
    const week = Math.floor(at / weekMin);
    const within = at - week * weekMin;
    const whole = Math.floor(within);
    const part = (within - whole) * (minutes[whole] ?? 0);
    return (week * (workedBefore[weekMin] ?? 0) + (workedBefore[whole] ?? 0) + part) * minuteUs;
  };

  return {
    isWorking: (timeUs) => minutes[Math.floor(minuteAt(timeUs)) % weekMin] === 1,
    nextChangeUs(timeUs) {
      const [first] = changes;
      if (first === undefined) return Number.POSITIVE_INFINITY;
      const at = Math.floor(minuteAt(timeUs));
      const week = Math.floor(at / weekMin) * weekMin;
      const next = changes.find((minute) => minute > at - week) ?? first + weekMin;
      return (week + next - epochMin) * minuteUs - offsetUs;
    },
    plannedUs: (fromUs, toUs) => workedUntil(toUs) - workedUntil(fromUs),
  };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
