import type { Asset, Plant } from "../plant/plant.ts";
import { calculateKpis, isUncounted, type KpiContext, missingShare } from "./calculate-kpis.ts";
import { addElements, type Elements, energyElements, workElements } from "./elements.ts";
import type { Facts } from "./facts.ts";
import { findBottleneck } from "./find-bottleneck.ts";
import type { KpiResult, MinuteUnderWay } from "./kpi-result.ts";
import { lossesOf, timeLostIn } from "./losses.ts";
import type { MeterPlan, MeterPlans } from "./meter-plan.ts";

/** Facts of a range, as far as it has passed. */
export interface CountedRange {
  readonly fromUs: number;
  readonly toUs: number;
  /** The plant was first recorded within the span that it is of, and it begins only then. */
  readonly isFirst: boolean;
  /** Time of it for which an asset is planned to work, microseconds. */
  plannedUs(asset: number): number;
  /** Whether an asset is planned to work in the last minute of the range. */
  isPlanned(asset: number): boolean;
  factsOf(meter: number): Facts;
  /** Units in process at a meter at its end; NaN where that is not known. */
  inProcess(meter: number): number;
}

/** Figures of any asset, from the facts of the devices at and below it. */
export interface RollUp {
  result(asset: number, counted: CountedRange): KpiResult;
  /** Time lost in a range that is under way; undefined where the asset has no losses. */
  timeLost(asset: number, counted: CountedRange): MinuteUnderWay | undefined;
}

/**
 * The rules, in order, for time and units: an asset with a state of its own is measured by it; a line that names its
 * constraint has that device's figures; anything else is the sum of the devices below that make units, element by
 * element. Energy is that of its own meter, or the sum of the nearest meters below. Good units are those that an asset
 * counts itself, or those of the device that a line names as its output; above lines they are added up.
 */
export function createRollUp(plant: Plant, { meters }: MeterPlans): RollUp {
  const meterOf = new Map(meters.map(({ asset }, meter) => [asset, meter]));
  const childrenOf: Asset[][] = plant.assets.map(() => []);
  for (const asset of plant.assets) childrenOf[asset.parent]?.push(asset);

  const has = (asset: number, role: "state" | "totalCount"): boolean =>
    meters[meterOf.get(asset) ?? -1]?.signals[role] !== undefined;
  const isEnergyMetered = (asset: number): boolean => {
    const signals = meters[meterOf.get(asset) ?? -1]?.signals;
    return signals?.power !== undefined || signals?.energy !== undefined;
  };
  const childNamed = (asset: Asset, id: string | undefined): Asset | undefined =>
    id === undefined ? undefined : childrenOf[asset.index]?.find((child) => child.id === id);

  /** Devices at and below an asset that a test accepts, without looking below those. */
  const nearest = (asset: Asset, isWanted: (asset: number) => boolean): Asset[] =>
    isWanted(asset.index) ? [asset] : (childrenOf[asset.index] ?? []).flatMap((child) => nearest(child, isWanted));

  const workOf = ({ index }: Asset, { plannedUs, factsOf }: CountedRange): Elements => {
    const meter = meterOf.get(index) ?? -1;
    const plan = meters[meter];
    return plan === undefined ? addElements([]) : workElements(plan, factsOf(meter), plannedUs(index));
  };
  const energyOf = ({ index }: Asset, { fromUs, toUs, factsOf }: CountedRange): Elements => {
    const meter = meterOf.get(index) ?? -1;
    const plan = meters[meter];
    return plan === undefined ? addElements([]) : energyElements(plan, factsOf(meter), toUs - fromUs);
  };

  /** The devices that an asset's time and units are of, in the order of the flow, and by which rule. */
  const measured = (asset: Asset): { rule: KpiResult["rule"]; devices: readonly Asset[] } => {
    if (has(asset.index, "state")) return { rule: "own", devices: [asset] };
    const constraint = childNamed(asset, asset.production.constraint);
    if (constraint !== undefined) return { rule: "constraint", devices: [constraint] };
    return { rule: "sum", devices: nearest(asset, (each) => has(each, "state") && has(each, "totalCount")) };
  };

  const outputOf = (asset: Asset, counted: CountedRange): KpiContext["output"] => {
    const meter = meterOf.get(asset.index) ?? -1;
    const counts = meters[meter]?.signals;
    const isJudged = counts?.goodCount !== undefined || counts?.scrapCount !== undefined;
    // A line that counts what leaves it knows better than any of its machines.
    if (counts?.goodCount !== undefined && counts.state === undefined)
      return countedOutput(counts, counted.factsOf(meter), counted.plannedUs(asset.index), isEmpty(counted));
    if (has(asset.index, "totalCount"))
      return isJudged && has(asset.index, "state") ? outputElements(workOf(asset, counted)) : undefined;
    const output = childNamed(asset, asset.production.output);
    if (output !== undefined) return outputOf(output, counted);
    if (asset.level === "line" || asset.level === "device") return undefined;
    const outputs = (childrenOf[asset.index] ?? []).flatMap((child) => outputOf(child, counted) ?? []);
    if (outputs.length === 0) return undefined;
    return {
      good: sumOfKnown(outputs.map(({ good }) => good)),
      perHour: sumOfKnown(outputs.map(({ perHour }) => perHour)),
      losses: undefined,
    };
  };

  const inProcess = (asset: Asset, counted: CountedRange): KpiContext["workInProcess"] => {
    const told = nearest(asset, (each) => meters[meterOf.get(each) ?? -1]?.signals.workInProcess !== undefined).map(
      ({ index }) => counted.inProcess(meterOf.get(index) ?? -1),
    );
    if (told.length === 0) return undefined;
    const known = told.filter((units) => !Number.isNaN(units));
    return { units: known.reduce((sum, units) => sum + units, 0), missing: 1 - known.length / told.length };
  };

  /** People of an asset, or of those below that name theirs; who has no shift now is not there. */
  const peopleOf = ({ index, production: { people } }: Asset, counted: CountedRange): number | undefined => {
    if (people !== undefined) return counted.isPlanned(index) ? people : 0;
    const below = (childrenOf[index] ?? []).flatMap((child) => peopleOf(child, counted) ?? []);
    return below.length === 0 ? undefined : below.reduce((sum, each) => sum + each, 0);
  };

  /** A device goes at the pace of its line. */
  const taktOf = (asset: Asset | undefined): number | undefined =>
    asset === undefined ? undefined : (asset.production.taktS ?? taktOf(plant.assets[asset.parent]));

  const assetAt = (index: number): Asset => {
    const asset = plant.assets[index];
    if (asset === undefined) throw new Error(`there is no asset ${index}`);
    return asset;
  };
  /** The work of those devices that losses are of. */
  const pacedOf = (work: readonly Elements[]): Elements => addElements(work.filter((each) => each.pacedDevices > 0));

  return {
    result(index, counted) {
      const asset = assetAt(index);
      const { rule, devices } = measured(asset);
      const work = devices.map((device) => workOf(device, counted));
      const energy = nearest(asset, isEnergyMetered).map((device) => energyOf(device, counted));
      const sum = addElements([...work, ...energy]);
      const inFlow = asset.level === "line" ? nearest(asset, (each) => has(each, "totalCount")) : [];
      const slowest = findBottleneck(inFlow.map((device) => workOf(device, counted)));
      const bottleneck = inFlow[slowest ?? -1]?.path;
      const losses = lossesOf(pacedOf(work));
      return {
        asset: asset.path,
        fromUs: counted.fromUs,
        toUs: counted.toUs,
        ...(counted.isFirst ? { isFirst: true } : {}),
        rule,
        devices: devices.map(({ path }) => path),
        figures: calculateKpis(sum, {
          output: outputOf(asset, counted),
          taktS: taktOf(asset),
          workInProcess: inProcess(asset, counted),
          people: peopleOf(asset, counted),
          carbonKgPerKwh: plant.carbon?.kgPerKwh,
          isEmpty: isEmpty(counted),
        }),
        ...(losses === undefined ? {} : { losses }),
        ...(bottleneck === undefined ? {} : { bottleneck }),
      };
    },
    timeLost(index, counted) {
      const work = pacedOf(measured(assetAt(index)).devices.map((device) => workOf(device, counted)));
      if (work.devices === 0) return undefined;
      return { fromUs: counted.fromUs, toUs: counted.toUs, lost: timeLostIn(work) };
    },
  };
}

