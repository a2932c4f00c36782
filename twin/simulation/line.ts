import type { Happening } from "./event-queue.ts";
import type { LineSettings, StageSettings } from "./line-schema.ts";
import { createMachine, type Foreman, type Machine, type MachineSurroundings } from "./machine.ts";
import type { MachineSettings } from "./machine-schema.ts";
import { createRandom } from "./random.ts";
import type { Unit, UnitResult } from "./unit.ts";

/** Told of what happens to the units of a line, when it happens. */
export interface LineWatch {
  onEntered(line: Line, unit: Unit, nowUs: number): void;
  /** A machine has worked on a unit since `sinceUs`. */
  onWorked(line: Line, unit: Unit, machine: Machine, sinceUs: number, result: UnitResult, nowUs: number): void;
  /** A unit is no longer on the line: finished where it is good, scrapped where not. */
  onLeft(line: Line, unit: Unit, isGood: boolean, nowUs: number): void;
}

/** A machine's place on a line. */
export interface Station {
  readonly machine: Machine;
  readonly stage: number;
  /** Units in work, or done and waiting for room. */
  readonly load: readonly Unit[];
  /** Units that wait before the stage. */
  readonly waiting: number;
}

/** Where a unit is: at a machine, before a stage, or on its way to one. */
export interface UnitPlace {
  readonly unit: Unit;
  readonly where: "machine" | "buffer" | "transport";
  readonly stage: number;
  /** Path of the machine; undefined elsewhere. */
  readonly machine: string | undefined;
  /** Share of the way from the stage before, 0 to 1; 1 where it has arrived. */
  readonly way: number;
}

/** A line of stages with buffers between them, as discrete events. */
export interface Line {
  readonly settings: LineSettings;
  readonly stations: readonly Station[];
  /** Place of the product whose units start now. */
  readonly product: number;
  readonly entered: number;
  /** Good units that left the line. */
  readonly finished: number;
  readonly scrapped: number;
  /** Every unit on the line and where it is. */
  units(nowUs: number): UnitPlace[];
  /** Begins: machines take up their work. */
  start(nowUs: number): void;
  /** Lets the next product begin with the next unit. */
  changeProduct(): void;
  /** While a machine is held, what it has done stays in it. */
  hold(machine: string, isHeld: boolean, nowUs: number): void;
  /** Adds to the scrap of every station. */
  spoil(share: number): void;
}

/** What a line needs of its plant. */
export interface LineSurroundings extends MachineSurroundings {
  readonly seed: number;
  readonly startUs: number;
  readonly lineWatch: LineWatch;
  settingsOf(machine: string): MachineSettings;
  /** Scrap besides the usual at a machine, by what is wrong in its factory. */
  spoiledShare(machine: string, nowUs: number): number;
}

interface MutableStation extends Station {
  load: Unit[];
  loadSinceUs: number;
  isHeld: boolean;
  /** Passing one unit on may bring about that it is asked to pass on another. */
  isReleasing: boolean;
}

interface Stage {
  readonly settings: StageSettings;
  readonly stations: MutableStation[];
  readonly buffer: Unit[];
  /** Units on their way to the buffer, and when they arrive, in that order. */
  readonly coming: { readonly unit: Unit; readonly arrivesUs: number }[];
  readonly arrived: Happening;
  /** Station that is asked first for the next unit: machines side by side take turns. */
  turn: number;
}

/**
 * Simulates a line. The first stage never lacks material and what leaves the last is taken away. A machine waits
 * starved for a full load and blocked for room behind it (blocking after service); machines of a stage share the
 * buffer before it.
 */
