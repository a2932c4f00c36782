import type { Disturbances } from "../../twin/simulation/disturbances.ts";
import type { PlantMessage } from "../../twin/simulation/encode-message.ts";
import type { SimulatedPlant } from "../../twin/simulation/simulate-plant.ts";

/** A simulated plant on a clock that may jump. */
export interface RunningSimulation {
  readonly disturbances: Disturbances;
  /** What was said up to a moment since the last call. */
  advance(nowUs: number): PlantMessage[];
}

/** A clock that goes back further was set back; less is taken for standing still. */
const clockBackUs = 1_000_000;

/**
 * Runs a simulated plant that begins anew where its clock jumps: a machine that slept for a night would otherwise have
 * hours to make up, with millions of messages at once, and one whose clock was set back would say nothing until it has
 * caught up. What was asked to go wrong is over then.
 *
 * @param begin a simulation that starts at a moment, UTC microseconds
 * @param longestStepUs the clock goes on by more than that only where it jumps
 */
export function runSimulation(
  begin: (startUs: number) => Pick<SimulatedPlant, "advance" | "disturbances">,
  startUs: number,
  longestStepUs: number,
): RunningSimulation {
  let simulation = begin(startUs);
  let reachedUs = startUs;
  return {
    disturbances: {
      options: (target) => simulation.disturbances.options(target),
      active: () => simulation.disturbances.active(),
      inject: (request, nowUs) => simulation.disturbances.inject(request, nowUs),
      clear: (id, nowUs) => simulation.disturbances.clear(id, nowUs),
      distort: (...said) => simulation.disturbances.distort(...said),
    },
    advance(nowUs) {
      if (nowUs < reachedUs - clockBackUs || nowUs > reachedUs + longestStepUs) simulation = begin(nowUs);
      reachedUs = nowUs;
      return simulation.advance(nowUs);
    },
  };
}
