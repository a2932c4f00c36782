import type { MachineState } from "../appearance/machine-state.ts";
import { createEventQueue } from "./event-queue.ts";
import { createRandom, type Random } from "./random.ts";
import type { LineSettings, StationSettings } from "./simulation-schema.ts";

/** A station of a simulated line as it is now. */
export interface Station {
  readonly settings: StationSettings;
  readonly state: MachineState;
  readonly total: number;
  readonly scrap: number;
  /** Share of the present unit's work that is done, 0 to 1; where no unit is in work, 0 or 1. */
  progressAt(nowUs: number): number;
}

export interface LineSimulation {
  readonly stations: readonly Station[];
  /** Good units that left the line. */
  readonly finished: number;
  /** Lets everything happen that is due up to a moment. */
  advance(nowUs: number): void;
}

/** What happens at a station: its work or its repair comes to an end, it fails, or it has started up. */
type LineEvent = {
  readonly kind: "started" | "worked" | "failed" | "repaired";
  readonly place: number;
  readonly run: number;
};

interface MutableStation extends Station {
  state: MachineState;
  total: number;
  scrap: number;
  readonly random: Random;
  /** Running time left until the next failure, microseconds. */
  untilFailureUs: number;
  /** Work on the present unit: when it began to run, how much was left then, and of how much. */
  runSinceUs: number;
  workLeftUs: number;
  workUs: number;
  /** Counts interruptions: events planned for an earlier run are void. */
  run: number;
}

/**
 * A line of stations with buffers between them, as discrete events. The first station never lacks material and what
 * leaves the last is taken away. A station waits starved for its buffer and blocked for the next one; it fails while
 * running only, after an exponential time, and goes on with the same unit when it is repaired.
 */
export function simulateLine(settings: LineSettings, seed: number, startUs: number): LineSimulation {
  const queue = createEventQueue<LineEvent>();
  const buffers: number[] = settings.stations.map(() => 0);
  const stations = settings.stations.map((station) => createStation(station, seed));
  let finished = 0;

  const plan = (kind: LineEvent["kind"], place: number, timeUs: number): void => {
    queue.plan(timeUs, { kind, place, run: stations[place]?.run ?? 0 });
  };

  const run = (place: number, station: MutableStation, nowUs: number): void => {
    station.state = "running";
    station.runSinceUs = nowUs;
    station.run++;
    if (station.untilFailureUs < station.workLeftUs) plan("failed", place, nowUs + station.untilFailureUs);
    else plan("worked", place, nowUs + station.workLeftUs);
  };

  const takeUnit = (place: number, nowUs: number): void => {
    const station = stations[place];
    if (station === undefined || (station.state !== "starved" && station.state !== "idle")) return;
    if (place > 0) {
      if ((buffers[place] ?? 0) === 0) {
        station.state = "starved";
        return;
      }
      buffers[place] = (buffers[place] ?? 0) - 1;
      // It has its unit before the station upstream hears of the room, which would otherwise offer it another.
      station.state = "running";
      giveUnit(place - 1, nowUs);
    }
    const { cycleS, spread } = station.settings;
    station.workUs = Math.max(0.2, 1 + spread * station.random.normal()) * cycleS * 1e6;
    station.workLeftUs = station.workUs;
    run(place, station, nowUs);
  };

  /** A station that was blocked passes its unit on, now that there is room. */
  const giveUnit = (place: number, nowUs: number): void => {
    if (stations[place]?.state === "blocked") passOn(place, nowUs);
  };

  const passOn = (place: number, nowUs: number): void => {
    const station = stations[place];
    if (station === undefined) return;
    const isLast = place === stations.length - 1;
    if (!isLast && (buffers[place + 1] ?? 0) >= settings.bufferUnits) {
      station.state = "blocked";
      return;
    }
    station.total++;
    const isScrap = station.random.uniform() < station.settings.scrapShare;
    if (isScrap) station.scrap++;
    else if (isLast) finished++;
    else buffers[place + 1] = (buffers[place + 1] ?? 0) + 1;
    station.state = "idle";
    if (!isLast) takeUnit(place + 1, nowUs);
    takeUnit(place, nowUs);
  };

  const happen = (event: LineEvent, nowUs: number): void => {
    const station = stations[event.place];
    if (station === undefined || event.run !== station.run) return;
    switch (event.kind) {
      case "started":
        station.state = "idle";
        takeUnit(event.place, nowUs);
        return;
      case "worked":
        station.untilFailureUs -= station.workLeftUs;
        station.workLeftUs = 0;
        passOn(event.place, nowUs);
        return;
      case "failed":
        station.workLeftUs -= station.untilFailureUs;
        station.untilFailureUs = 0;
        station.state = "fault";
        station.run++;
        plan("repaired", event.place, nowUs + station.random.exponential(station.settings.mttrS) * 1e6);
        return;
      case "repaired":
        station.untilFailureUs = station.random.exponential(station.settings.mtbfS) * 1e6;
        run(event.place, station, nowUs);
    }
  };

  // Machines are switched on one after the other, upstream first.
  for (const place of stations.keys()) plan("started", place, startUs + (2 + 1.5 * place) * 1e6);

  return {
    stations,
    get finished() {
      return finished;
    },
    advance(nowUs) {
      for (let due = queue.takeDue(nowUs); due !== undefined; due = queue.takeDue(nowUs)) happen(due.event, due.timeUs);
    },
  };
}

function createStation(settings: StationSettings, seed: number): MutableStation {
  const random = createRandom(seed, settings.asset);
  return {
    settings,
    random,
    state: "setup",
    total: 0,
    scrap: 0,
    untilFailureUs: random.exponential(settings.mtbfS) * 1e6,
    runSinceUs: 0,
    workLeftUs: 0,
    workUs: 0,
    run: 0,
    progressAt(nowUs) {
      if (this.workUs === 0) return 0;
      const leftUs = this.state === "running" ? this.workLeftUs - (nowUs - this.runSinceUs) : this.workLeftUs;
      return Math.min(1, Math.max(0, 1 - leftUs / this.workUs));
    },
  };
}
