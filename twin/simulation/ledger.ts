import { type MachineState, machineStates } from "../appearance/machine-state.ts";

/** What truly happened at one device in one hour. */
export interface DeviceHour {
  /** Start of the hour, UTC microseconds. */
  readonly hourUs: number;
  /** Time for which work was planned, microseconds. */
  plannedUs: number;
  /** Time in each state, microseconds. */
  readonly stateUs: Record<MachineState, number>;
  /** Units worked on, good or not; those worked on again are counted once, as `reworked` besides. */
  total: number;
  scrap: number;
  reworked: number;
  energyKwh: number;
  /** By the failure's id: how often it came, and for how long the machine stood for it, microseconds. */
  readonly failures: Map<string, { count: number; downUs: number }>;
}

/** What truly happened on one line in one hour. */
export interface LineHour {
  readonly hourUs: number;
  plannedUs: number;
  entered: number;
  /** Good units that left the line. */
  finished: number;
  scrapped: number;
  /** Units that were worked on a second time somewhere. */
  reworked: number;
  /** Units on the line, integrated over time: unit microseconds. */
  wipUs: number;
  /** Time on the line of those that left it good, added up, microseconds. */
  leadUs: number;
}

/**
 * What the simulation knows to have happened, by device and by line, for each hour of UTC. It is complete up to the
 * moment to which the plant was last advanced.
 */
export interface Ledger {
  /** Hours of each device by its path, the oldest first. */
  readonly devices: ReadonlyMap<string, readonly DeviceHour[]>;
  /** Hours of each line by its path, the oldest first. */
  readonly lines: ReadonlyMap<string, readonly LineHour[]>;
}

export const hourLengthUs = 3600e6;

/** Hours of one asset; the oldest are dropped beyond `keepHours`. */
export interface Hours<Hour> {
  readonly list: Hour[];
  /** The hour that holds a moment; moments only go forward. */
  at(timeUs: number): Hour;
}

export function createHours<Hour extends { readonly hourUs: number }>(
  create: (hourUs: number) => Hour,
  keepHours: number,
): Hours<Hour> {
  const list: Hour[] = [];
  const at = (timeUs: number): Hour => {
    const hourUs = Math.floor(timeUs / hourLengthUs) * hourLengthUs;
    const last = list.at(-1);
    if (last !== undefined && last.hourUs >= hourUs) return last;
    const hour = create(hourUs);
    list.push(hour);
    if (list.length > keepHours) list.shift();
    return hour;
  };
  return {
    list,
    at,
  };
}

export function newDeviceHour(hourUs: number): DeviceHour {
  const stateUs = Object.fromEntries(machineStates.map((state) => [state, 0])) as Record<MachineState, number>;
  return { hourUs, plannedUs: 0, stateUs, total: 0, scrap: 0, reworked: 0, energyKwh: 0, failures: new Map() };
}

export function newLineHour(hourUs: number): LineHour {
  return { hourUs, plannedUs: 0, entered: 0, finished: 0, scrapped: 0, reworked: 0, wipUs: 0, leadUs: 0 };
}
