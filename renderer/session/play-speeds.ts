import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import { fastestSpeed, slowestSpeed } from "../../twin/playback/time-control.ts";

/** Speeds that a person chooses from, slowest first. */
export const playSpeeds = [slowestSpeed, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, fastestSpeed] as const;

/** Speeds that are always at hand. */
export const mainSpeeds = [1, 10, 60, 600] as const;

/** The next speed up or down; the direction of running stays. */
export function nextSpeed(speed: number, change: "faster" | "slower"): number {
  const size = Math.abs(speed);
  const next =
    change === "faster" ? playSpeeds.find((each) => each > size) : playSpeeds.findLast((each) => each < size);
  return Math.sign(speed) * (next ?? size);
}

/** A shift is looked at again in a minute. */
const replayS = 60;

/** The speed at which a stretch of time passes in a minute, as far as there is such a speed. */
export function minuteSpeed({ fromUs, toUs }: TimeRange): number {
  return Math.min(fastestSpeed, Math.max(1, (toUs - fromUs) / 1e6 / replayS));
}
