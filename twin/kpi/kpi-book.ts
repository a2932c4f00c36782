import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { type AssetCalendars, createAssetCalendars } from "./asset-calendars.ts";
import { createFactWindow, type FactWindow } from "./fact-window.ts";
import { type Facts, factNames, minuteUs } from "./facts.ts";
import type { KpiResult, KpiSpan, MinuteUnderWay } from "./kpi-result.ts";
import { type MeterPlans, planMeters } from "./meter-plan.ts";
import { createMinuteRing } from "./minute-ring.ts";
import { type CountedRange, createRollUp } from "./roll-up.ts";
import { type MeterRun, runMeters } from "./run-meters.ts";
import type { ShiftCalendar } from "./shift-calendar.ts";
import { firstMinute, fullMinute, spanRange } from "./span-range.ts";
import { createSpanWindows, type SpanWindows } from "./span-windows.ts";

/** The figures of a plant as it runs: samples go in, and the figures of any asset come out at any time. */
export interface KpiBook {
  take(samples: SampleColumns): void;
  tick(nowUs: number): void;
  /**
   * Figures of the shift or day of the last full minute, or of the hour that it ends, up to it.
   *
   * @param spanOf the asset whose shift or day it is: those of a line and of its machines may differ
   */
  result(asset: number, span: KpiSpan, spanOf?: number): KpiResult;
  /** Time lost since the last full minute; undefined where the asset has no losses. */
  minuteUnderWay(asset: number, nowUs: number): MinuteUnderWay | undefined;
}

/**
 * Opens a book; what was before is missing in its figures.
 *
 * @param beganUs when the plant was first recorded: figures begin with the next full minute, and nothing is missing of
 *   what was before
 */
export function openKpiBook(plant: Plant, beganUs: number = Number.NEGATIVE_INFINITY): KpiBook {
  const firstUs = firstMinute(beganUs);
  const plans = planMeters(plant);
  const calendars = createAssetCalendars(plant);
  const meters = plans.meters.length;
  const run = runMeters(plans, calendars, plant.signals.length);
  const rollUp = createRollUp(plant, plans);
  const ring = createMinuteRing(meters);
  let minute = 0;
  /** What was counted for figures since samples last came: those of many assets are asked for together. */
  const counted = new Map<string, CountedRange>();
  const windowsBy = (span: KpiSpan): Map<ShiftCalendar, SpanWindows> =>
    new Map(
      calendars.all.map((calendar) => [
        calendar,
        createSpanWindows(
          (timeUs) => spanRange(calendar, span, timeUs),
          (timeUs) => (span === "shift" ? calendar.shiftsIn({ fromUs: timeUs, toUs: timeUs + 1 }) : []),
          meters,
        ),
      ]),
    );
  const windows = { shift: windowsBy("shift"), day: windowsBy("day") };
  const kept = [...windows.shift.values(), ...windows.day.values()];

  /** By their beginning, the facts of minutes that are not over: figures are of full minutes. */
  const coming = new Map<number, Float64Array>();

  const sink = (meter: number, fact: number, minuteStartUs: number, amount: number): void => {
    if (minuteStartUs < firstUs) return;
    if (minuteStartUs < minute) {
      addEnded(meter, fact, minuteStartUs, amount);
      return;
    }
    const sums = coming.get(minuteStartUs) ?? new Float64Array(meters * factNames.length);
    coming.set(minuteStartUs, sums);
    const place = meter * factNames.length + fact;
    sums[place] = (sums[place] ?? 0) + amount;
  };

  const endMinutes = (): void => {
    for (const [minuteStartUs, sums] of coming) {
      if (minuteStartUs >= minute) continue;
      coming.delete(minuteStartUs);
      for (const [place, amount] of sums.entries()) {
        if (amount === 0) continue;
        addEnded(Math.floor(place / factNames.length), place % factNames.length, minuteStartUs, amount);
      }
    }
  };

  const addEnded = (meter: number, fact: number, minuteStartUs: number, amount: number): void => {
    ring.add(meter, fact, minuteStartUs, amount);
    for (const each of kept) each.add(meter, fact, minuteStartUs, amount);
  };

  const windowOf = (span: KpiSpan, calendar: ShiftCalendar): FactWindow =>
    (span === "hour" ? undefined : windows[span].get(calendar))?.at(minute) ??
    ring.sum(spanRange(calendar, "hour", minute));

  return {
    take(samples) {
      counted.clear();
      run.take(samples, sink);
    },
    tick(atUs) {
      const now = fullMinute(atUs);
      if (now === minute) return;
      counted.clear();
      minute = now;
      for (const each of [ring, ...kept]) each.tick(minute);
      endMinutes();
    },
    result(asset, span, spanOf = asset) {
      const calendar = calendars.of(spanOf);
      const key = span === "hour" ? span : `${span} ${calendars.all.indexOf(calendar)}`;
      const known = counted.get(key) ?? countRange(windowOf(span, calendar), minute, plans, run, calendars, firstUs);
      counted.set(key, known);
      return rollUp.result(asset, known);
    },
    minuteUnderWay(asset, nowUs) {
      const window = createFactWindow({ fromUs: minute, toUs: Math.max(minute, nowUs) }, meters);
      for (const [place, amount] of coming.get(minute)?.entries() ?? []) {
        window.add(Math.floor(place / factNames.length), place % factNames.length, minute, amount);
      }
      return rollUp.timeLost(asset, countRange(window, window.toUs, plans, run, calendars, firstUs));
    },
  };
}

/**
 * The facts of a window up to a moment, with what goes on then and has not ended.
 *
 * @param toUs a full minute, or a moment in the one that the window is of
 * @param firstUs the first minute that is recorded; an earlier one is not of the range
 */
export function countRange(
  window: FactWindow,
  toUs: number,
  { meters }: MeterPlans,
  run: MeterRun,
  calendars: AssetCalendars,
  firstUs: number,
): CountedRange {
  const fromUs = Math.max(window.fromUs, firstUs);
  const endUs = Math.max(fromUs, Math.min(toUs, window.toUs));
  const range: TimeRange = { fromUs, toUs: endUs };
  const known = new Map<number, Facts>();
  const planned = new Map<ShiftCalendar, number>();
  return {
    ...range,
    isFirst: fromUs > window.fromUs,
    plannedUs(asset) {
      const calendar = calendars.of(asset);
      const plannedUs = planned.get(calendar) ?? calendar.plannedUs(range);
      planned.set(calendar, plannedUs);
      return plannedUs;
    },
    isPlanned: (asset) => calendars.of(asset).isPlanned(range.toUs - minuteUs),
    // A range that begins with the first record is still to come.
    inProcess: (meter) => run.inProcess(meter, Math.min(toUs, range.toUs)),
    factsOf(meter) {
      const before = known.get(meter);
      if (before !== undefined) return before;
      const goingOn = createFactWindow(range, 1);
      if (meter < meters.length) run.peek(meter, range.toUs, (_, ...what) => goingOn.add(0, ...what));
      const [ended, open] = [window.factsOf(meter), goingOn.factsOf(0)];
      const facts = Object.fromEntries(factNames.map((name) => [name, ended[name] + open[name]])) as Facts;
      known.set(meter, facts);
      return facts;
    },
  };
}