/** Whether not a single minute of a range is over. */
function isEmpty({ fromUs, toUs }: CountedRange): boolean {
  return toUs <= fromUs;
}

/** What a device puts out; its rate is that of the units that were made in known time. */
function outputElements(elements: Elements): NonNullable<KpiContext["output"]> {
  const { good, produced, timedUnits, knownUs, countableUs, countedUs, judgeableUs, judgedUs } = elements;
  const isSilent = good === 0 && ((judgeableUs > 0 && judgedUs === 0) || isUncounted(elements));
  const timedGood = produced > 0 ? (good * timedUnits) / produced : 0;
  // What it made while nobody heard of its counter is no part of the rate, and neither is that time.
  const timedUs = knownUs - Math.max(0, countableUs - countedUs);
  return {
    good: isSilent ? undefined : good,
    perHour: !isSilent && timedUs > 0 ? (timedGood * hourUs) / timedUs : undefined,
    losses: undefined,
  };
}

/** What an asset without a state of its own counts itself. */
function countedOutput(
  { scrapCount }: MeterPlan["signals"],
  { good, scrap, rework, goodUntimed, goodKnown }: Facts,
  plannedUs: number,
  isNothingYet: boolean,
): NonNullable<KpiContext["output"]> {
  const isUnheard = good === 0 && goodKnown === 0 && (plannedUs > 0 || isNothingYet);
  return {
    good: isUnheard ? undefined : good,
    perHour: goodKnown > 0 ? ((good - goodUntimed) * hourUs) / goodKnown : undefined,
    missing: missingShare(goodKnown, plannedUs),
    losses: scrapCount === undefined ? undefined : { scrap, rework },
  };
}

/** Undefined where none is known. */
function sumOfKnown(all: readonly (number | undefined)[]): number | undefined {
  const known = all.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
}

const hourUs = 3_600_000_000;
