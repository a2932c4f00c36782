import type { Behaviour } from "./behaviour-schema.ts";
import { noiseAt } from "./noise.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";

/**
 * There and back at an even speed, with a rest at both ends: over a vehicle's mission, or over and over where nothing
 * sends it.
 */
export function travel(
  { from, to, periodS, restShare }: Extract<Behaviour, { kind: "travel" }>,
  { machine, fleet, store }: SimulatedAsset,
  offset: number,
  startUs: number,
): (nowUs: number) => number {
  const isSent = machine !== undefined && (fleet !== undefined || store !== undefined);
  return (nowUs) => {
    const phase = isSent ? machine.progressAt(nowUs) : (offset + (nowUs - startUs) / (periodS * 1e6)) % 1;
    const half = phase < 0.5 ? phase * 2 : (1 - phase) * 2;
    // Who is sent rests where it was sent to; at home it rests until the next mission.
    const share = isSent ? half / (1 - restShare) : (half - restShare / 2) / (1 - restShare);
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
}

/** A value that follows the local time of day, straight between the hours that are given, and from the last to the first. */
export function dailyValue({ hours, utcOffsetH }: Extract<Behaviour, { kind: "day" }>): (nowUs: number) => number {
  return (nowUs) => {
    const hour = (nowUs / 3600e6 + utcOffsetH) % 24;
    let before = hours[hours.length - 1] as [number, number];
    let beforeAt = before[0] - 24;
    for (const at of hours) {
      if (at[0] > hour) return between(beforeAt, before[1], at[0], at[1], hour);
      before = at;
      beforeAt = at[0];
    }
    const [first] = hours;
    return first === undefined ? Number.NaN : between(beforeAt, before[1], first[0] + 24, first[1], hour);
  };
}

function between(fromAt: number, from: number, toAt: number, to: number, at: number): number {
  return from + ((to - from) * (at - fromAt)) / (toAt - fromAt);
}

/** What others have last said, added up; unknown until all of them have spoken. */
export function sumOf(
  { base, scale, noise }: Extract<Behaviour, { kind: "sum" }>,
  parts: readonly number[],
  lastNumbers: Float64Array,
  seed: number,
): (nowUs: number) => number | undefined {
  return (nowUs) => {
    let sum = 0;
    for (const part of parts) sum += lastNumbers[part] ?? Number.NaN;
    if (Number.isNaN(sum)) return undefined;
    return base + scale * sum + (noise === 0 ? 0 : noise * noiseAt(seed, nowUs));
  };
}
