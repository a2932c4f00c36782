import type { TimeRange } from "../playback/recorded-history.ts";
import { minuteUs } from "./facts.ts";
import type { KpiSpan } from "./kpi-result.ts";
import type { ShiftCalendar } from "./shift-calendar.ts";

const hourUs = 60 * minuteUs;

/** The last full minute of a moment. */
export function fullMinute(timeUs: number): number {
  return Math.floor(timeUs / minuteUs) * minuteUs;
}

/** The first full minute from a moment on. */
export function firstMinute(timeUs: number): number {
  return Math.ceil(timeUs / minuteUs) * minuteUs;
}

/** The whole range of a span at a full minute: the hour that it ends, the shift or the production day that it is in. */
export function spanRange(calendar: ShiftCalendar, span: KpiSpan, timeUs: number): TimeRange {
  if (span === "hour") return { fromUs: timeUs - hourUs, toUs: timeUs };
  const day = calendar.dayAt(timeUs);
  return span === "day" ? day : (calendar.shiftAt(timeUs) ?? day);
}
