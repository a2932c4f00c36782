import { alwaysWorking, type Calendar } from "../../twin/simulation/calendar.ts";
import { createCrew } from "../../twin/simulation/crew.ts";
import { createEventQueue } from "../../twin/simulation/event-queue.ts";
import { createLedgerKeeper } from "../../twin/simulation/keep-ledger.ts";
import type { DeviceHour, LineHour } from "../../twin/simulation/ledger.ts";
import { createLine } from "../../twin/simulation/line.ts";
import type { Line } from "../../twin/simulation/line-model.ts";
import { lineSchema } from "../../twin/simulation/line-schema.ts";
import { machineSchema } from "../../twin/simulation/machine-schema.ts";

/** A stage: its machines' settings, and what of the stage's own is not as usual. */
export interface StageOptions {
  readonly machine: object;
  /** Machines side by side; one unless said. */
  readonly count?: number;
  readonly bufferUnits?: number;
}

export interface LoneLineOptions {
  readonly seed?: number;
  readonly line?: object;
  readonly calendar?: Calendar;
  readonly crew?: number;
}

/** A line without a plant, with its own ledger. */
export interface LoneLine {
  readonly line: Line;
  /** Runs on to so many seconds after the start. */
  runTo(seconds: number): void;
  /** All hours of a machine, by its stage and place there, added up. */
  device(stage: number, place?: number): DeviceHour;
  total(): LineHour;
}

/** One failure that comes after an exponential time and is repaired in an exponential time. */
export function failing(mtbfS: number, mttrS: number): object {
  return { failures: [{ id: "failure", name: { zh: "故障", en: "Failure" }, mtbfS, mttrS }] };
}

export function loneLine(stages: readonly StageOptions[], options: LoneLineOptions = {}): LoneLine {
  const { seed = 1, calendar = alwaysWorking, crew = Number.POSITIVE_INFINITY } = options;
  const settings = lineSchema.parse({
    asset: "line",
    unit: "U",
    unitName: { zh: "件", en: "Unit" },
    products: [{ id: "P", name: { zh: "产品", en: "Product" }, lotUnits: 1_000_000 }],
    isWarm: false,
    ...options.line,
    stages: stages.map(({ bufferUnits = 4, count = 1 }, stage) => ({
      machines: Array.from({ length: count }, (_, place) => `${stage}/${place}`),
      bufferUnits,
    })),
  });
  const machines = stages.map(({ machine }) => machineSchema.parse(machine));
  const queue = createEventQueue();
  const keeper = createLedgerKeeper(0, 100_000);
  const line = createLine(settings, {
    queue,
    calendar,
    crew: createCrew(crew),
    watch: keeper.machineWatch,
    lineWatch: keeper.lineWatch,
    seed,
    startUs: 0,
    settingsOf: (path) => machines[Number(path.split("/")[0])] ?? machineSchema.parse({}),
    spoiledShare: () => 0,
  });
  keeper.openLine(line, calendar);
  for (const { machine } of line.stations) keeper.openDevice(machine, calendar, undefined);
  return {
    line,
    runTo(seconds) {
      queue.runUntil(seconds * 1e6);
      keeper.upTo(seconds * 1e6);
    },
    device: (stage, place = 0) => addUp(keeper.ledger.devices.get(`${stage}/${place}`) ?? []),
    total: () => addUp(keeper.ledger.lines.get("line") ?? []),
  };
}

/** Adds up hours, number by number. */
function addUp<Hour extends object>(hours: readonly Hour[]): Hour {
  const sum = structuredClone(hours[0]) as Record<string, unknown>;
  for (const hour of hours.slice(1)) addTo(sum, hour as Record<string, unknown>);
  return sum as Hour;
}

function addTo(sum: Record<string, unknown>, hour: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(hour)) {
    const before = sum[key];
    if (typeof value === "number" && typeof before === "number") sum[key] = before + value;
    else if (value instanceof Map || typeof value !== "object") continue;
    else addTo(before as Record<string, unknown>, value as Record<string, unknown>);
  }
}
