import type { Calendar } from "./calendar.ts";
import type { StoreSettings } from "./logistics-schema.ts";
import { createMachine } from "./machine.ts";
import type { Foreman, Machine, MachineSurroundings } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import { createRandom } from "./random.ts";

/** A warehouse and the trucks at its docks. */
export interface Store {
  readonly settings: StoreSettings;
  readonly docks: readonly Machine[];
  /** Pallets in it. */
  readonly level: number;
  /** Pallets that have come or gone since the start. */
  readonly moves: number;
  readonly atDock: number;
  /** Pallets come in. */
  put(pallets: number): void;
}

export interface StoreSurroundings extends MachineSurroundings {
  readonly seed: number;
  readonly startUs: number;
  /** When trucks come. */
  readonly opening: Calendar;
  settingsOf(truck: string): MachineSettings;
}

/**
 * A truck stands at a dock for its cycle time. It brings material or takes goods away, so that the warehouse stays
 * about as full as is aimed at: the fuller it is, the more trucks leave full.
 */
export function createStore(settings: StoreSettings, around: StoreSurroundings): Store {
  const { queue, seed, startUs } = around;
  const random = createRandom(seed, `trucks ${settings.asset}`);
  let level = Math.round(settings.filled * settings.pallets);
  let moves = 0;
  const move = (pallets: number): void => {
    const moved = Math.min(settings.pallets - level, Math.max(-level, pallets));
    level += moved;
    moves += Math.abs(moved);
  };
  const foreman: Foreman = {
    onDone(truck, nowUs) {
      const leavesFull = random.uniform() < 0.5 + 4 * (level / settings.pallets - settings.filled);
      move(leavesFull ? -settings.palletsPerTruck : settings.palletsPerTruck);
      truck.count(1, 0, 0, nowUs);
      truck.unload(nowUs);
    },
    onFree: (truck, nowUs) => truck.wait("idle", nowUs),
  };
  const docks = settings.trucks.map((path) =>
    createMachine(path, around.settingsOf(path), createRandom(seed, path), around, foreman, startUs),
  );
  const arrived = {
    happen(nowUs: number): void {
      const free = docks.filter((dock) => dock.isFree);
      const dock = free[Math.floor(random.uniform() * free.length)];
      if (dock !== undefined && around.opening.isWorking(nowUs)) {
        const { cycleS, spread } = dock.settings;
        dock.begin(Math.max(0.3, 1 + spread * dock.random.normal()) * cycleS * 1e6, 0, nowUs);
      }
      queue.plan(nowUs + random.exponential(settings.truckEveryS) * 1e6, arrived);
    },
  };
  queue.plan(startUs + random.uniform() * settings.truckEveryS * 1e6, arrived);

  return {
    settings,
    docks,
    get level() {
      return level;
    },
    get moves() {
      return moves;
    },
    get atDock() {
      return docks.filter(({ state }) => state === "running").length;
    },
    put: move,
  };
}
