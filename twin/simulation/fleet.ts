import type { FleetSettings } from "./logistics-schema.ts";
import { createMachine } from "./machine.ts";
import type { Foreman, Machine, MachineSurroundings } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import { createRandom } from "./random.ts";

/** Vehicles that take missions in turn: there, and back again. */
export interface Fleet {
  readonly vehicles: readonly Machine[];
  /** Missions that no vehicle has taken up yet. */
  readonly waiting: number;
  /** Good units to be carried away. */
  bring(units: number, nowUs: number): void;
}

export interface FleetSurroundings extends MachineSurroundings {
  readonly seed: number;
  readonly startUs: number;
  settingsOf(vehicle: string): MachineSettings;
  /** A vehicle has delivered what it carried. */
  onDelivered(nowUs: number): void;
}

export function createFleet(settings: FleetSettings, around: FleetSurroundings): Fleet {
  const { queue, seed, startUs } = around;
  const random = createRandom(seed, `calls ${settings.vehicles[0]}`);
  let loose = 0;
  let waiting = 0;

  const foreman: Foreman = {
    onDone(vehicle, nowUs) {
      vehicle.count(1, 0, 0, nowUs);
      around.onDelivered(nowUs);
      vehicle.unload(nowUs);
    },
    onFree(vehicle, nowUs) {
      if (waiting === 0) {
        vehicle.wait("idle", nowUs);
        return;
      }
      waiting--;
      const { cycleS, spread } = vehicle.settings;
      vehicle.begin(Math.max(0.3, 1 + spread * vehicle.random.normal()) * cycleS * 1e6, 0, nowUs);
    },
  };
  const vehicles = settings.vehicles.map((path) =>
    createMachine(path, around.settingsOf(path), createRandom(seed, path), around, foreman, startUs),
  );
  const call = (nowUs: number): void => {
    waiting++;
    const free = vehicles.find((vehicle) => vehicle.isFree);
    if (free !== undefined) foreman.onFree(free, nowUs);
  };
  const caller = {
    happen(nowUs: number): void {
      // Nobody calls again for what waits already.
      if (waiting < vehicles.length) call(nowUs);
      planCall(nowUs);
    },
  };
  const planCall = (nowUs: number): void => {
    const { callEveryS } = settings;
    if (callEveryS !== undefined) queue.plan(nowUs + random.exponential(callEveryS) * 1e6, caller);
  };
  planCall(startUs);

  return {
    vehicles,
    get waiting() {
      return waiting;
    },
    bring(units, nowUs) {
      loose += units;
      for (; loose >= settings.units; loose -= settings.units) call(nowUs);
    },
  };
}
