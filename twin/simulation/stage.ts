import type { Happening } from "./event-queue.ts";
import type { LineSurroundings, Station, UnitPlace } from "./line-model.ts";
import type { StageSettings } from "./line-schema.ts";
import { createMachine } from "./machine.ts";
import type { Foreman } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import { createRandom } from "./random.ts";
import type { Unit } from "./unit.ts";

/** A station as its line sees it. */
export interface LineStation extends Station {
  load: Unit[];
  loadSinceUs: number;
  /** How many want that it keeps what it has. */
  holds: number;
  /** Passing one unit on may bring about that it is asked to pass on another. */
  isReleasing: boolean;
}

/** Machines that do the same, and the buffer before them. */
export interface Stage {
  readonly place: number;
  readonly stations: readonly LineStation[];
  readonly buffer: Unit[];
  readonly bufferUnits: number;
  /** Units on their way to the buffer, and when they arrive, in that order. */
  readonly coming: { readonly unit: Unit; readonly arrivesUs: number }[];
  /** The next unit on its way has arrived. */
  readonly arrived: Happening;
  /** Station that is asked first for the next unit: machines side by side take turns. */
  turn: number;
}

/** @param onArrived told when a unit has come into the buffer from its way */
export function createStage(
  settings: StageSettings,
  place: number,
  foreman: Foreman,
  around: LineSurroundings,
  onArrived: (stage: Stage, nowUs: number) => void,
): Stage {
  const buffer: Unit[] = [];
  const stage: Stage = {
    place,
    stations: settings.machines.map((path) => createStation(path, settings, place, foreman, around, buffer)),
    buffer,
    bufferUnits: settings.bufferUnits,
    coming: [],
    arrived: {
      happen(nowUs) {
        const next = stage.coming.shift();
        if (next !== undefined) buffer.push(next.unit);
        onArrived(stage, nowUs);
      },
    },
    turn: 0,
  };
  return stage;
}

function createStation(
  path: string,
  { cycleS, batchUnits, scrapShare }: StageSettings,
  stage: number,
  foreman: Foreman,
  around: LineSurroundings,
  buffer: readonly Unit[],
): LineStation {
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
    holds: 0,
    isReleasing: false,
    get waiting() {
      return buffer.length;
    },
  };
}

/** Whether a unit may go to a stage. */
export function hasRoom({ buffer, coming, bufferUnits, stations }: Stage): boolean {
  if (buffer.length + coming.length < bufferUnits) return true;
  // Without a buffer a unit goes from hand to hand.
  return bufferUnits === 0 && coming.length === 0 && stations.some(({ machine }) => machine.isFree);
}

/** Every unit of a line and where it is. */
export function placesOf(stages: readonly Stage[], transportUs: number, nowUs: number): UnitPlace[] {
  return stages.flatMap(({ stations, buffer, coming, place: stage }) => [
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
