import { type KpiId, kpiDefinitions } from "../../twin/kpi/kpi-definitions.ts";
import type { KpiFigure, KpiResult } from "../../twin/kpi/kpi-result.ts";
import type { RoleSignal } from "../../twin/plant/device-type-schema.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { chainTo, type PlantIndex, signalOf, typeOf } from "../../twin/plant/plant-index.ts";
import type { Level } from "../../twin/plant/plant-schema.ts";
import { formatNumber, formatUnit, noValue } from "./format.ts";

/** The figures that people at a level look for first; the rest is one step away. */
export const firstKpis: Readonly<Record<Level, readonly KpiId[]>> = {
  park: ["oee", "good", "power", "energy", "energy-per-unit", "carbon", "work-in-process", "people"],
  factory: ["oee", "good", "throughput", "energy", "energy-per-unit", "carbon", "work-in-process", "people"],
  workshop: ["oee", "good", "throughput", "scrap-ratio", "energy", "people"],
  line: ["oee", "throughput", "takt", "work-in-process", "scrap-ratio", "energy-per-unit"],
  cell: ["oee", "availability", "effectiveness", "quality", "power", "energy"],
  device: ["oee", "availability", "effectiveness", "quality", "mtbf", "power"],
};

/** What is metered, whether something is made of it or not. */
const meteredKpis: readonly KpiId[] = ["power", "energy", "carbon"];

/**
 * The figures that stand on an asset's face. What makes nothing, a store of energy or a warehouse, has none of making:
 * of it those are shown that have a value, with all that is metered.
 */
export function faceFigures(figures: readonly KpiFigure[], level: Level, makesUnits: boolean): KpiFigure[] {
  const ids = makesUnits ? firstKpis[level] : [...new Set([...firstKpis[level], ...meteredKpis])];
  const found = ids.flatMap((id) => figures.find((each) => each.id === id) ?? []);
  return makesUnits ? found : found.filter(({ value }) => value !== null);
}

/** The figures by which what is below an asset is compared, by the level of what is below. */
export const childKpis: Readonly<Record<Level, readonly KpiId[]>> = {
  park: firstKpis.park,
  factory: ["oee", "good", "work-in-process", "power", "energy", "energy-per-unit", "carbon"],
  workshop: ["oee", "good", "throughput", "scrap-ratio", "work-in-process", "energy", "people"],
  line: ["oee", "good", "throughput", "takt", "scrap-ratio", "work-in-process", "energy-per-unit"],
  cell: firstKpis.cell,
  device: ["oee", "availability", "cycle-time", "work-in-process", "scrap-ratio", "mttr", "energy"],
};

/** A figure's value as text, with its unit apart; a dash where it has none. */
export function formatKpi({ id, value }: KpiFigure, language: Language): { text: string; unit: string } {
  const { unit } = kpiDefinitions[id];
  if (value === null) return { text: noValue, unit: "" };
  if (unit === "%") return { text: `${formatNumber(value * 100, 1, language)}%`, unit: "" };
  const [amount, as] = unit === "h" ? readableTime(value) : [value, unit];
  return { text: formatNumber(amount, decimalsOf(amount, as), language), unit: formatUnit(as, language) };
}

/** Hours as people read them: a minute is not read well as 0.02 h, nor half of one as 0.50 min. */
function readableTime(hours: number): readonly [amount: number, unit: string] {
  const size = Math.abs(hours);
  if (size >= 1) return [hours, "h"];
  return size >= 1 / 60 || size === 0 ? [hours * 60, "min"] : [hours * 3600, "s"];
}

/** A share as people read it: `12.5%`, and never 0 for what is there. */
export function formatShare(share: number, language: Language): string {
  if (share > 0 && share < 0.001) return "<0.1%";
  return `${formatNumber(share * 100, 1, language)}%`;
}

/** What a figure's formula leaves open, and is the same wherever it is shown. */
export type KpiConvention = "pace" | "carbon";

export function conventionOf(id: KpiId): KpiConvention | undefined {
  if (id === "carbon") return "carbon";
  return id === "oee" || id === "nee" || id === "effectiveness" || id === "cycle-time" ? "pace" : undefined;
}

/** By which rule a figure comes to be, beside those by which time and units of devices do. */
export type FigureRule = KpiResult["rule"] | "meter" | "output" | "declared" | "told";

const ownRules: Readonly<Partial<Record<KpiId, FigureRule>>> = {
  power: "meter",
  energy: "meter",
  carbon: "meter",
  good: "output",
  throughput: "output",
  "work-in-process": "told",
};

/**
 * The rule of one figure: not all of a result are made of the same.
 *
 * @param rule the one of time and units
 */
export function ruleOf(id: KpiId, rule: KpiResult["rule"]): FigureRule {
  if (id === "takt" || id === "people") return "declared";
  return rule === "own" ? rule : (ownRules[id] ?? rule);
}

/** The signals that a figure of devices rests on, by their places in the plant view. */
export function signalsOfKpi(plant: PlantIndex, id: KpiId, asset: number, devices: readonly string[]): number[] {
  const roles: readonly RoleSignal[] = kpiDefinitions[id].roles;
  if (id === "work-in-process") return nearestOf(plant, asset, "workInProcess");
  const measured = devices.flatMap((path) => plant.assetByPath.get(path) ?? []);
  const places = countsOutput.has(id) ? countingOf(plant, asset, measured) : measured;
  return [
    ...places.flatMap((place) =>
      roles.filter((role) => !isMeter(role)).flatMap((role) => roleSignal(plant, place, role)),
    ),
    ...(roles.some(isMeter) ? metersBelow(plant, asset) : []),
  ];
}

/** Figures of units that leave an asset: where it counts them itself, its machines do not. */
const countsOutput: ReadonlySet<KpiId> = new Set(["good", "throughput", "energy-per-unit"]);

/** Lines that count what leaves them, and those of the devices that are in none of these. */
function countingOf(plant: PlantIndex, asset: number, devices: readonly number[]): number[] {
  const isCounting = (place: number): boolean => {
    const role = typeOf(plant, place)?.role;
    return role?.goodCount !== undefined && role.state === undefined;
  };
  const countingBelow = (place: number): number[] =>
    isCounting(place) ? [place] : (plant.childrenOf[place] ?? []).flatMap(countingBelow);
  return [...countingBelow(asset), ...devices.filter((device) => !chainTo(plant, device).some(isCounting))];
}

/** The signals of the nearest assets at and below one that have a role. */
function nearestOf(plant: PlantIndex, asset: number, role: RoleSignal): number[] {
  const own = roleSignal(plant, asset, role);
  return own.length > 0 ? own : (plant.childrenOf[asset] ?? []).flatMap((child) => nearestOf(plant, child, role));
}

function isMeter(role: RoleSignal): boolean {
  return role === "power" || role === "energy";
}

function roleSignal(plant: PlantIndex, place: number, role: RoleSignal): number[] {
  const signal = signalOf(plant, place, typeOf(plant, place)?.role[role]);
  return signal === undefined ? [] : [signal];
}

/** The nearest meters at and below an asset: what is below a meter is in its reading. */
function metersBelow(plant: PlantIndex, asset: number): number[] {
  const [own] = [...roleSignal(plant, asset, "energy"), ...roleSignal(plant, asset, "power")];
  if (own !== undefined) return [own];
  return (plant.childrenOf[asset] ?? []).flatMap((child) => metersBelow(plant, child));
}

/** Units are whole; anything else has three digits that say something. */
function decimalsOf(value: number, unit: string): number {
  if (unit === "" || unit === "UPH") return 0;
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}
