import type { Facts } from "./facts.ts";
import type { MeterPlan } from "./meter-plan.ts";

/**
 * What figures are made of, named as in ISO 22400-2:2014 where it has a name for it. Times are microseconds
 * of planned time in which the state was known. Those of several devices are added up, name by name.
 */
export interface Elements {
  /** Devices that make units, and how many of them have a planned run time per item. */
  readonly devices: number;
  readonly pacedDevices: number;
  /** Those of which something is known. */
  readonly knownDevices: number;
  /** Planned busy time (PBT), and the part of it in which the state was known. */
  readonly plannedUs: number;
  readonly knownUs: number;
  /** Actual production time (APT), and that of devices with a planned run time per item. */
  readonly productionUs: number;
  readonly pacedUs: number;
  /** The part of that in which their units were counted. */
  readonly pacedCountedUs: number;
  /** The same of devices that have run as long as it takes them to end something: only those can be rated. */
  readonly ratedUs: number;
  /** Actual production time of devices that count their units, and the part of it in which the count was known. */
  readonly countingDevices: number;
  readonly countableUs: number;
  readonly countedUs: number;
  /** The same of those that count their good units. */
  readonly judgeableUs: number;
  readonly judgedUs: number;
  /** Actual unit set-up time (AUST). */
  readonly setupUs: number;
  /** Time down: between a failure and its repair (TTR). */
  readonly downUs: number;
  readonly maintenanceUs: number;
  readonly blockedUs: number;
  readonly starvedUs: number;
  readonly idleUs: number;
  readonly stoppedUs: number;
  /** Produced (PQ), good (GQ), scrap (SQ) and rework (RQ) quantity, units. */
  readonly produced: number;
  readonly good: number;
  readonly scrap: number;
  readonly rework: number;
  /** The part of PQ that devices made which tell good units from scrap. */
  readonly checked: number;
  /** Units made in known time; of the rated devices, and planned run time per item (PRI) times those. */
  readonly timedUnits: number;
  readonly ratedIdealUs: number;
  readonly ratedUnits: number;
  /** Planned run time of what the rated devices end at once, added up, and its squares. */
  readonly ratedCyclesUs: number;
  readonly ratedCyclesSquared: number;
  /** Failure events (FE). */
  readonly failures: number;
  readonly meteredDevices: number;
  readonly energyMj: number;
  readonly energyKnownUs: number;
  /** Elapsed time of all minutes, times the devices whose energy is metered. */
  readonly energyElapsedUs: number;
  /** Mean power over the known time, kW. */
  readonly powerKw: number;
}

const elementNames: readonly (keyof Elements)[] = [
  "devices",
  "pacedDevices",
  "knownDevices",
  "plannedUs",
  "knownUs",
  "productionUs",
  "pacedUs",
  "pacedCountedUs",
  "ratedUs",
  "countingDevices",
  "countableUs",
  "countedUs",
  "judgeableUs",
  "judgedUs",
  "setupUs",
  "downUs",
  "maintenanceUs",
  "blockedUs",
  "starvedUs",
  "idleUs",
  "stoppedUs",
  "produced",
  "good",
  "scrap",
  "rework",
  "checked",
  "timedUnits",
  "ratedIdealUs",
  "ratedUnits",
  "ratedCyclesUs",
  "ratedCyclesSquared",
  "failures",
  "meteredDevices",
  "energyMj",
  "energyKnownUs",
  "energyElapsedUs",
  "powerKw",
];

/** The elements of several devices together; of none they are all zero. */
export function addElements(all: readonly Elements[]): Elements {
  const sum = Object.fromEntries(elementNames.map((name) => [name, 0])) as Record<keyof Elements, number>;
  for (const each of all) for (const name of elementNames) sum[name] += each[name];
  return sum;
}

/**
 * Units that the quality ratio is of: those produced where good units are told from scrap. A machine tells its counts one after the other, and what it has
 * told to be good or scrap was produced as well, whether or not it has told that by now.
 */
