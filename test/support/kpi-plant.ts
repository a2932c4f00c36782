import { parsePlant } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { plantFiles, pumpPlant } from "./plant-files.ts";
import { columnsOf, type Row } from "./samples.ts";

const name = { zh: "名", en: "Name" };
const from = (path: string): object => ({ topic: "{topic}", path, time: "/ts" });

/** A machine that counts and meters; a value is stale after a minute and a half. */
const machineType = {
  format: 1,
  id: "machine",
  name,
  footprintM: [1, 1, 1],
  signals: [
    {
      id: "state",
      type: "enum",
      values: ["stopped", "idle", "starved", "blocked", "setup", "running", "fault"],
      name,
      visibility: "public",
      from: from("/state"),
    },
    { id: "total", type: "number", name, visibility: "public", from: from("/total") },
    { id: "good", type: "number", name, visibility: "public", from: from("/good") },
    { id: "power", type: "number", unit: "kW", name, from: from("/power") },
  ],
  role: { state: "state", totalCount: "total", goodCount: "good", power: "power", idealCycleS: 60 },
} as const;

export const kpiStates = machineType.signals[0].values;

/** Monday, 2026-03-02, 00:00 UTC. */
export const mondayUs = Date.UTC(2026, 2, 2) * 1000;

/** A line of two such machines. */
export function kpiPlant(
  production: Readonly<Record<string, unknown>> = { output: "m2", taktS: 75 },
  changes: Readonly<Record<string, unknown>> = {},
  role: Readonly<Record<string, unknown>> = {},
): Plant {
  const machine = (id: string, x: number): object => ({
    id,
    level: "device",
    type: "machine",
    name,
    place: { positionM: [x, 0, 0] },
  });
  const plant = pumpPlant({
    feeds: [{ id: "main", url: "mqtt://h", protocol: 4, subscribe: ["works/#"], staleAfterMs: 90_000 }],
    assets: [{ id: "line", level: "line", name, production, assets: [machine("m1", 0), machine("m2", 2)] }],
    ...changes,
  });
  const type = { ...machineType, role: { ...machineType.role, ...role } };
  const parsed = parsePlant(plantFiles({ "plant.json": plant, "types/machine.json": type }));
  if (parsed.plant === undefined) throw new Error(JSON.stringify(parsed.issues));
  return parsed.plant;
}

/** A stretch of one machine's day, in minutes: what it does, and how much it makes each minute from the second on. */
export interface Stretch {
  readonly minutes: number;
  readonly state: (typeof kpiStates)[number];
  readonly made?: number;
  readonly scrapped?: number;
  readonly kw?: number;
  /** Nothing is said in it, while it goes on all the same. */
  readonly isSilent?: boolean;
}

/**
 * What a machine says at every full minute of such a day: its state from then on, its counters as they stand.
 *
 * @param machine 1 or 2
 */
export function sayDay(plant: Plant, machine: 1 | 2, startUs: number, day: readonly Stretch[]): Row[] {
  const asset = plant.assets.findIndex(({ id }) => id === `m${machine}`);
  const signal = (id: string): number =>
    plant.signals.findIndex((each) => each.asset === asset && each.definition.id === id);
  const rows: Row[] = [];
  let [timeUs, total, good] = [startUs, 0, 0];
  for (const { minutes, state, made = 0, scrapped = 0, kw = 0, isSilent = false } of day) {
    for (let minute = 0; minute < minutes; minute++) {
      const say = (id: string, value: number): void => {
        rows.push({ signal: signal(id), timeUs, value, quality: 0, lagUs: 0 });
      };
      if (!isSilent) {
        say("state", kpiStates.indexOf(state));
        say("total", total);
        say("good", good);
        say("power", kw);
      }
      total += made;
      good += made - scrapped;
      timeUs += 60e6;
    }
  }
  return rows;
}

/** Rows in the order of their times, as the host takes them in. */
export function byTime(...rows: readonly (readonly Row[])[]): ReturnType<typeof columnsOf> {
  return columnsOf(rows.flat().sort((a, b) => a.timeUs - b.timeUs));
}
