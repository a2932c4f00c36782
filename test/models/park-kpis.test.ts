import { describe, expect, it } from "vitest";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { openKpiBook } from "../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../twin/kpi/kpi-definitions.ts";
import type { KpiResult } from "../../twin/kpi/kpi-result.ts";
import { recomputeKpis } from "../../twin/kpi/recompute-kpis.ts";
import { createShiftCalendar } from "../../twin/kpi/shift-calendar.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { alwaysWorking, createCalendar } from "../../twin/simulation/calendar.ts";
import type { DeviceHour, LineHour } from "../../twin/simulation/ledger.ts";
import { simulatePlant } from "../../twin/simulation/simulate-plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";
import { encodeInOrder } from "../../twin/telemetry/encode-in-order.ts";
import { appendSample, clearSamples, createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable } from "../../twin/telemetry/signal-table.ts";
import { tableSamples } from "../../twin/telemetry/table-samples.ts";

const loaded = await loadPlantFolder("models/demo-park");
if (loaded.plant === undefined || loaded.simulation === undefined) throw new Error("the demonstration park has errors");

/** Said at least this often: fewer words than the park has, and none of what figures do not need. */
const everyMs = 20_000;
const plant: Plant = {
  ...loaded.plant,
  signals: loaded.plant.signals.map((signal) => ({ ...signal, staleAfterUs: 1.5 * everyMs * 1000 })),
};
const file = withoutProcessValues(plant, loaded.simulation);

/** Monday, 08:00 in China: the production day begins. What is said in the hour before is known by then. */
const dayUs = Date.UTC(2026, 5, 15, 0) * 1000;
const hourUs = 3600e6;
const everyAsset = plant.assets.map(({ index }) => index);
const tooSlowForADay = [
  "biomed/upstream/line-1",
  "power-equipment/transformer/line-1",
  "power-equipment/transformer/line-2",
  "power-equipment/transformer/line-3",
];
/** Figures are those of the last full minute: at 08:00 they would be of the new day. */
const endUs = dayUs + 24 * hourUs - 60e6;

