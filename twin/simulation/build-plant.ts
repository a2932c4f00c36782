import type { Plant } from "../plant/plant.ts";
import { alwaysWorking, type Calendar, createCalendar } from "./calendar.ts";
import { createCrew } from "./crew.ts";
import { createEventQueue, type EventQueue } from "./event-queue.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import { createInfluences, type Influences, influenceAt } from "./influences.ts";
import { createLedgerKeeper, type LedgerKeeper } from "./keep-ledger.ts";
import { createLine } from "./line.ts";
import type { Line, LineWatch, Station } from "./line-model.ts";
import { createLoneMachine } from "./lone-machine.ts";
import type { Machine, MachineSurroundings, MachineWatch } from "./machine-model.ts";
import { type MachineSettings, machineSchema } from "./machine-schema.ts";
import { createPowerMeter, createSampledMeter, type PowerMeter } from "./power-meter.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";
import type { SimulationFile } from "./simulation-schema.ts";
import type { SignalModel } from "./speaker.ts";
import { createStore, type Store } from "./store.ts";
import { createUnitTrace, type UnitTrace } from "./unit-trace.ts";

/** Told when a machine's state or counts have changed, by its path. */
export interface PlantWatch {
  onState(machine: string, nowUs: number): void;
  onCount(machine: string, nowUs: number): void;
}

/** Everything that moves in a simulated plant. */
export interface BuiltPlant {
  readonly queue: EventQueue;
  readonly keeper: LedgerKeeper;
  readonly trace: UnitTrace;
  readonly influences: Influences;
  /** By the asset's place in the plant. */
  readonly assets: readonly SimulatedAsset[];
  /** By path. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly machines: ReadonlyMap<string, Machine>;
  /** What is measured on the units that a machine has worked on. */
  measure(models: readonly SignalModel[]): void;
}

interface BuildOptions {
  readonly seed: number;
  readonly startUs: number;
  readonly keepHours: number;
  /** Units whose way is remembered. */
  readonly traceUnits: number;
}

const usualSettings = machineSchema.parse({});

