import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf } from "../telemetry/sample-quality.ts";
import { isArrivalOrdered } from "../telemetry/sample-time.ts";
import type { AssetCalendars } from "./asset-calendars.ts";
import { type FactSink, factAt, minuteUs } from "./facts.ts";
import type { MeteredSignal, MeterPlan, MeterPlans } from "./meter-plan.ts";

/**
 * Turns samples into facts: the one path for what happens now and for what is computed again from the history. A
 * sample counts at its own time, so that what arrives late still counts where it happened; only one that is older than
 * another of its signal says nothing new, unless the host's clock was set back in between.
 */
export interface MeterRun {
  take(samples: SampleColumns, sink: FactSink): void;
  /** Facts of what goes on at a moment and has not ended, of one meter; they are not kept. */
  peek(meter: number, atUs: number, sink: FactSink): void;
  /** Units in process at a meter, as they were told last; NaN where nobody told them, or so long before that it is stale. */
  inProcess(meter: number, atUs: number): number;
}

/** A counter that falls below this share of what it was began anew; one that falls by less was corrected. */
const restartShare = 0.5;

/** A received time that goes back further is of a clock that was set back. */
const clockBackUs = 1_000_000;

/** Between readings of a meter that lie further apart than this, nobody knows when it was used. */
const longestGapUs = 8 * 86_400_000_000;

const counters = { totalCount: "total", goodCount: "good", scrapCount: "scrap", reworkCount: "rework" } as const;

/**
 * @param size how many signals the plant has
 * @param endUs units in process that are told from then on are not of the range
 */