export function createLine(settings: LineSettings, around: LineSurroundings): Line {
  const { queue, seed, startUs, lineWatch } = around;
  const random = createRandom(seed, settings.asset);
  const stationOf = new Map<string, MutableStation>();
  const transportUs = settings.transportS * 1e6;
  let entered = 0;
  let finished = 0;
  let scrapped = 0;
  let product = 0;
  let lotLeft = settings.products[0]?.lotUnits ?? 1;
  let isStarting = false;
  let spoiledShare = 0;

  const foreman: Foreman = {
    onDone: (machine, nowUs) => judge(stationFor(machine), nowUs),
    onFree: (machine, nowUs) => take(stationFor(machine), nowUs),
  };
  const stages: Stage[] = settings.stages.map((stageSettings, place) => {
    const stage: Stage = {
      settings: stageSettings,
      stations: stageSettings.machines.map((path) => {
        const station = createStation(path, stageSettings, place, foreman, around, () => stages[place]);
        stationOf.set(path, station);
        return station;
      }),
      buffer: [],
      coming: [],
      arrived: {
        happen(nowUs) {
          const next = stage.coming.shift();
          if (next !== undefined) stage.buffer.push(next.unit);
          offer(stage, nowUs);
        },
      },
      turn: 0,
    };
    return stage;
  });
  const stationFor = (machine: Machine): MutableStation => {
    const station = stationOf.get(machine.path);
    if (station === undefined) throw new Error(`${machine.path} is not on ${settings.asset}`);
    return station;
  };

  const newUnit = (nowUs: number): Unit => {
    if (lotLeft === 0) line.changeProduct();
    lotLeft--;
    const unit: Unit = { id: ++entered, product, enteredUs: nowUs, pass: 0 };
    lineWatch.onEntered(line, unit, nowUs);
    return unit;
  };
  const onLine = (): number => entered - finished - scrapped;
  const mayEnter = (units: number): boolean => settings.wip === undefined || onLine() + units <= settings.wip;

  /** Tells machines that wait before a stage that there is something. */
  const offer = (stage: Stage, nowUs: number): void => {
    const count = stage.stations.length;
    for (let n = 0, turn = stage.turn; n < count; n++) {
      const station = stage.stations[(turn + n) % count];
      if (station?.machine.isFree) take(station, nowUs);
    }
  };
  const take = (station: MutableStation, nowUs: number): void => {
    const { machine } = station;
    const stage = stages[station.stage];
    if (stage === undefined || !machine.isFree || station.load.length > 0) return;
    const size = machine.settings.batchUnits;
    const isFirst = station.stage === 0;
    // Without a buffer the machine upstream hands over what it holds.
    if (!isFirst && stage.settings.bufferUnits === 0 && stage.buffer.length === 0) {
      for (const before of stages[station.stage - 1]?.stations ?? []) passOn(before, nowUs);
      if (station.load.length > 0) return;
    }
    const fromBuffer = Math.min(size, stage.buffer.length);
    if (isFirst ? !mayEnter(size - fromBuffer) : fromBuffer < size) {
      machine.wait("starved", nowUs);
      return;
    }
    for (let n = 0; n < size; n++) station.load.push(stage.buffer.shift() ?? newUnit(nowUs));
    stage.turn = (stage.turn + 1) % stage.stations.length;
    work(station, nowUs);
    // It has its load before the stage upstream hears of the room.
    if (!isFirst) for (const before of stages[station.stage - 1]?.stations ?? []) passOn(before, nowUs);
  };
  const work = (station: MutableStation, nowUs: number): void => {
    const { machine } = station;
    const { cycleS, spread, shape } = machine.settings;
    const of = station.load[0]?.product ?? 0;
    const drawn = shape === "exponential" ? machine.random.exponential(1) : 1 + spread * machine.random.normal();
    let cycleUs = Math.max(shape === "exponential" ? 0 : 0.2, drawn) * cycleS * 1e6;
    cycleUs *= (settings.products[of]?.cycle ?? 1) * (1 + slownessOf(machine, nowUs));
    // Work that was under way when the plant is first looked at.
    if (isStarting && settings.isWarm) cycleUs *= machine.random.uniform();
    station.loadSinceUs = nowUs;
    machine.begin(cycleUs, of, nowUs);
  };

  /** Says what came of the load of a machine that has finished. */
  const judge = (station: MutableStation, nowUs: number): void => {
    const { machine, load, loadSinceUs } = station;
    const { scrapShare, reworkShare } = machine.settings;
    if (reworkShare > 0 && machine.random.uniform() < reworkShare) {
      for (const unit of load) lineWatch.onWorked(line, unit, machine, loadSinceUs, "rework", nowUs);
      machine.count(0, 0, load.length, nowUs);
      work(station, nowUs);
      return;
    }
    const share = Math.min(1, scrapShare + around.spoiledShare(machine.path, nowUs) + spoiledShare);
    const isScrap = load.map(() => share > 0 && machine.random.uniform() < share);
    const scrap = isScrap.filter(Boolean).length;
    for (const [place, unit] of load.entries()) {
      const isGood = isScrap[place] !== true;
      lineWatch.onWorked(line, unit, machine, loadSinceUs, isGood ? "good" : "scrap", nowUs);
      if (isGood) continue;
      scrapped++;
      lineWatch.onLeft(line, unit, false, nowUs);
    }
    station.load = load.filter((_, place) => isScrap[place] !== true);
    machine.count(load.length - scrap, scrap, 0, nowUs);
    release(station, nowUs);
    if (scrap > 0) admit(nowUs);
  };

  /** A station that was blocked passes its units on, now that there may be room. */
  const passOn = (station: MutableStation, nowUs: number): void => {
    if (station.isReleasing || station.load.length === 0) return;
    if (station.machine.state === "blocked") release(station, nowUs);
  };
  const release = (station: MutableStation, nowUs: number): void => {
    const { machine, load } = station;
    station.isReleasing = true;
    while (load.length > 0 && !station.isHeld && hasRoom(station.stage)) {
      const unit = load.shift();
      if (unit !== undefined) send(unit, station.stage, nowUs);
    }
    station.isReleasing = false;
    if (load.length > 0) machine.wait("blocked", nowUs);
    else machine.unload(nowUs);
  };
  const hasRoom = (from: number): boolean => {
    const next = stages[from + 1];
    if (next === undefined) return true;
    if (next.buffer.length + next.coming.length < next.settings.bufferUnits) return true;
    // Without a buffer a unit goes from hand to hand.
    return next.settings.bufferUnits === 0 && next.coming.length === 0 && next.stations.some((s) => s.machine.isFree);
  };
  const send = (unit: Unit, from: number, nowUs: number): void => {
    const isLast = from === stages.length - 1;
    if (isLast && ++unit.pass >= settings.passes) {
      finished++;
      lineWatch.onLeft(line, unit, true, nowUs);
      admit(nowUs);
      return;
    }
    const next = stages[isLast ? 0 : from + 1];
    if (next === undefined) return;
    if (transportUs > 0) {
      next.coming.push({ unit, arrivesUs: nowUs + transportUs });
      queue.plan(nowUs + transportUs, next.arrived);
      return;
    }
    next.buffer.push(unit);
    offer(next, nowUs);
  };
  /** Where units on the line are limited, one less lets another in. */
  const admit = (nowUs: number): void => {
    const first = stages[0];
    if (settings.wip !== undefined && first !== undefined) offer(first, nowUs);
  };
  const fill = (stage: Stage, nowUs: number): void => {
    const batch = Math.max(...stage.stations.map(({ machine }) => machine.settings.batchUnits));
    const units = Math.min(stage.settings.bufferUnits, Math.max(batch, Math.floor(stage.settings.bufferUnits / 2)));
    for (let n = 0; n < units && mayEnter(1); n++) {
      const unit = newUnit(nowUs);
      unit.pass = Math.floor(random.uniform() * settings.passes);
      stage.buffer.push(unit);
    }
  };

  const line: Line = {
    settings,
    stations: stages.flatMap(({ stations }) => stations),
    get product() {
      return product;
    },
    get entered() {
      return entered;
    },
    get finished() {
      return finished;
    },
    get scrapped() {
      return scrapped;
    },
    units: (nowUs) => placesOf(stages, transportUs, nowUs),
    start(nowUs) {
      isStarting = true;
      if (settings.isWarm) for (const stage of stages.slice(1)) fill(stage, nowUs);
      // The last first, so that nobody is blocked who need not be.
      for (const stage of stages.toReversed()) offer(stage, nowUs);
      isStarting = false;
    },
    changeProduct() {
      product = (product + 1) % settings.products.length;
      lotLeft = settings.products[product]?.lotUnits ?? 1;
    },
    hold(path, isHeld, nowUs) {
      const station = stationOf.get(path);
      if (station === undefined) return;
      station.isHeld = isHeld;
      if (!isHeld) passOn(station, nowUs);
    },
    spoil(share) {
      spoiledShare += share;
    },
  };
  queue.plan(startUs, { happen: (nowUs) => line.start(nowUs) });
  return line;
}

