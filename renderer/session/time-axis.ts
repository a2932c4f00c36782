import { formatClock, formatDay, formatMinute } from "./format.ts";

/** A stretch of time laid out over so many pixels. */
export interface AxisView {
  readonly fromUs: number;
  readonly toUs: number;
  readonly widthPx: number;
}

/** A line on the axis; a label only where there is room for one. */
export interface AxisTick {
  readonly timeUs: number;
  readonly x: number;
  readonly label: string | undefined;
}

const secondUs = 1e6;
const dayUs = 86_400e6;

/** From minutes to weeks. */
const shortestSpanUs = 60 * secondUs;
const longestSpanUs = 182 * dayUs;

/** Between labels; a date and its neighbours are read apart at this distance. */
const labelEveryPx = 84;

/** Seconds from label to label, and from line to line. */
const steps: readonly (readonly [labelS: number, lineS: number])[] = [
  [1, 1],
  [2, 1],
  [5, 1],
  [10, 5],
  [15, 5],
  [30, 10],
  [60, 10],
  [120, 30],
  [300, 60],
  [600, 120],
  [900, 300],
  [1800, 600],
  [3600, 900],
  [7200, 1800],
  [10_800, 3600],
  [21_600, 3600],
  [43_200, 10_800],
  [86_400, 21_600],
  [2 * 86_400, 86_400],
  [7 * 86_400, 86_400],
  [14 * 86_400, 7 * 86_400],
  [28 * 86_400, 7 * 86_400],
  [56 * 86_400, 28 * 86_400],
  [112 * 86_400, 28 * 86_400],
];

export function xOf({ fromUs, toUs, widthPx }: AxisView, timeUs: number): number {
  return ((timeUs - fromUs) / (toUs - fromUs)) * widthPx;
}

export function timeAt({ fromUs, toUs, widthPx }: AxisView, x: number): number {
  return fromUs + (x / widthPx) * (toUs - fromUs);
}

/** The view with another span, the moment under the pointer staying there. A factor below 1 comes closer. */
export function zoomAt(view: AxisView, x: number, factor: number): AxisView {
  const spanUs = view.toUs - view.fromUs;
  const newSpanUs = Math.min(longestSpanUs, Math.max(shortestSpanUs, spanUs * factor));
  const fromUs = timeAt(view, x) - (x / view.widthPx) * newSpanUs;
  return { ...view, fromUs, toUs: fromUs + newSpanUs };
}

/** The view moved so that what lay at a pixel lies so many pixels further right. */
export function panBy(view: AxisView, pixels: number): AxisView {
  const byUs = (pixels / view.widthPx) * (view.toUs - view.fromUs);
  return { ...view, fromUs: view.fromUs - byUs, toUs: view.toUs - byUs };
}

/** The view moved no further than it must be for a moment to lie within two shares of its width. */
export function keepInside(view: AxisView, timeUs: number, fromShare: number, toShare: number): AxisView {
  const spanUs = view.toUs - view.fromUs;
  const share = (timeUs - view.fromUs) / spanUs;
  const wanted = Math.min(toShare, Math.max(fromShare, share));
  if (wanted === share) return view;
  const fromUs = timeUs - wanted * spanUs;
  return { ...view, fromUs, toUs: fromUs + spanUs };
}

/** Lines at round times of this machine's zone, from left to right. */
export function axisTicks(view: AxisView): AxisTick[] {
  const pxPerS = view.widthPx / ((view.toUs - view.fromUs) / secondUs);
  const [labelS, lineS] = steps.find(([step]) => step * pxPerS >= labelEveryPx) ?? steps.at(-1) ?? [1, 1];
  const ticks: AxisTick[] = [];
  for (const midnight of midnightsFrom(view.fromUs, view.toUs)) {
    if (lineS * secondUs >= dayUs) {
      if (midnight.timeUs < view.fromUs || !isMultiple(midnight.day, lineS)) continue;
      const label = isMultiple(midnight.day, labelS) ? formatDay(midnight.timeUs) : undefined;
      ticks.push({ timeUs: midnight.timeUs, x: xOf(view, midnight.timeUs), label });
      continue;
    }
    const firstS = Math.max(0, Math.ceil((view.fromUs - midnight.timeUs) / secondUs / lineS) * lineS);
    const endUs = Math.min(midnight.nextUs - 1, view.toUs);
    for (let atS = firstS; midnight.timeUs + atS * secondUs <= endUs; atS += lineS) {
      const timeUs = midnight.timeUs + atS * secondUs;
      ticks.push({
        timeUs,
        x: xOf(view, timeUs),
        label: atS % labelS === 0 ? labelOf(timeUs, atS, labelS) : undefined,
      });
    }
  }
  return ticks;
}

function labelOf(timeUs: number, sinceMidnightS: number, labelS: number): string {
  if (sinceMidnightS === 0) return formatDay(timeUs);
  return labelS < 60 ? formatClock(timeUs) : formatMinute(timeUs);
}

interface Midnight {
  readonly timeUs: number;
  readonly nextUs: number;
  /** Days since a Monday, so that weeks begin on Mondays. */
  readonly day: number;
}

function isMultiple(day: number, stepS: number): boolean {
  return day % Math.max(1, (stepS * secondUs) / dayUs) === 0;
}

/** Midnights of this machine's zone, from the last one before a range to the last one in it. */
function* midnightsFrom(fromUs: number, toUs: number): Generator<Midnight> {
  const date = new Date(fromUs / 1000);
  date.setHours(0, 0, 0, 0);
  while (date.getTime() * 1000 <= toUs) {
    const timeUs = date.getTime() * 1000;
    const mondayUs = Date.UTC(1970, 0, 5) * 1000;
    const day = Math.round((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) * 1000 - mondayUs) / dayUs);
    date.setDate(date.getDate() + 1);
    yield { timeUs, nextUs: date.getTime() * 1000, day };
  }
}