describe("figures of a simulated day against what the simulation knows to have happened", { timeout: 240_000 }, () => {
  const simulated = simulateDay();
  const truthOf = (path: string): DayTruth => addHours(hoursOfDay(simulated.ledger.devices.get(path)));
  const indexOf = (path: string): number => plant.assets.findIndex((asset) => asset.path === path);
  const idealS = (path: string): number => plant.assets[indexOf(path)]?.type?.role.idealCycleS ?? Number.NaN;
  const cycleS = (path: string): number => idealS(path) * (plant.assets[indexOf(path)]?.type?.role.unitsAtOnce ?? 1);
  const figureOf = (path: string, id: KpiId): number => figure(simulated.book.result(indexOf(path), "day", 0), id);

  it.each(file.lines.map(({ asset, stages }) => [asset, stages] as const))("%s", (line, stages) => {
    const machines = stages.flatMap((stage) => stage.machines);
    const all = machines.map((path) => ({ path, ...truthOf(path), idealUs: idealS(path) * 1e6 * truthOf(path).total }));
    const sum = (of: (truth: (typeof all)[number]) => number): number => all.reduce((all, each) => all + of(each), 0);
    const [planned, running, ideal] = [
      sum((each) => each.plannedUs),
      sum((each) => each.runningUs),
      sum((each) => each.idealUs),
    ];
    const [total, scrap] = [sum((each) => each.total), sum((each) => each.scrap)];
    // The line's own figures are those of its machines added up, element by element. Times are told to the
    // microsecond; counters when they change.
    expect(figureOf(line, "availability")).toBeCloseTo(running / planned, 6);
    expect(figureOf(line, "produced")).toBe(total);
    if (total > 0) expect(figureOf(line, "quality")).toBeCloseTo((total - scrap) / total, 9);
    const isTold = !Number.isNaN(figureOf(line, "effectiveness"));
    // A day is too short for the pace of a culture, of a transformer, and of a coil that takes 20 h.
    expect(isTold).toBe(!tooSlowForADay.includes(line));
    // Where every machine has run for as long as its units take, the pace is that of all of them.
    const areAllRated = all.every((each) => each.runningUs >= cycleS(each.path) * 1e6);
    if (isTold && areAllRated) {
      // What was begun the day before may end in it: above 1 by no more than that, it is 1.
      const begunBefore = sum((each) => cycleS(each.path) * 1e6);
      const isExplained = ideal > running && ideal <= running + begunBefore;
      const pace = isExplained ? 1 : ideal / running;
      expect(figureOf(line, "effectiveness")).toBeCloseTo(pace, 5);
      expect(figureOf(line, "oee")).toBeCloseTo((running / planned) * pace * ((total - scrap) / total), 5);
    }
    for (const path of machines) {
      const truth = truthOf(path);
      expect(figureOf(path, "availability"), path).toBeCloseTo(truth.runningUs / truth.plannedUs, 6);
      expect(figureOf(path, "produced"), path).toBe(truth.total);
    }
    // A line tells its counters by the clock, so at both ends of the day a unit may not have been told.
    const left = addLine(hoursOfDay(simulated.ledger.lines.get(line)));
    const untold = 2 + (2 * everyMs) / 1000 / (plant.assets[indexOf(line)]?.production.taktS ?? 1);
    expect(Math.abs(figureOf(line, "good") - left.finished)).toBeLessThanOrEqual(untold);
    const bad = left.scrapped / (left.finished + left.scrapped);
    if (left.finished > 1000) expect(figureOf(line, "scrap-ratio")).toBeCloseTo(bad, 3);
    expect(figureOf(line, "work-in-process")).toBeGreaterThanOrEqual(0);
  });

  it.each(file.lines.map(({ asset }) => asset))("energy of %s", (line) => {
    const below = [...simulated.ledger.devices.keys()].filter((path) => path.startsWith(`${line}/`));
    const kwh = below.reduce((sum, path) => sum + truthOf(path).energyKwh, 0);
    // Meters show tenths of a kilowatt hour; what was used since the last reading is not in it.
    expect(Math.abs(figureOf(line, "energy") - kwh)).toBeLessThan(kwh * 0.001 + below.length * 0.1);
    expect(kwh).toBeGreaterThan(10);
  });

  it("computed again from what was recorded they are those shown live, for every hour of every asset", async () => {
    expect(simulated.hours).toHaveLength(24);
    for (const { range, live } of simulated.hours) {
      expect(await recomputeKpis(plant, simulated.history, everyAsset, range, range.toUs)).toEqual(live);
    }
    const day = { fromUs: dayUs, toUs: endUs };
    const live = everyAsset.map((asset) => simulated.book.result(asset, "day", 0));
    expect(await recomputeKpis(plant, simulated.history, everyAsset, day, endUs)).toEqual(live);
  });

  it("time down of every machine that is planned all day", () => {
    const machines = file.lines.flatMap(({ stages }) => stages.flatMap((stage) => stage.machines));
    const down = machines.flatMap((path) => {
      const { faultUs, plannedUs } = truthOf(path);
      const [iso, usual] = [figureOf(path, "mttr-iso"), figureOf(path, "mttr")];
      if (plannedUs < 23 * hourUs || Number.isNaN(usual)) return [];
      // MTTR over FE + 1 as in ISO 22400-2 and over FE: the difference of their reciprocals is that of the time down.
      return [[1 / (1 / iso - 1 / usual), faultUs / hourUs] as const];
    });
    expect(down.length).toBeGreaterThan(30);
    for (const [shown, true_] of down) expect(shown).toBeCloseTo(true_, 4);
  });
});

it("every line and machine is planned as it is simulated", () => {
  const calendars = new Map(Object.entries(file.calendars).map(([id, settings]) => [id, createCalendar(settings)]));
  for (const { asset, calendar = "", stages } of file.lines) {
    const simulated = calendars.get(calendar) ?? alwaysWorking;
    const of = (path: string) => plant.assets.find((each) => each.path === path);
    const planned = createShiftCalendar(of(asset)?.calendar ?? plant.calendar);
    for (let hour = 0; hour < 7 * 24; hour++) {
      const range = { fromUs: dayUs + hour * hourUs, toUs: dayUs + (hour + 1) * hourUs };
      expect(planned.plannedUs(range), `${asset} ${hour}`).toBeCloseTo(
        simulated.plannedUs(range.fromUs, range.toUs),
        0,
      );
    }
    for (const path of stages.flatMap((stage) => stage.machines)) {
      const isAttended = file.machines[of(path)?.type?.id ?? ""]?.isAttended ?? true;
      const week = { fromUs: dayUs, toUs: dayUs + 168 * hourUs };
      const expected = (isAttended ? simulated : alwaysWorking).plannedUs(week.fromUs, week.toUs);
      expect(createShiftCalendar(of(path)?.calendar ?? plant.calendar).plannedUs(week), path).toBeCloseTo(expected, 0);
    }
  }
});

