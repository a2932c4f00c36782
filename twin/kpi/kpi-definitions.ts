import type { RoleSignal } from "../plant/device-type-schema.ts";

/** How a figure is calculated, and where that is written. */
export interface KpiDefinition {
  readonly unit: "" | "%" | "s" | "h" | "UPH" | "kWh" | "kW" | "kg";
  /** In the symbols of ISO 22400-2; a ratio over known time writes it as `known`. */
  readonly formula: string;
  /** The standard and its name for the figure; ours where no standard defines it. */
  readonly source: string;
  /** The formula is the standard's as others quote it: its own text was not at hand. */
  readonly isQuoted?: boolean;
  /** What it needs of a device's signals. */
  readonly roles: readonly RoleSignal[];
}

const iso = "ISO 22400-2:2014";
const [time, units] = [["state"], ["state", "totalCount"]] as const;
const quality = ["totalCount", "goodCount", "scrapCount"] as const;
const energy = ["power", "energy"] as const;

/**
 * Every figure there is. Where data is missing, times are held against the known part of the planned time, units
 * against the part of the production time in which their counter was heard, and the share that is missing stands beside
 * the figure: nothing is made up for it.
 */
export const kpiDefinitions = {
  oee: { unit: "%", formula: "A × E × Q", source: `${iso}, OEE index`, roles: ["state", ...quality] },
  availability: { unit: "%", formula: "APT ÷ PBT(known)", source: `${iso}, availability`, roles: time },
  effectiveness: {
    unit: "%",
    formula: "PRI × PQ(timed) ÷ APT(counted)",
    source: `${iso}, effectiveness`,
    roles: units,
  },
  quality: { unit: "%", formula: "GQ ÷ PQ", source: `${iso}, quality ratio`, roles: quality },
  nee: {
    unit: "%",
    formula: "(APT + AUST) ÷ PBT(known) × E × Q",
    source: `${iso}, NEE index`,
    isQuoted: true,
    roles: ["state", ...quality],
  },
  utilisation: {
    unit: "%",
    formula: "APT ÷ AUBT, AUBT = APT + AUST + ADET",
    source: `${iso}, utilization efficiency`,
    isQuoted: true,
    roles: time,
  },
  "setup-ratio": {
    unit: "%",
    formula: "AUST ÷ (APT + AUST)",
    source: `${iso}, setup ratio`,
    isQuoted: true,
    roles: time,
  },
  produced: { unit: "", formula: "PQ", source: `${iso}, produced quantity`, isQuoted: true, roles: ["totalCount"] },
  good: { unit: "", formula: "GQ", source: `${iso}, good quantity`, isQuoted: true, roles: quality },
  throughput: {
    unit: "UPH",
    formula: "GQ(timed) ÷ PBT(known)",
    source: `${iso}, throughput rate (AOET = PBT)`,
    isQuoted: true,
    roles: ["state", ...quality],
  },
  "cycle-time": { unit: "s", formula: "APT(counted) ÷ PQ(timed)", source: "Vitrine", roles: units },
  takt: { unit: "s", formula: "takt as planned", source: "plant.json", roles: [] },
  "first-pass-yield": {
    unit: "%",
    formula: "(GQ − RQ) ÷ PQ",
    source: `${iso}, first pass yield`,
    isQuoted: true,
    roles: [...quality, "reworkCount"],
  },
  "scrap-ratio": { unit: "%", formula: "SQ ÷ PQ", source: `${iso}, scrap ratio`, isQuoted: true, roles: quality },
  "mtbf-iso": {
    unit: "h",
    formula: "ΣTBF ÷ (FE + 1)",
    source: `${iso}, mean time between failures`,
    isQuoted: true,
    roles: time,
  },
  mtbf: { unit: "h", formula: "ΣTBF ÷ FE", source: "everyday convention", roles: time },
  "mttr-iso": {
    unit: "h",
    formula: "ΣTTR ÷ (FE + 1)",
    source: `${iso}, mean time to repair`,
    isQuoted: true,
    roles: time,
  },
  mttr: { unit: "h", formula: "ΣTTR ÷ FE", source: "everyday convention", roles: time },
  "work-in-process": { unit: "", formula: "Σ units in process", source: "Vitrine", roles: ["workInProcess"] },
  people: { unit: "", formula: "Σ people planned now", source: "plant.json", roles: [] },
  energy: { unit: "kWh", formula: "∫ P dt", source: "Vitrine", roles: energy },
  "energy-per-unit": {
    unit: "kWh",
    formula: "∫ P dt ÷ GQ",
    source: `${iso}, direct energy consumption effectiveness`,
    isQuoted: true,
    roles: [...energy, ...quality],
  },
  power: { unit: "kW", formula: "∫ P dt ÷ t(known)", source: "Vitrine", roles: energy },
  carbon: { unit: "kg", formula: "max(0, ∫ P dt) × factor", source: "plant.json", roles: energy },
} as const satisfies Readonly<Record<string, KpiDefinition>>;

export type KpiId = keyof typeof kpiDefinitions;

export const kpiIds = Object.keys(kpiDefinitions) as readonly KpiId[];
