/** The clock on the wall of a time zone. Days are counted from 1970-01-01, each by the date on that wall. */
export interface ZoneClock {
  /** The day that it is at a moment, UTC microseconds. */
  dayOf(timeUs: number): number;
  /**
   * The moment at which the wall first shows `HH:MM` on a day, UTC microseconds; where the clocks are put forward past
   * it, the moment at which that is done. So what comes later by the wall never comes earlier.
   */
  timeUs(day: number, clockTime: string): number;
}

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** @param timeZone an IANA name */
export function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  /** Zones change their offset at full quarters of an hour, so an offset is kept for each. */
  const offsets = new Map<number, number>();

  /** What the wall shows at a moment, as if it were UTC, less the moment: milliseconds. */
  const offsetMs = (timeMs: number): number => {
    const quarter = Math.floor(timeMs / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const startMs = quarter * quarterMs;
    const parts = new Map(format.formatToParts(startMs).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shownMs = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    offsets.set(quarter, shownMs - startMs);
    return shownMs - startMs;
  };

  return {
    dayOf(timeUs) {
      const timeMs = timeUs / 1000;
      return Math.floor((timeMs + offsetMs(timeMs)) / dayMs);
    },
    timeUs(day, clockTime) {
      const [hours = 0, minutes = 0] = clockTime.split(":").map(Number);
      const shownMs = day * dayMs + (hours * 60 + minutes) * 60_000;
      const [before, after] = [offsetMs(shownMs - dayMs), offsetMs(shownMs + dayMs)];
      // Where the clocks are put back the wall shows it twice: the greater offset is that of the first time.
      const firstMs = shownMs - Math.max(before, after);
      const lastMs = shownMs - Math.min(before, after);
      for (const timeMs of [firstMs, lastMs]) if (timeMs + offsetMs(timeMs) === shownMs) return timeMs * 1000;
      let changeMs = (Math.floor(firstMs / quarterMs) + 1) * quarterMs;
      while (changeMs < lastMs && changeMs + offsetMs(changeMs) < shownMs) changeMs += quarterMs;
      return changeMs * 1000;
    },
  };
}