/** What the simulation says of a day, heard by a book and recorded as it is said. */
function simulateDay() {
  const book = openKpiBook(plant);
  const table = createSignalTable(plant.signals.length);
  const isText = new Uint8Array(plant.signals.length);
  /** By full minute: what was received in the minute that ends then; and by full hour all that was known. */
  const minutes = new Map<number, Uint8Array<ArrayBuffer>[]>();
  const states = new Map<number, Uint8Array<ArrayBuffer>[]>();
  const hours: { readonly range: TimeRange; readonly live: readonly KpiResult[] }[] = [];
  const history: Pick<RecordedHistory, "stateAt" | "samples"> = {
    stateAt: (timeUs) => Promise.resolve({ batches: states.get(timeUs) ?? [], alarms: [] }),
    async *samples({ fromUs, toUs }) {
      for (let minuteUs = Math.ceil(fromUs / 60e6) * 60e6; minuteUs <= toUs; minuteUs += 60e6) {
        yield* minutes.get(minuteUs) ?? [];
      }
    },
  };
  const samples = createSampleColumns(8192);
  const simulated = simulatePlant(plant, file, {
    seed: 7,
    startUs: dayUs - hourUs,
    traceUnits: 0,
    say({ models }, values, timeUs) {
      for (const [place, { signal }] of models.entries()) {
        const { definition, index } = signal;
        const said = values[place];
        const value = definition.type === "enum" ? definition.values.indexOf(String(said)) : Number(said);
        appendSample(samples, index, Math.round(timeUs), value, 0, 0);
      }
    },
  });
  for (let nowUs = dayUs - hourUs; nowUs <= endUs; nowUs += 60e6) {
    simulated.advance(nowUs);
    book.take(samples);
    applySamples(table, samples, isText);
    minutes.set(nowUs, encodeInOrder(samples, isText));
    clearSamples(samples);
    book.tick(nowUs);
    // The last hour ends with the day's last figures, a minute before the day does.
    const isFullHour = (nowUs - dayUs) % hourUs === 0;
    if (isFullHour || nowUs === endUs - hourUs) states.set(nowUs, encodeInOrder(tableSamples(table, isText), isText));
    if (nowUs <= dayUs || !(isFullHour || nowUs === endUs)) continue;
    const live = everyAsset.map((asset) => book.result(asset, "hour"));
    hours.push({ range: { fromUs: nowUs - hourUs, toUs: nowUs }, live });
  }
  return { book, ledger: simulated.ledger, hours, history };
}

/** Behaviours of the signals that figures need, and of power, by which the simulation meters energy. */
function withoutProcessValues({ assets }: Plant, simulation: SimulationFile): SimulationFile {
  const roles = new Map(assets.flatMap(({ type }) => (type === undefined ? [] : [[type.id, type.role] as const])));
  const needed = (type: string, signal: string): boolean => {
    const { states: _, idealCycleS: __, ...signals } = roles.get(type) ?? {};
    return Object.values(signals).includes(signal);
  };
  return {
    ...simulation,
    behaviours: Object.fromEntries(
      Object.entries(simulation.behaviours).map(([type, behaviours]) => [
        type,
        Object.fromEntries(
          Object.entries(behaviours)
            .filter(([signal, { kind }]) => kind !== "sum" && needed(type, signal))
            .map(([signal, behaviour]) => [signal, { ...behaviour, everyMs }]),
        ),
      ]),
    ),
  };
}

interface DayTruth {
  readonly plannedUs: number;
  readonly runningUs: number;
  readonly faultUs: number;
  readonly total: number;
  readonly scrap: number;
  readonly energyKwh: number;
}

function hoursOfDay<Hour extends DeviceHour | LineHour>(hours: readonly Hour[] | undefined): Hour[] {
  return (hours ?? []).filter((hour) => hour.hourUs >= dayUs);
}

function addHours(hours: readonly DeviceHour[]): DayTruth {
  const sum = (of: (hour: DeviceHour) => number): number => hours.reduce((all, hour) => all + of(hour), 0);
  return {
    plannedUs: sum((hour) => hour.plannedUs),
    runningUs: sum((hour) => hour.stateUs.running),
    faultUs: sum((hour) => hour.stateUs.fault),
    total: sum((hour) => hour.total),
    scrap: sum((hour) => hour.scrap),
    energyKwh: sum((hour) => hour.energyKwh),
  };
}

function addLine(hours: readonly LineHour[]): { readonly finished: number; readonly scrapped: number } {
  return {
    finished: hours.reduce((sum, hour) => sum + hour.finished, 0),
    scrapped: hours.reduce((sum, hour) => sum + hour.scrapped, 0),
  };
}

function figure({ figures }: KpiResult, id: KpiId): number {
  return figures.find((each) => each.id === id)?.value ?? Number.NaN;
}
