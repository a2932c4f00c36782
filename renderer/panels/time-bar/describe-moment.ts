import { alarmPriorities } from "../../../twin/alarms/standing-alarm.ts";
import type { Calendar } from "../../../twin/plant/calendar-schema.ts";
import type { Language } from "../../../twin/plant/localized-text.ts";
import type { Mark } from "../../../twin/playback/journal.ts";
import { formatDateTime, formatDayIn } from "../../session/format.ts";
import type { Translate } from "../../session/language.ts";
import { type Shift, shiftsIn } from "../../session/shifts.ts";
import { type AxisView, timeAt, xOf } from "../../session/time-axis.ts";
import type { TimelineData } from "../../session/timeline-loader.ts";

/** A mark is meant when the pointer is this near. */
const markPx = 6;

/** The moment under the pointer and what is there, in one line. */
export function describeMoment(
  t: Translate,
  language: Language,
  calendar: Calendar,
  view: AxisView,
  x: number,
  edgeUs: number,
  data: TimelineData | undefined,
  marks: readonly Mark[],
): string {
  const timeUs = timeAt(view, x);
  const shift = shiftsIn(calendar, { fromUs: timeUs, toUs: timeUs + 1 })[0];
  return [
    formatDateTime(timeUs),
    shift === undefined ? "" : describeShift(t, language, shift),
    timeUs > edgeUs ? t("time.future") : isRecorded(data, timeUs) ? "" : t("time.gap"),
    describeAlarms(t, data, timeUs),
    marks.find((mark) => Math.abs(xOf(view, mark.timeUs) - x) <= markPx)?.name ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

export function describeShift(t: Translate, language: Language, { name, dayUs, timeZone }: Shift): string {
  return t("time.shift-of-day", { day: formatDayIn(dayUs, timeZone), shift: name[language] });
}

function isRecorded(data: TimelineData | undefined, timeUs: number): boolean {
  return data?.ranges.some(({ fromUs, toUs }) => fromUs <= timeUs && timeUs <= toUs) ?? true;
}

function describeAlarms(t: Translate, data: TimelineData | undefined, timeUs: number): string {
  if (data === undefined) return "";
  const piece = Math.floor((timeUs - data.fromUs) / data.bucketUs);
  return alarmPriorities
    .map((priority) => ({ priority, count: data.alarms[priority][piece] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ priority, count }) => t(`time.raised.${priority}`, { count }))
    .join(t("list-comma"));
}
