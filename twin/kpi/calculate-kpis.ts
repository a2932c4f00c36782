import { type Elements, judgedUnits } from "./elements.ts";
import type { KpiId } from "./kpi-definitions.ts";
import type { KpiFigure } from "./kpi-result.ts";
import { paceOf } from "./pace.ts";

/** What a figure needs beside the elements. */
export interface KpiContext {
  /** Good units that count as those of the asset, and at which rate they came, units an hour of known planned time. */
  readonly output:
    | {
        readonly good: number;
        readonly perHour: number;
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
  // Of time of which nothing is known nobody can say that there was none.
  const isUnknown = e.devices > 0 && e.knownUs === 0;
  const none = (why: "no-production" | "no-failures"): Exclude<Outcome, number> => (isUnknown ? "no-data" : why);
  const counted = (units: number): Outcome =>
    units === 0 && isUnknown && (e.plannedUs > 0 || context.isEmpty === true) ? "no-data" : units;
  const availability = ratio(e.productionUs, e.knownUs, "no-data");
  const pace = paceOf(e);
  const paced = (value: number | undefined): Outcome => {
    if (e.pacedDevices === 0) return "not-declared";
    if (e.pacedUs === 0) return e.knownUs === 0 ? "no-data" : "no-production";
    return value ?? "too-short";
  };
  const effectiveness = paced(pace);
  const isJudged = e.good !== 0 || e.scrap !== 0;
  const quality = e.produced > 0 && !isJudged ? "not-declared" : ratio(e.good, judgedUnits(e), none("no-production"));
  const delayUs = e.downUs + e.maintenanceUs + e.blockedUs + e.starvedUs + e.stoppedUs;
  const upUs = e.knownUs - e.downUs;
  const pieces = isUnknown ? 0 : e.failures + e.devices;
  const energyKwh = e.energyMj / mjPerKwh;
  const metered = (value: number): Outcome =>
    e.meteredDevices === 0 ? "not-declared" : e.energyKnownUs === 0 ? "no-data" : value;
  const told = context.workInProcess;
  const inProcess = told === undefined ? "not-declared" : told.missing === 1 ? "no-data" : told.units;
  const output = context.output;
  // Units of a line are counted where they leave it: at its machines each would count once a stage.
  const own = output?.losses === undefined ? undefined : { good: output.good, ...output.losses };
  const left = own ?? { good: e.good, scrap: e.scrap, rework: e.rework };
  // Of the same units as the quality ratio: what was told to be good or scrap was produced as well.
  const leftUnits = own === undefined ? judgedUnits(e) : own.good + Math.max(0, own.scrap);
  const shareOfUnits = (units: number): Outcome =>
    own === undefined && typeof quality !== "number" ? quality : ratio(units, leftUnits, none("no-production"));

  const outcomes: Readonly<Record<KpiId, Outcome>> = {
    oee: product(availability, effectiveness, quality),
    availability,
    effectiveness,
    quality,
    nee: product(ratio(e.productionUs + e.setupUs, e.knownUs, "no-data"), effectiveness, quality),
    utilisation: ratio(e.productionUs, e.productionUs + e.setupUs + delayUs, "no-data"),
    "setup-ratio": ratio(e.setupUs, e.productionUs + e.setupUs, none("no-production")),
    produced: counted(e.produced),
    good: output === undefined ? "not-declared" : counted(output.good),
    throughput: e.knownUs === 0 ? "no-data" : (output?.perHour ?? "not-declared"),
    "cycle-time":
      pace === undefined && e.timedUnits > 0
        ? paced(undefined)
        : ratio(e.ratedUs / 1e6, e.ratedUnits, none("no-production")),
    takt: context.taktS ?? "not-declared",
    "first-pass-yield": shareOfUnits(left.good - left.rework),
    "scrap-ratio": shareOfUnits(left.scrap),
    "mtbf-iso": ratio(upUs / hourUs, pieces, "no-data"),
    mtbf: ratio(upUs / hourUs, e.failures, none("no-failures")),
    "mttr-iso": ratio(e.downUs / hourUs, pieces, "no-data"),
    mttr: ratio(e.downUs / hourUs, e.failures, none("no-failures")),
    "work-in-process": inProcess,
    people: context.people ?? "not-declared",
    energy: metered(energyKwh),
    "energy-per-unit":
      output === undefined ? "not-declared" : product(metered(1), ratio(energyKwh, output.good, none("no-production"))),
    power: metered(e.powerKw),
    carbon:
      context.carbonKgPerKwh === undefined ? "not-declared" : metered(Math.max(0, energyKwh) * context.carbonKgPerKwh),
  };
  const missingTime = missingShare(e.knownUs, e.plannedUs);
  const missingEnergy = missingShare(e.energyKnownUs, e.energyElapsedUs);
  const missing = (id: KpiId): number => {
    if (id === "energy" || id === "power" || id === "carbon") return missingEnergy;
    if (id === "energy-per-unit") return Math.max(missingEnergy, missingTime);
    if (id === "work-in-process") return context.workInProcess?.missing ?? 0;
    return id === "takt" || id === "people" ? 0 : missingTime;
  };
  return (Object.entries(outcomes) as [KpiId, Outcome][]).map(([id, outcome]) => {
    const isFigure = typeof outcome === "number";
    const isUnplanned = e.devices > 0 && e.plannedUs === 0 && context.isEmpty !== true;
    const why = isUnplanned && outcome === "no-data" ? "not-planned" : outcome;
    return { id, value: isFigure ? outcome : null, why: typeof why === "number" ? null : why, missing: missing(id) };
  });
}

function ratio(part: number, whole: number, otherwise: Exclude<Outcome, number>): Outcome {
  return whole > 0 ? part / whole : otherwise;
}

function product(...factors: readonly Outcome[]): Outcome {
  let result = 1;
  for (const factor of factors) {
    if (typeof factor !== "number") return factor;
    result *= factor;
  }
  return result;
}

function missingShare(knownUs: number, wholeUs: number): number {
  return wholeUs <= 0 ? 0 : Math.min(1, Math.max(0, 1 - knownUs / wholeUs));
}
