import type { TimeRange } from "../../twin/playback/recorded-history.ts";

export type ShiftName = "early" | "middle" | "night";

/** A shift as it was worked once; the end is the next one's beginning. */
export interface Shift extends TimeRange {
  readonly name: ShiftName;
  /** A moment of the production day that the shift counts for. */
  readonly dayUs: number;
}

/** Three shifts of eight hours, by hours of this machine's zone, until plants bring a calendar of their own. */
const starts: readonly (readonly [hour: number, name: ShiftName])[] = [
  [0, "night"],
  [8, "early"],
  [16, "middle"],
];

/** The production day begins with the early shift: the night shift counts for the day before. */
const dayStartsAtHour = 8;

/** Every shift of which some part lies in a range, in order. */
export function shiftsIn({ fromUs, toUs }: TimeRange): Shift[] {
  const date = new Date(fromUs / 1000);
  date.setHours(0, 0, 0, 0);
  const shifts: Shift[] = [];
  for (; date.getTime() * 1000 <= toUs; date.setDate(date.getDate() + 1)) {
    for (const [place, [hour, name]] of starts.entries()) {
      const beginUs = atHour(date, hour);
      const endUs = atHour(date, starts[place + 1]?.[0] ?? 24);
      if (endUs > fromUs && beginUs < toUs) {
        shifts.push({ fromUs: beginUs, toUs: endUs, name, dayUs: atHour(date, hour - dayStartsAtHour) });
      }
    }
  }
  return shifts;
}

/** The last shift that is over at a moment. */
export function lastShift(timeUs: number): Shift | undefined {
  return shiftsIn({ fromUs: timeUs - 2 * 86_400e6, toUs: timeUs }).findLast((shift) => shift.toUs <= timeUs);
}

function atHour(date: Date, hour: number): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), hour).getTime() * 1000;
}
