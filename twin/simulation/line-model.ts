import type { LineSettings } from "./line-schema.ts";
import type { Machine, MachineSurroundings } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import type { Unit, UnitResult } from "./unit.ts";
import type { UnitCount } from "./unit-count.ts";

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
  readonly count: UnitCount;
  /** Every unit on the line and where it is. */
  units(nowUs: number): UnitPlace[];
  /** While a machine is held, by one or by several, what it has done stays in it. */
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