export function judgedUnits({ checked, good, scrap }: Elements): number {
  return Math.max(checked, good + Math.max(0, scrap));
}

/** The elements of one device's time and units; all zero for one that reports no state. */
export function workElements(
  { signals, idealCycleS, unitsAtOnce }: MeterPlan,
  facts: Facts,
  plannedUs: number,
): Elements {
  const none = addElements([]);
  if (signals.state === undefined) return none;
  const { stopped, idle, starved, blocked, setup, running, fault, maintenance } = facts;
  const isPaced = idealCycleS !== undefined && signals.totalCount !== undefined;
  // While it stands, a counter that is silent hides nothing.
  const counted = Math.min(running, facts.totalKnown);
  const timedUnits = facts.total - facts.totalUntimed;
  const cycleUs = isPaced ? idealCycleS * 1e6 * unitsAtOnce : 0;
  const isRated = isPaced && counted >= cycleUs;
  const isCounting = signals.totalCount !== undefined;
  const isJudging = signals.goodCount !== undefined;
  const knownUs = stopped + idle + starved + blocked + setup + running + fault + maintenance;
  return {
    ...none,
    devices: 1,
    pacedDevices: isPaced ? 1 : 0,
    knownDevices: knownUs > 0 ? 1 : 0,
    plannedUs,
    knownUs,
    productionUs: running,
    pacedUs: isPaced ? running : 0,
    pacedCountedUs: isPaced ? counted : 0,
    ratedUs: isRated ? counted : 0,
    countingDevices: isCounting ? 1 : 0,
    countableUs: isCounting ? running : 0,
    countedUs: isCounting ? counted : 0,
    judgeableUs: isJudging ? running : 0,
    judgedUs: isJudging ? Math.min(running, facts.goodKnown) : 0,
    setupUs: setup,
    downUs: fault,
    maintenanceUs: maintenance,
    blockedUs: blocked,
    starvedUs: starved,
    idleUs: idle,
    stoppedUs: stopped,
    ...unitsOf(signals, facts),
    timedUnits,
    ratedIdealUs: isRated ? Math.round(idealCycleS * 1e6 * timedUnits) : 0,
    ratedUnits: isRated ? timedUnits : 0,
    ratedCyclesUs: isRated ? cycleUs : 0,
    ratedCyclesSquared: isRated ? cycleUs ** 2 : 0,
    failures: facts.failures,
  };
}

/** The elements of one device's energy; all zero where it has no meter. */
export function energyElements({ signals }: MeterPlan, facts: Facts, elapsedUs: number): Elements {
  const none = addElements([]);
  if (signals.power === undefined && signals.energy === undefined) return none;
  const { energyMj, energyKnownUs } = facts;
  return {
    ...none,
    meteredDevices: 1,
    energyMj,
    energyKnownUs,
    energyElapsedUs: elapsedUs,
    powerKw: energyKnownUs === 0 ? 0 : energyMj / energyKnownUs,
  };
}

/** Good units and scrap each follow from the other where only one is counted: PQ = GQ + SQ. */
function unitsOf(
  { goodCount, scrapCount }: MeterPlan["signals"],
  { total, good, scrap, rework, running, goodKnown }: Facts,
): Pick<Elements, "produced" | "good" | "scrap" | "rework" | "checked"> {
  const countedGood = goodCount === undefined ? total - scrap : good;
  const countedScrap = scrapCount === undefined ? total - countedGood : scrap;
  // A counter of good units that was never heard of does not say that all is scrap.
  const isSilent = goodCount !== undefined && running > 0 && goodKnown === 0 && good === 0;
  const isCounted = !isSilent && (goodCount !== undefined || scrapCount !== undefined);
  const none = { produced: total, good: 0, scrap: 0, rework, checked: 0 };
  return isCounted ? { ...none, good: countedGood, scrap: countedScrap, checked: total } : none;
}
