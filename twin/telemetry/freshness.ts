import { quality as qualityCode, qualityOf, sampleFlag } from "./sample-quality.ts";
import type { SignalTable } from "./signal-table.ts";

/** How much a value says about now. The order is the code in a state texture. */
export const freshnessNames = ["fresh", "late", "stale", "bad", "never"] as const;

export type Freshness = (typeof freshnessNames)[number];

export const freshnessCode = { fresh: 0, late: 1, stale: 2, bad: 3, never: 4 } as const;

/** A value is late when this share of the time after which it is stale has passed. */
const lateShare = 0.5;

/**
 * The age of a signal's value, microseconds: the time since it was received; for a value that the broker had
 * retained, the time since the device measured it. NaN for a signal never seen; never negative.
 */
export function ageUs(table: SignalTable, signal: number, nowUs: number): number {
  const timeUs = table.timeUs[signal] ?? Number.NaN;
  const flags = table.quality[signal] ?? 0;
  // A clock that is off leaves the received time as the sample's time; otherwise the lag leads there.
  const countsFromItsTime = (flags & (sampleFlag.retained | sampleFlag.clockOff)) !== 0;
  return Math.max(0, nowUs - (countsFromItsTime ? timeUs : timeUs + (table.lagUs[signal] ?? 0)));
}

/**
 * The freshness code of a signal at a moment. Bad quality shows while the value is current; a value too old to be
 * current is stale whatever its quality was. A retained value whose device gave no time may be of any age: stale.
 */
export function freshnessOf(table: SignalTable, signal: number, staleAfterUs: number, nowUs: number): number {
  const age = ageUs(table, signal, nowUs);
  if (Number.isNaN(age)) return freshnessCode.never;
  const byte = table.quality[signal] ?? 0;
  const isOfUnknownAge = (byte & sampleFlag.retained) !== 0 && (byte & sampleFlag.withoutDeviceTime) !== 0;
  if (age > staleAfterUs || isOfUnknownAge) return freshnessCode.stale;
  if (qualityOf(byte) === qualityCode.bad) return freshnessCode.bad;
  return age > staleAfterUs * lateShare ? freshnessCode.late : freshnessCode.fresh;
}
