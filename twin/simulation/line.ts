import { drawCycleUs } from "./cycle-time.ts";
import type { Line, LineSurroundings } from "./line-model.ts";
import type { LineSettings } from "./line-schema.ts";
import type { Foreman, Machine } from "./machine-model.ts";
import { createRandom } from "./random.ts";
import { createStage, hasRoom, type LineStation, placesOf, type Stage } from "./stage.ts";
import type { Unit } from "./unit.ts";
import { createUnitCount } from "./unit-count.ts";

/**
 * Simulates a line. The first stage never lacks material and what leaves the last is taken away. A machine waits
 * starved for a full load and blocked for room behind it (blocking after service); machines of a stage share the
 * buffer before it.
 */
export function createLine(settings: LineSettings, around: LineSurroundings): Line {
  const { queue, seed, startUs, lineWatch } = around;
  const random = createRandom(seed, settings.asset);
  const count = createUnitCount(settings);
  const transportUs = settings.transportS * 1e6;
  let isStarting = false;
  let spoiledShare = 0;

  const foreman: Foreman = {
    onDone: (machine, nowUs) => judge(stationFor(machine), nowUs),
    onFree: (machine, nowUs) => take(stationFor(machine), nowUs),
  };
  const stages = settings.stages.map((stage, place) =>
    createStage(stage, place, foreman, around, (arrivedAt, nowUs) => offer(arrivedAt, nowUs)),
  );
  const stationOf = new Map(stages.flatMap(({ stations }) => stations).map((each) => [each.machine.path, each]));
  const stationFor = (machine: Machine): LineStation => {
    const station = stationOf.get(machine.path);
    if (station === undefined) throw new Error(`${machine.path} is not on ${settings.asset}`);
    return station;
  };
  const newUnit = (nowUs: number): Unit => {
    const unit = count.enter(nowUs);
    lineWatch.onEntered(line, unit, nowUs);
    return unit;
  };
  const leave = (unit: Unit, isGood: boolean, nowUs: number): void => {
    count.leave(isGood);
    lineWatch.onLeft(line, unit, isGood, nowUs);
  };

  /** Tells machines that wait before a stage that there is something. */
  const offer = (stage: Stage, nowUs: number): void => {
    const { stations, turn } = stage;
    for (let n = 0; n < stations.length; n++) {
      const station = stations[(turn + n) % stations.length];
      if (station?.machine.isFree === true) take(station, nowUs);
    }
  };
  const take = (station: LineStation, nowUs: number): void => {
    const stage = stages[station.stage];
    if (stage === undefined) return;
    // Without a buffer the machine upstream hands over what it holds.
    if (stage.bufferUnits === 0 && stage.buffer.length === 0) askUpstream(stage, nowUs);
    const { machine, load } = station;
    if (load.length > 0 || !machine.isFree) return;
    if (!hasLoad(stage, machine)) {
      machine.wait("starved", nowUs);
      return;
    }
    while (load.length < machine.settings.batchUnits) load.push(stage.buffer.shift() ?? newUnit(nowUs));
    stage.turn = (stage.turn + 1) % stage.stations.length;
    work(station, nowUs);
    // It has its load before the stage upstream hears of the room.
    askUpstream(stage, nowUs);
  };
  /** Whether there is a full load for a machine; the first stage makes up what its buffer does not have. */
  const hasLoad = ({ place, buffer }: Stage, { settings: { batchUnits } }: Machine): boolean =>
    buffer.length >= batchUnits || (place === 0 && count.mayEnter(batchUnits - buffer.length));

  const work = (station: LineStation, nowUs: number): void => {
    const { machine, load } = station;
    const product = load[0]?.product ?? 0;
    let cycleUs = drawCycleUs(machine, nowUs) * (settings.products[product]?.cycle ?? 1);
    // Work that was under way when the plant is first looked at.
    if (isStarting && settings.isWarm) cycleUs *= machine.random.uniform();
    station.loadSinceUs = nowUs;
    machine.begin(cycleUs, product, nowUs);
  };

  /** Says what came of the load of a machine that has finished. */
  const judge = (station: LineStation, nowUs: number): void => {
    const { machine, load, loadSinceUs } = station;
    const { scrapShare, reworkShare } = machine.settings;
    if (reworkShare > 0 && machine.random.uniform() < reworkShare) {
      for (const unit of load) lineWatch.onWorked(line, unit, machine, loadSinceUs, "rework", nowUs);
      machine.count(0, 0, load.length, nowUs);
      work(station, nowUs);
      return;
    }
    const share = scrapShare + around.spoiledShare(machine.path, nowUs) + spoiledShare;
    const good: Unit[] = [];
    for (const unit of load) {
      const isGood = share <= 0 || machine.random.uniform() >= share;
      lineWatch.onWorked(line, unit, machine, loadSinceUs, isGood ? "good" : "scrap", nowUs);
      if (isGood) good.push(unit);
      else leave(unit, false, nowUs);
    }
    const scrap = load.length - good.length;
    station.load = good;
    machine.count(good.length, scrap, 0, nowUs);
    release(station, nowUs);
    if (scrap > 0) admit(nowUs);
  };

  /** Stations before a stage pass on what they hold, now that there may be room. */
  const askUpstream = ({ place }: Stage, nowUs: number): void => {
    for (const station of stages[place - 1]?.stations ?? []) passOn(station, nowUs);
  };
  const passOn = (station: LineStation, nowUs: number): void => {
    if (station.machine.isHolding && station.load.length > 0 && !station.isReleasing) release(station, nowUs);
  };
  const release = (station: LineStation, nowUs: number): void => {
    const { machine, load } = station;
    const next = stages[station.stage + 1];
    station.isReleasing = true;
    while (load.length > 0 && station.holds === 0 && (next === undefined || hasRoom(next))) {
      const unit = load.shift();
      if (unit !== undefined) send(unit, station.stage, nowUs);
    }
    station.isReleasing = false;
    if (load.length > 0) machine.wait("blocked", nowUs);
    else machine.unload(nowUs);
  };
  const send = (unit: Unit, from: number, nowUs: number): void => {
    const isLast = from === stages.length - 1;
    if (isLast && ++unit.pass >= settings.passes) {
      leave(unit, true, nowUs);
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
  /** Lets work be under way: a load for every machine, and half of what fits before them. */
  const fill = ({ buffer, bufferUnits, stations }: Stage, nowUs: number): void => {
    let units = Math.floor(bufferUnits / 2);
    for (const { machine } of stations) units += machine.settings.batchUnits;
    for (let n = 0; n < units && count.mayEnter(1); n++) {
      const unit = newUnit(nowUs);
      unit.pass = Math.floor(random.uniform() * settings.passes);
      buffer.push(unit);
    }
  };
  const start = (nowUs: number): void => {
    isStarting = true;
    if (settings.isWarm) for (const stage of stages.slice(1)) fill(stage, nowUs);
    // The last first, so that nobody is blocked who need not be.
    for (const stage of stages.toReversed()) offer(stage, nowUs);
    isStarting = false;
  };

  const line: Line = {
    settings,
    stations: stages.flatMap(({ stations }) => stations),
    count,
    units: (nowUs) => placesOf(stages, transportUs, nowUs),
    hold(path, isHeld, nowUs) {
      const station = stationOf.get(path);
      if (station === undefined) return;
      station.holds += isHeld ? 1 : -1;
      if (station.holds === 0) passOn(station, nowUs);
    },
    spoil(share) {
      spoiledShare += share;
    },
  };
  queue.plan(startUs, { happen: start });
  return line;
}