function createStation(
  path: string,
  { cycleS, batchUnits, scrapShare }: StageSettings,
  stage: number,
  foreman: Foreman,
  around: LineSurroundings,
  ownStage: () => Stage | undefined,
): MutableStation {
  const base = around.settingsOf(path);
  const settings: MachineSettings = {
    ...base,
    cycleS: cycleS ?? base.cycleS,
    batchUnits: batchUnits ?? base.batchUnits,
    scrapShare: scrapShare ?? base.scrapShare,
  };
  return {
    machine: createMachine(path, settings, createRandom(around.seed, path), around, foreman, around.startUs),
    stage,
    load: [],
    loadSinceUs: 0,
    isHeld: false,
    isReleasing: false,
    get waiting() {
      return ownStage()?.buffer.length ?? 0;
    },
  };
}

/** Share by which the failures on their way make a cycle longer. */
function slownessOf({ wear, strengthAt }: Machine, nowUs: number): number {
  let sum = 0;
  for (const [failure, { slow }] of wear.failures.entries()) if (slow > 0) sum += slow * strengthAt(failure, nowUs);
  return sum;
}

function placesOf(stages: readonly Stage[], transportUs: number, nowUs: number): UnitPlace[] {
  return stages.flatMap(({ stations, buffer, coming }, stage) => [
    ...coming.map(({ unit, arrivesUs }) => {
      const way = 1 - (arrivesUs - nowUs) / transportUs;
      return { unit, where: "transport" as const, stage, machine: undefined, way };
    }),
    ...buffer.map((unit) => ({ unit, where: "buffer" as const, stage, machine: undefined, way: 1 })),
    ...stations.flatMap(({ load, machine }) =>
      load.map((unit) => ({ unit, where: "machine" as const, stage, machine: machine.path, way: 1 })),
    ),
  ]);
}
