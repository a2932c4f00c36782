import type { Calendar } from "../plant/calendar-schema.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { minuteUs } from "./facts.ts";
import { createZoneClock, type ZoneClock } from "./zone-clock.ts";

/** A shift as it is worked once. */
export interface WorkedShift extends TimeRange {
  readonly id: string;
  readonly breaks: readonly TimeRange[];
}

/** When a plant is planned to work. Ranges end where the next begins: their end is not of them. */
export interface ShiftCalendar {
  /** Whether a minute, by any moment of it, is planned: within a shift and no break of it. */
  isPlanned(timeUs: number): boolean;
  /** The shift that is worked at a moment, of several the one that began last; where none is, the last one before. */
  shiftAt(timeUs: number): WorkedShift | undefined;
  /** Shifts of which some part lies in a range, in the order of their beginnings. */
  shiftsIn(range: TimeRange): WorkedShift[];
  /** The production day of a moment. */
  dayAt(timeUs: number): TimeRange;
  /** Planned time of a range, microseconds. */
  plannedUs(range: TimeRange): number;
}

const dayMs = 86_400_000;

/** How far back a shift is looked for: a fortnight's closure and a weekend. */
const longestPauseDays = 17;

export function createShiftCalendar(calendar: Calendar): ShiftCalendar {
  const clock = createZoneClock(calendar.timeZone);
  const byDay = new Map<number, readonly WorkedShift[]>();
  let lastMinute = Number.NaN;
  let lastPlanned = false;

  /** Shifts that start on a day, named by the days since 1970 of its date. */
  const shiftsOf = (day: number): readonly WorkedShift[] => {
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const shifts = startShifts(calendar, clock, day);
    byDay.set(day, shifts);
    return shifts;
  };

  const isPlannedAt = (timeUs: number): boolean => {
    const day = clock.dayOf(timeUs);
    return [...shiftsOf(day - 1), ...shiftsOf(day)].some(
      (shift) => isIn(shift, timeUs) && !shift.breaks.some((pause) => isIn(pause, timeUs)),
    );
  };

  /** The beginning of a range, and where shifts and breaks begin and end in it. */
  const edgesIn = (fromUs: number, toUs: number): number[] => {
    const edges = new Set([fromUs]);
    for (let day = clock.dayOf(fromUs) - 1; day <= clock.dayOf(toUs); day++) {
      for (const range of shiftsOf(day).flatMap((shift) => [shift, ...shift.breaks])) {
        for (const edge of [range.fromUs, range.toUs]) if (edge > fromUs && edge < toUs) edges.add(edge);
      }
    }
    return [...edges].sort((a, b) => a - b);
  };

  return {
    isPlanned(timeUs) {
      const minute = Math.floor(timeUs / minuteUs);
      if (minute !== lastMinute) {
        lastMinute = minute;
        lastPlanned = isPlannedAt(minute * minuteUs);
      }
      return lastPlanned;
    },
    shiftAt(timeUs) {
      const today = clock.dayOf(timeUs);
      const begun = [...shiftsOf(today - 1), ...shiftsOf(today)].filter(({ fromUs }) => fromUs <= timeUs);
      let shift = begun.findLast((each) => isIn(each, timeUs)) ?? lastOver(begun);
      for (let day = today - 2; shift === undefined && day >= today - longestPauseDays; day--) {
        shift = lastOver(shiftsOf(day));
      }
      return shift;
    },
    shiftsIn({ fromUs, toUs }) {
      const shifts: WorkedShift[] = [];
      for (let day = clock.dayOf(fromUs) - 1; day <= clock.dayOf(toUs); day++) {
        shifts.push(...shiftsOf(day).filter((shift) => shift.toUs > fromUs && shift.fromUs < toUs));
      }
      return shifts;
    },
    dayAt(timeUs) {
      const today = clock.dayOf(timeUs);
      const startUs = clock.timeUs(today, calendar.dayStart);
      const day = startUs <= timeUs ? today : today - 1;
      return { fromUs: clock.timeUs(day, calendar.dayStart), toUs: clock.timeUs(day + 1, calendar.dayStart) };
    },
    plannedUs({ fromUs, toUs }) {
      // Shifts may hand over to one another, and breaks overlap: no moment is planned twice.
      const edges = edgesIn(fromUs, toUs);
      let sumUs = 0;
      for (const [place, edge] of edges.entries()) {
        if (isPlannedAt(edge)) sumUs += Math.max(0, (edges[place + 1] ?? toUs) - edge);
      }
      return sumUs;
    },
  };
}

function startShifts(calendar: Calendar, clock: ZoneClock, day: number): WorkedShift[] {
  const date = new Date(day * dayMs);
  if (calendar.closed.includes(date.toISOString().slice(0, 10))) return [];
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  return calendar.shifts
    .filter(({ days }) => days.includes(weekday))
    .map(({ id, start, end, breaks }) => {
      const within = (from: string, to: string): TimeRange => {
        // What begins before the shift does is of the next day, and so is an end that does not come after its start.
        const fromDay = from < start ? day + 1 : day;
        const toDay = to <= from ? fromDay + 1 : fromDay;
        return { fromUs: clock.timeUs(fromDay, from), toUs: clock.timeUs(toDay, to) };
      };
      return { id, ...within(start, end), breaks: breaks.map((pause) => within(pause.start, pause.end)) };
    })
    .sort((a, b) => a.fromUs - b.fromUs);
}

/** The one that ends last. */
function lastOver(shifts: readonly WorkedShift[]): WorkedShift | undefined {
  return shifts.reduce<WorkedShift | undefined>(
    (last, each) => (each.toUs >= (last?.toUs ?? 0) ? each : last),
    undefined,
  );
}

function isIn({ fromUs, toUs }: TimeRange, timeUs: number): boolean {
  return timeUs >= fromUs && timeUs < toUs;
}