export function runMeters(
  { meters, bySignal }: MeterPlans,
  calendars: AssetCalendars,
  size: number,
  endUs: number = Number.POSITIVE_INFINITY,
): MeterRun {
  const calendarOf = meters.map(({ asset }) => calendars.of(asset));
  const isPlanned = (meter: number, timeUs: number): boolean => calendarOf[meter]?.isPlanned(timeUs) === true;
  /** By signal: the last value, its own time, and up to when it has been accounted for, UTC microseconds. */
  const lastValues = new Float64Array(size).fill(Number.NaN);
  const lastUs = new Float64Array(size).fill(Number.NaN);

  /** Adds an amount for every microsecond of a stretch, minute by minute, rounded to whole amounts. */
  const addTime = (
    meter: number,
    fact: number,
    fromUs: number,
    toUs: number,
    perUs: number,
    isAlways: boolean,
    sink: FactSink,
  ): void => {
    for (let startUs = fromUs; startUs < toUs; ) {
      const minute = Math.floor(startUs / minuteUs) * minuteUs;
      const endUs = Math.min(toUs, minute + minuteUs);
      if (isAlways || isPlanned(meter, minute)) sink(meter, fact, minute, Math.round((endUs - startUs) * perUs));
      startUs = endUs;
    }
  };

  /** The stretch from a role's last sample up to a moment, as far as its value held. */
  const hold = (
    plan: MeterPlan,
    meter: number,
    role: "state" | "power" | "totalCount" | "goodCount",
    toUs: number,
    sink: FactSink,
  ): void => {
    const signal = plan.signals[role] ?? -1;
    const fromUs = lastUs[signal] ?? Number.NaN;
    const value = lastValues[signal] ?? Number.NaN;
    if (Number.isNaN(fromUs) || Number.isNaN(value)) return;
    const heldUs = Math.min(toUs, fromUs + (plan.staleAfterUs[role] ?? 0));
    if (role === "state") {
      const fact = plan.stateFacts[value] ?? -1;
      if (fact >= 0) addTime(meter, fact, fromUs, heldUs, 1, false, sink);
    } else if (role !== "power") {
      addTime(meter, role === "totalCount" ? factAt.totalKnown : factAt.goodKnown, fromUs, heldUs, 1, false, sink);
    } else if (plan.signals.energy === undefined) {
      addTime(meter, factAt.energyMj, fromUs, heldUs, value, true, sink);
      addTime(meter, factAt.energyKnownUs, fromUs, heldUs, 1, true, sink);
    }
  };

  /** The fact of the state that was told last; -1 where that says nothing. */
  const stateFactOf = ({ signals, stateFacts }: MeterPlan): number =>
    stateFacts[lastValues[signals.state ?? -1] ?? -1] ?? -1;

  /** Whether it is known what a device does at a moment, where it tells that at all. */
  const isStateKnown = (plan: MeterPlan, atUs: number): boolean => {
    const { state } = plan.signals;
    if (state === undefined) return true;
    return stateFactOf(plan) >= 0 && (lastUs[state] ?? Number.NaN) + (plan.staleAfterUs.state ?? 0) >= atUs;
  };

  const takeState = (plan: MeterPlan, meter: number, value: number, timeUs: number, sink: FactSink): void => {
    hold(plan, meter, "state", timeUs, sink);
    const before = stateFactOf(plan);
    const minute = Math.floor(timeUs / minuteUs) * minuteUs;
    const isDown = plan.stateFacts[value] === factAt.fault;
    // A device that was already down when it was first heard of did not go down now.
    if (isDown && before >= 0 && before !== factAt.fault && isPlanned(meter, minute)) {
      sink(meter, factAt.failures, minute, 1);
    }
  };

  const takeCount = (
    plan: MeterPlan,
    meter: number,
    role: keyof typeof counters,
    value: number,
    timeUs: number,
    sink: FactSink,
  ): void => {
    const signal = plan.signals[role] ?? -1;
    const before = lastValues[signal] ?? Number.NaN;
    if (Number.isNaN(before) || Number.isNaN(value)) return;
    const minute = minuteEndingAt(timeUs);
    const isInPlan = isPlanned(meter, minute);
    // A machine's units are held against its planned time. What leaves a line has left it, whenever that was.
    if (!isInPlan && plan.signals.state !== undefined) return;
    const units = value < before * restartShare ? value : value - before;
    sink(meter, factAt[counters[role]], minute, units);
    const isTold = timeUs - (lastUs[signal] ?? 0) <= (plan.staleAfterUs[role] ?? 0);
    if (isInPlan && isTold && isStateKnown(plan, timeUs)) return;
    if (role === "totalCount") sink(meter, factAt.totalUntimed, minute, units);
    if (role === "goodCount") sink(meter, factAt.goodUntimed, minute, units);
  };

  /** What the last power that was told comes to over a time, kWh; 0 where none was. */
  const powerKwh = (plan: MeterPlan, forUs: number): number =>
    ((lastValues[plan.signals.power ?? -1] || 0) * forUs) / mjPerKwh;

  const takeEnergy = (plan: MeterPlan, meter: number, value: number, timeUs: number, sink: FactSink): void => {
    const signal = plan.signals.energy ?? -1;
    const before = lastValues[signal] ?? Number.NaN;
    const fromUs = lastUs[signal] ?? Number.NaN;
    if (Number.isNaN(before) || Number.isNaN(value)) return;
    if (timeUs - fromUs > longestGapUs) return;
    const kwh = usedBetween(before, value, powerKwh(plan, timeUs - fromUs));
    // Between two readings nobody knows when it was used: evenly, as a meter that is read once an hour is taken.
    addTime(meter, factAt.energyMj, fromUs, timeUs, (kwh * mjPerKwh) / (timeUs - fromUs), true, sink);
    addTime(meter, factAt.energyKnownUs, fromUs, timeUs, 1, true, sink);
  };

  const takeOne = (
    plan: MeterPlan,
    { meter, role }: MeteredSignal,
    value: number,
    timeUs: number,
    sink: FactSink,
  ): void => {
    if (role === "state") takeState(plan, meter, value, timeUs, sink);
    else if (role === "power") hold(plan, meter, "power", timeUs, sink);
    else if (role === "energy") takeEnergy(plan, meter, value, timeUs, sink);
    else if (role !== "workInProcess") {
      if (role === "totalCount" || role === "goodCount") hold(plan, meter, role, timeUs, sink);
      takeCount(plan, meter, role, value, timeUs, sink);
    }
  };

  /** Takes in a sample for all that it says; returns whether anything needs it. */
  const takeRoles = (
    metered: readonly MeteredSignal[],
    value: number,
    isBad: boolean,
    timeUs: number,
    sink: FactSink,
  ): boolean => {
    let isTaken = false;
    for (const each of metered) {
      const plan = meters[each.meter];
      if (plan === undefined || (each.role === "workInProcess" && timeUs >= endUs)) continue;
      // A counter that could not be read goes on from its last reading; of a state or a power nothing is known.
      if (isBad && each.role !== "state" && each.role !== "power") continue;
      takeOne(plan, each, value, timeUs, sink);
      isTaken = true;
    }
    return isTaken;
  };

  return {
    take(samples, sink) {
      for (let row = 0; row < samples.count; row++) {
        const signal = samples.signal[row] ?? 0;
        const metered = bySignal[signal];
        const timeUs = samples.timeUs[row] ?? 0;
        const flags = samples.quality[row] ?? 0;
        if (metered === undefined || !isNews(timeUs, lastUs[signal] ?? Number.NaN, flags)) continue;
        const isBad = qualityOf(flags) === quality.bad;
        const value = believed(samples.value[row], isBad);
        if (!takeRoles(metered, value, isBad, timeUs, sink)) continue;
        lastValues[signal] = value;
        lastUs[signal] = timeUs;
      }
    },
    peek(meter, atUs, sink) {
      const plan = meters[meter];
      if (plan === undefined) return;
      hold(plan, meter, "state", atUs, sink);
      hold(plan, meter, "power", atUs, sink);
      hold(plan, meter, "totalCount", atUs, sink);
      hold(plan, meter, "goodCount", atUs, sink);
    },
    inProcess(meter, atUs) {
      const { signals, staleAfterUs } = meters[meter] ?? { signals: {}, staleAfterUs: {} };
      const signal = signals.workInProcess ?? -1;
      const untilUs = (lastUs[signal] ?? Number.NaN) + (staleAfterUs.workInProcess ?? 0);
      return untilUs >= atUs ? (lastValues[signal] ?? Number.NaN) : Number.NaN;
    },
  };
}

const mjPerKwh = 3.6e9;

function believed(value: number | undefined, isBad: boolean): number {
  return isBad ? Number.NaN : (value ?? Number.NaN);
}

/**
 * Whether a sample is newer than the last of its signal. Where the host's own clock was set back, what it dates is newer
 * all the same, and of the time between nothing is known.
 */
function isNews(timeUs: number, lastUs: number, flags: number): boolean {
  return !(lastUs >= timeUs) || (isArrivalOrdered(flags) && lastUs > timeUs + clockBackUs);
}

/**
 * The energy between two readings of a meter. One that stands much nearer to zero than before began anew, unless it
 * runs backwards, as where solar roofs give more than is drawn: what the power says decides.
 */
function usedBetween(before: number, value: number, expectedKwh: number): number {
  const difference = value - before;
  const mayBeNew = Math.abs(value) < Math.abs(before) * restartShare;
  return mayBeNew && Math.abs(value - expectedKwh) < Math.abs(difference - expectedKwh) ? value : difference;
}

/** What is counted at the full minute was made in the minute that ends then. */
function minuteEndingAt(timeUs: number): number {
  return (Math.ceil(timeUs / minuteUs) - 1) * minuteUs;
}
