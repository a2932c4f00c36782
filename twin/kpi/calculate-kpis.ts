import { type Elements, judgedUnits } from "./elements.ts";
import type { KpiId } from "./kpi-definitions.ts";
import type { KpiFigure } from "./kpi-result.ts";
import { paceOf } from "./pace.ts";

/** What a figure needs beside the elements. */
export interface KpiContext {
  /** Good units that count as those of the asset; undefined where nobody counts them. */
  readonly output:
    | {
        /** Undefined where the counter was not heard of. */
        readonly good: number | undefined;
        /** The rate at which they came, units an hour of known planned time; undefined where none is known. */
        readonly perHour: number | undefined;
        /** Share of the planned time in which the asset's own counter was not known; undefined for those of devices. */
        readonly missing?: number;
        /** Units that left the asset bad, and those that were worked again, where it counts them itself. */
        readonly losses: { readonly scrap: number; readonly rework: number } | undefined;
      }
    | undefined;
  readonly taktS: number | undefined;
  /** Units in process at the end, and the share of those who tell them that did not; undefined where nobody does. */
  readonly workInProcess: { readonly units: number; readonly missing: number } | undefined;
  /** People planned to be at work now; undefined where nobody says how many. */
  readonly people: number | undefined;
  readonly carbonKgPerKwh: number | undefined;
  /** Nothing of the range has passed yet. */
  readonly isEmpty?: boolean;
}

/** A value, or why there is none. */
type Outcome = number | Exclude<KpiFigure["why"], null>;

const hourUs = 3_600_000_000;
const mjPerKwh = 3.6e9;

/**
 * The figures of a device, or of several added up, by the formulas of `kpiDefinitions`. Ratios are shares of 1 and are
 * not clamped: an effectiveness above 1 says that the planned run time per item is too long. One that only units begun
 * before the range make is 1, and one that too few units make is not told (pace.ts).
 */
export function calculateKpis(elements: Elements, context: KpiContext): KpiFigure[] {
  const e = elements;
  const availability = ratio(e.productionUs, e.knownUs, "no-data");
  const pace = paceOf(e);
  const paced = (value: number | undefined): Outcome => {
    if (e.pacedDevices === 0) return "not-declared";
    if (e.pacedUs === 0) return e.knownUs === 0 ? "no-data" : "no-production";
    if (e.pacedCountedUs === 0) return "no-data";
    return value ?? "too-short";
  };
  const effectiveness = paced(pace);
  const quality = qualityOf(e);
  const delayUs = e.downUs + e.maintenanceUs + e.blockedUs + e.starvedUs + e.stoppedUs;
  const upUs = e.knownUs - e.downUs;
  // FE + 1 of each device of which something is known.
  const stretches = e.knownUs > 0 ? e.failures + e.knownDevices : 0;
  const noFailures = whyNone("no-failures", e);
  const energyKwh = e.energyMj / mjPerKwh;
  const metered = (value: number): Outcome =>
    e.meteredDevices === 0 ? "not-declared" : e.energyKnownUs === 0 ? "no-data" : value;
  const told = context.workInProcess;
  const inProcess = told === undefined ? "not-declared" : told.missing === 1 ? "no-data" : told.units;
  const output = context.output;
  // Units of a line are counted where they leave it: at its machines each would count once a stage.
  const own = output?.losses === undefined ? undefined : { good: output.good ?? 0, ...output.losses };
  const left = own ?? { good: e.good, scrap: e.scrap, rework: e.rework };
  // Of the same units as the quality ratio: what was told to be good or scrap was produced as well.
  const leftUnits = own === undefined ? judgedUnits(e) : own.good + Math.max(0, own.scrap);
  const shareOfUnits = (units: number): Outcome => {
    if (own === undefined && typeof quality !== "number") return quality;
    return own !== undefined && output?.good === undefined ? "no-data" : ratio(units, leftUnits, "no-production");
  };

  const outcomes: Readonly<Record<KpiId, Outcome>> = {
    oee: product(availability, effectiveness, quality),
    availability,
    effectiveness,
    quality,
    nee: product(ratio(e.productionUs + e.setupUs, e.knownUs, "no-data"), effectiveness, quality),
    utilisation: ratio(e.productionUs, e.productionUs + e.setupUs + delayUs, "no-data"),
    "setup-ratio": ratio(e.setupUs, e.productionUs + e.setupUs, whyNone("no-production", e)),
    produced: producedOf(e),
    good: output === undefined ? "not-declared" : (output.good ?? "no-data"),
    throughput: output === undefined ? "not-declared" : (output.perHour ?? "no-data"),
    "cycle-time":
      pace === undefined && (e.timedUnits > 0 || isUncounted(e))
        ? paced(undefined)
        : ratio(e.ratedUs / 1e6, e.ratedUnits, "no-production"),
    takt: context.taktS ?? "not-declared",
    "first-pass-yield": shareOfUnits(left.good - left.rework),
    "scrap-ratio": shareOfUnits(left.scrap),
    "mtbf-iso": ratio(upUs / hourUs, stretches, "no-data"),
    mtbf: ratio(upUs / hourUs, e.failures, noFailures),
    "mttr-iso": ratio(e.downUs / hourUs, stretches, "no-data"),
    mttr: ratio(e.downUs / hourUs, e.failures, noFailures),
    "work-in-process": inProcess,
    people: context.people ?? "not-declared",
    energy: metered(energyKwh),
    "energy-per-unit": output === undefined ? "not-declared" : product(metered(1), perUnit(energyKwh, output.good)),
    power: metered(e.powerKw),
    carbon:
      context.carbonKgPerKwh === undefined ? "not-declared" : metered(Math.max(0, energyKwh) * context.carbonKgPerKwh),
  };
  const missing = missingShares(e, context);
  return (Object.entries(outcomes) as [KpiId, Outcome][]).map(([id, outcome]) => {
    const isFigure = typeof outcome === "number";
    const isUnplanned = e.devices > 0 && e.plannedUs === 0 && context.isEmpty !== true;
    const why = isUnplanned && outcome === "no-data" ? "not-planned" : outcome;
    return { id, value: isFigure ? outcome : null, why: typeof why === "number" ? null : why, missing: missing[id] };
  });
}