export function buildPlant(plant: Plant, file: SimulationFile, options: BuildOptions, watch: PlantWatch): BuiltPlant {
  const { seed, startUs } = options;
  const queue = createEventQueue();
  const keeper = createLedgerKeeper(startUs, options.keepHours);
  const trace = createUnitTrace(options.traceUnits);
  const typeOf = new Map(plant.assets.map(({ path, type }) => [path, type]));
  const calendars = new Map(Object.entries(file.calendars).map(([id, settings]) => [id, createCalendar(settings)]));
  const calendarOf = (id: string | undefined): Calendar => calendars.get(id ?? "") ?? alwaysWorking;
  const machines = new Map<string, Machine>();
  const calendarByMachine = new Map<string, Calendar>();
  const measured = new Map<string, SignalModel[]>();

  const machineWatch: MachineWatch = {
    onState(machine, before, sinceUs, nowUs) {
      keeper.machineWatch.onState(machine, before, sinceUs, nowUs);
      watch.onState(machine.path, nowUs);
    },
    onCount(machine, good, scrap, reworked, nowUs) {
      keeper.machineWatch.onCount(machine, good, scrap, reworked, nowUs);
      watch.onCount(machine.path, nowUs);
    },
    onFailure: keeper.machineWatch.onFailure,
  };
  const lineWatch: LineWatch = {
    onEntered: keeper.lineWatch.onEntered,
    onWorked(line, unit, machine, sinceUs, result, nowUs) {
      keeper.lineWatch.onWorked(line, unit, machine, sinceUs, result, nowUs);
      if (options.traceUnits === 0) return;
      const step = { machine: machine.path, fromUs: sinceUs, toUs: nowUs, result };
      trace.worked(line, unit, { ...step, measured: measure(measured.get(machine.path) ?? [], nowUs) });
    },
    onLeft(line, unit, isGood, nowUs) {
      keeper.lineWatch.onLeft(line, unit, isGood, nowUs);
      if (options.traceUnits > 0) trace.left(line, unit, isGood, nowUs);
      if (isGood) fleetOfLine.get(line.settings.asset)?.bring(1, nowUs);
    },
  };
  const settingsOf = (path: string): MachineSettings => file.machines[typeOf.get(path)?.id ?? ""] ?? usualSettings;
  const surroundings = (calendar: Calendar, crew: number | undefined): MachineSurroundings => ({
    queue,
    calendar,
    crew: createCrew(crew ?? Number.POSITIVE_INFINITY),
    watch: machineWatch,
  });
  const own = (machine: Machine, calendar: Calendar): void => {
    machines.set(machine.path, machine);
    calendarByMachine.set(machine.path, machine.settings.isAttended ? calendar : alwaysWorking);
  };

  const lines = new Map<string, Line>();
  const stationOf = new Map<string, { readonly station: Station; readonly line: Line }>();
  const fleetOfLine = new Map<string, Fleet>();
  for (const settings of file.lines) {
    const calendar = calendarOf(settings.calendar);
    const spoiledShare = (path: string, nowUs: number): number => influenceAt(influences.onScrap(path), nowUs);
    const around = { ...surroundings(calendar, settings.crew), seed, startUs, lineWatch, settingsOf, spoiledShare };
    const line = createLine(settings, around);
    lines.set(settings.asset, line);
    keeper.openLine(line, calendar);
    for (const station of line.stations) {
      stationOf.set(station.machine.path, { station, line });
      own(station.machine, calendar);
    }
  }
  const storeOf = new Map<string, Store>();
  for (const settings of file.stores) {
    const around = { ...surroundings(alwaysWorking, undefined), seed, startUs, settingsOf };
    const store = createStore(settings, { ...around, opening: calendarOf(settings.calendar) });
    storeOf.set(settings.asset, store);
    for (const dock of store.docks) {
      storeOf.set(dock.path, store);
      own(dock, alwaysWorking);
    }
  }
  const fleetOf = new Map<string, Fleet>();
  const [mainStore] = storeOf.values();
  for (const settings of file.fleets) {
    const calendar = calendarOf(file.lines.find(({ asset }) => asset === settings.line)?.calendar);
    const onDelivered = (): void => (settings.line === undefined ? undefined : mainStore?.put(1));
    const fleet = createFleet(settings, {
      ...surroundings(calendar, undefined),
      seed,
      startUs,
      settingsOf,
      onDelivered,
    });
    if (settings.line !== undefined) fleetOfLine.set(settings.line, fleet);
    for (const vehicle of fleet.vehicles) {
      fleetOf.set(vehicle.path, fleet);
      own(vehicle, calendar);
    }
  }
  for (const { path, level } of plant.assets) {
    if (level !== "device" || machines.has(path)) continue;
    own(
      createLoneMachine(path, settingsOf(path), surroundings(alwaysWorking, undefined), seed, startUs),
      alwaysWorking,
    );
  }
  const influences = createInfluences(plant, machines.values());

  const assets = plant.assets.map((asset): SimulatedAsset => {
    const machine = machines.get(asset.path);
    const calendar = calendarByMachine.get(asset.path) ?? alwaysWorking;
    const meter =
      machine === undefined ? undefined : meterOf(machine, asset.type?.role.power, asset.type?.id, file, startUs);
    if (machine !== undefined) keeper.openDevice(machine, calendar, meter);
    const at = stationOf.get(asset.path);
    return {
      asset,
      machine,
      meter,
      station: at?.station,
      line: at?.line ?? lines.get(asset.path),
      fleet: fleetOf.get(asset.path),
      store: storeOf.get(asset.path),
      calendar,
    };
  });

  return {
    queue,
    keeper,
    trace,
    influences,
    assets,
    lines,
    machines,
    measure(models) {
      for (const model of models) {
        const path = assets[model.signal.asset]?.station?.machine.path;
        if (path === undefined || model.behaviour.kind !== "level") continue;
        measured.set(path, [...(measured.get(path) ?? []), model]);
      }
    },
  };
}

function meterOf(
  machine: Machine,
  signal: string | undefined,
  type: string | undefined,
  file: SimulationFile,
  startUs: number,
): PowerMeter | undefined {
  const behaviour = file.behaviours[type ?? ""]?.[signal ?? ""];
  if (behaviour === undefined) return undefined;
  return behaviour.kind === "level" ? createPowerMeter(behaviour, machine.state, startUs) : createSampledMeter(startUs);
}

function measure(models: readonly SignalModel[], nowUs: number): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { signal, valueAt } of models) {
    const value = valueAt(nowUs);
    if (typeof value === "number") values[signal.definition.id] = value;
  }
  return values;
}
