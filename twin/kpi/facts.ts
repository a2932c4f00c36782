import type { MachineState } from "../appearance/machine-state.ts";

/**
 * What is counted of a device, minute by minute; every figure comes from sums of these. All are whole numbers, so that
 * a sum does not depend on its order: what was added up live equals what is added up again from the history.
 *
 * The times are those of planned minutes in which the state was known, microseconds. Energy counts at all times.
 */
export const factNames = [
  "stopped",
  "idle",
  "starved",
  "blocked",
  "setup",
  "running",
  "fault",
  "maintenance",
  /** Units made, good, scrapped and worked again: in planned minutes, or at any time where no state is told. */
  "total",
  "good",
  "scrap",
  "rework",
  /** Units among `total` not made in known planned time, e.g. because the counter or the state was silent too long. */
  "totalUntimed",
  /** The same among `good`. */
  "goodUntimed",
  /** Microseconds of planned minutes over which the count of units is known, and that of good units. */
  "totalKnown",
  "goodKnown",
  /** Times the device went down. */
  "failures",
  /** Millijoules: kilowatts times microseconds. */
  "energyMj",
  /** Microseconds of all minutes for which the energy is known. */
  "energyKnownUs",
] as const;

export type FactName = (typeof factNames)[number];

/** Facts of one device, or of several added up. */
export type Facts = Readonly<Record<FactName, number>>;

/** Takes in an amount of a fact of a device's meter; the minute is named by its beginning, UTC microseconds. */
export type FactSink = (meter: number, fact: number, minuteStartUs: number, amount: number) => void;

export const minuteUs = 60_000_000;

/** The place of each fact in `factNames`. */
export const factAt = Object.fromEntries(factNames.map((name, place) => [name, place])) as Readonly<
  Record<FactName, number>
>;

/** The fact in which a state's time is kept; -1 for a state that is not known. */
export function factOfState(state: MachineState): number {
  return state === "unknown" ? -1 : factAt[state];
}
