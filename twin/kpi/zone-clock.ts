/** The clock on the wall of a time zone. Days are counted from 1970-01-01, each by the date on that wall. */
export interface ZoneClock {
  /** The day that it is at a moment, UTC microseconds. */
  dayOf(timeUs: number): number;
  /** The moment at which the wall shows `HH:MM` on a day, UTC microseconds. */
  timeUs(day: number, clockTime: string): number;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

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
    const quarter = Math.floor(timeMs / (hourMs / 4));
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const startMs = quarter * (hourMs / 4);
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
      const shownMs = day * dayMs + hours * hourMs + minutes * 60_000;
      // The offset of the guess may be that of before a change of the clocks; that of the second guess is right.
      const guessMs = shownMs - offsetMs(shownMs);
      return (shownMs - offsetMs(guessMs)) * 1000;
    },
  };
}
