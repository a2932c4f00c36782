import { createShiftCalendar, type ShiftCalendar, type WorkedShift } from "../../twin/kpi/shift-calendar.ts";
import type { Calendar } from "../../twin/plant/calendar-schema.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";

/** A shift as it was worked once, by the plant's own calendar: the one that its figures are of. */
export interface Shift extends TimeRange {
  readonly name: LocalizedText;
  /** Where the production day begins that the shift counts for. */
  readonly dayUs: number;
  /** The plant's zone, in which that day has its date. */
  readonly timeZone: string;
}

/** A fortnight's closure and a weekend. */
const longestPauseUs = 17 * 86_400e6;

const known = new WeakMap<Calendar, { readonly worked: ShiftCalendar; readonly named: Map<WorkedShift, Shift> }>();

/** Every shift of which some part lies in a range, in order; between two there may be time that nobody works. */
export function shiftsIn(calendar: Calendar, range: TimeRange): Shift[] {
  const { worked, named } = known.get(calendar) ?? { worked: createShiftCalendar(calendar), named: new Map() };
  known.set(calendar, { worked, named });
  return worked.shiftsIn(range).map((each) => {
    const { id, fromUs, toUs } = each;
    const before = named.get(each);
    if (before !== undefined) return before;
    const name = calendar.shifts.find((shift) => shift.id === id)?.name ?? { zh: id, en: id };
    const shift = { fromUs, toUs, name, dayUs: worked.dayAt(fromUs).fromUs, timeZone: calendar.timeZone };
    named.set(each, shift);
    return shift;
  });
}

/** The last shift that is over at a moment. */
export function lastShift(calendar: Calendar, timeUs: number): Shift | undefined {
  return shiftsIn(calendar, { fromUs: timeUs - longestPauseUs, toUs: timeUs })
    .filter(({ toUs }) => toUs <= timeUs)
    .reduce<Shift | undefined>((last, shift) => (shift.toUs > (last?.toUs ?? 0) ? shift : last), undefined);
}