/** Of time of which nothing is known nobody can say that there was nothing in it. */
function whyNone(why: "no-production" | "no-failures", { knownUs }: Elements): Exclude<Outcome, number> {
  return knownUs > 0 ? why : "no-data";
}

function ratio(part: number, whole: number, otherwise: Exclude<Outcome, number>): Outcome {
  return whole > 0 ? part / whole : otherwise;
}

/** Whether nothing was heard of the counters of devices that ran, or of which nothing is known at all. */
export function isUncounted({ devices, knownUs, countableUs, countedUs, produced }: Elements): boolean {
  return produced === 0 && countedUs === 0 && (countableUs > 0 || (devices > 0 && knownUs === 0));
}

function producedOf(e: Elements): Outcome {
  if (e.countingDevices === 0) return "not-declared";
  return isUncounted(e) ? "no-data" : e.produced;
}

function qualityOf(e: Elements): Outcome {
  if (e.good !== 0 || e.scrap !== 0) return ratio(e.good, judgedUnits(e), "no-production");
  if (isUncounted(e)) return "no-data";
  if (e.produced <= 0) return "no-production";
  return e.judgeableUs > 0 ? "no-data" : "not-declared";
}

/** Share of the time for which the data behind each figure is missing. */
function missingShares(e: Elements, { output, workInProcess }: KpiContext): Readonly<Record<KpiId, number>> {
  const time = missingShare(e.knownUs, e.plannedUs);
  const energy = missingShare(e.energyKnownUs, e.energyElapsedUs);
  const pace = Math.max(time, missingShare(e.pacedCountedUs, e.pacedUs));
  const quality = Math.max(time, missingShare(e.judgedUs, e.judgeableUs));
  const good = output?.missing ?? quality;
  const left = output?.losses === undefined ? quality : good;
  return {
    oee: Math.max(pace, quality),
    availability: time,
    effectiveness: pace,
    quality,
    nee: Math.max(pace, quality),
    utilisation: time,
    "setup-ratio": time,
    produced: Math.max(time, missingShare(e.countedUs, e.countableUs)),
    good,
    throughput: good,
    "cycle-time": pace,
    takt: 0,
    "first-pass-yield": left,
    "scrap-ratio": left,
    "mtbf-iso": time,
    mtbf: time,
    "mttr-iso": time,
    mttr: time,
    "work-in-process": workInProcess?.missing ?? 0,
    people: 0,
    energy,
    "energy-per-unit": Math.max(energy, good),
    power: energy,
    carbon: energy,
  };
}

function perUnit(amount: number, units: number | undefined): Outcome {
  return units === undefined ? "no-data" : ratio(amount, units, "no-production");
}

function product(...factors: readonly Outcome[]): Outcome {
  let result = 1;
  for (const factor of factors) {
    if (typeof factor !== "number") return factor;
    result *= factor;
  }
  return result;
}

export function missingShare(knownUs: number, wholeUs: number): number {
  return wholeUs <= 0 ? 0 : Math.min(1, Math.max(0, 1 - knownUs / wholeUs));
}
