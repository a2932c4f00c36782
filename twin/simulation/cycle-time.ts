import type { Machine } from "./machine-model.ts";

/** A cycle is never shorter than this share of the mean, where its times are normal. */
const shortestShare = 0.2;

/** Draws how long a machine works on its next load, microseconds; failures on their way make it slower. */
export function drawCycleUs({ settings, random, wear, strengthAt }: Machine, nowUs: number): number {
  const { cycleS, spread, shape } = settings;
  let slow = 1;
  for (const [failure, each] of wear.failures.entries()) {
    if (each.slow > 0) slow += each.slow * strengthAt(failure, nowUs);
  }
  const drawn = shape === "exponential" ? random.exponential(1) : Math.max(shortestShare, 1 + spread * random.normal());
  return drawn * slow * cycleS * 1e6;
}
