import type { MachineState } from "../appearance/machine-state.ts";
import type { Calendar } from "./calendar.ts";
import type { Crew } from "./crew.ts";
import type { EventQueue } from "./event-queue.ts";
import type { MachineSettings } from "./machine-schema.ts";
import type { Random } from "./random.ts";
import type { Wear } from "./wear.ts";

/** Told of what happens to machines, when it happens. */
export interface MachineWatch {
  /** The machine's state has changed; `before` held since `sinceUs`. */
  onState(machine: Machine, before: MachineState, sinceUs: number, nowUs: number): void;
  /** It has finished units, good or not. */
  onCount(machine: Machine, good: number, scrap: number, reworked: number, nowUs: number): void;
  onFailure(machine: Machine, failure: number, nowUs: number): void;
}

/** What machines of a plant have in common. */
export interface MachineSurroundings {
  readonly queue: EventQueue;
  readonly calendar: Calendar;
  readonly crew: Crew;
  readonly watch: MachineWatch;
}

/** Who gives a machine its work. */
export interface Foreman {
  /** The work on the load is done; the machine holds it until it is told to take up something else. */
  onDone(machine: Machine, nowUs: number): void;
  /** The machine has nothing to do. */
  onFree(machine: Machine, nowUs: number): void;
}

/** One machine: it works, fails, is repaired, set up and kept, and stands while nobody is there. */
export interface Machine {
  readonly path: string;
  readonly settings: MachineSettings;
  readonly random: Random;
  readonly wear: Wear;
  readonly state: MachineState;
  readonly stateSinceUs: number;
  /** Why it stands: the failure's, upkeep's or set-up's id; empty where it does not. */
  readonly cause: string;
  readonly isFree: boolean;
  /** Whether it has done its work and waits for room. */
  readonly isHolding: boolean;
  readonly total: number;
  readonly scrap: number;
  readonly reworked: number;
  /** Time that it has worked, microseconds. */
  runUs(nowUs: number): number;
  /** Share of the present load's work that is done, 0 to 1. */
  progressAt(nowUs: number): number;
  /** How strongly a failure shows now, 0 to 1. */
  strengthAt(failure: number, nowUs: number): number;
  /** Units or running seconds since an upkeep was last done, and how many it allows. */
  upkeepAt(id: string, nowUs: number): { readonly used: number; readonly allowed: number } | undefined;
  /** Begins with a load, with a set-up before it where the product is another. */
  begin(workUs: number, product: number, nowUs: number): void;
  /** Waits for a load, or for room for the one it holds. */
  wait(as: "idle" | "starved" | "blocked", nowUs: number): void;
  /** Counts what came of the load. */
  count(good: number, scrap: number, reworked: number, nowUs: number): void;
  /** The load is gone: does what upkeep is due, then is free. */
  unload(nowUs: number): void;
  /** Lets a failure come, while it works; see `Wear.hasten`. `onMended` is told when it is over. */
  hasten(failure: number, inUs: number, severity: number, nowUs: number, onMended: () => void): void;
  /** Takes a failure away, also one that the machine stands for. */
  mend(failure: number, nowUs: number): void;
}
