import { createMachine } from "./machine.ts";
import type { Foreman, Machine, MachineSurroundings } from "./machine-model.ts";
import type { MachineSettings } from "./machine-schema.ts";
import { createRandom } from "./random.ts";

/** A machine that makes no units: it runs whenever it can. */
export function createLoneMachine(
  path: string,
  settings: MachineSettings,
  around: MachineSurroundings,
  seed: number,
  startUs: number,
): Machine {
  const runS = Math.min(longestRunS, ...settings.upkeep.map(({ everyRunS = longestRunS }) => everyRunS));
  const foreman: Foreman = {
    onDone: (machine, nowUs) => machine.unload(nowUs),
    onFree: (machine, nowUs) => machine.begin(runS * 1e6, 0, nowUs),
  };
  const machine = createMachine(path, settings, createRandom(seed, path), around, foreman, startUs);
  around.queue.plan(startUs, { happen: (nowUs) => machine.begin(runS * 1e6, 0, nowUs) });
  return machine;
}

/** Upkeep that is due is done between two runs. */
const longestRunS = 3600;
