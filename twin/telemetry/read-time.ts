import type { TimeUnit } from "../plant/signal-schema.ts";

const microsecondsPer: Readonly<Record<TimeUnit, number>> = { s: 1e6, ms: 1e3, us: 1, ns: 1e-3 };

/** Dates end in the year 275760 (ECMAScript, 21.4.1.1). */
const maxTimeUs = 8.64e18;

/**
 * A device's own time as UTC microseconds: a number in the given unit since 1970, or an ISO 8601 string.
 *
 * @returns NaN where the value is no time
 */
export function readTimeUs(value: unknown, unit: TimeUnit): number {
  if (typeof value === "number") {
    const timeUs = Math.round(value * microsecondsPer[unit]);
    return Math.abs(timeUs) <= maxTimeUs ? timeUs : Number.NaN;
  }
  if (typeof value !== "string") return Number.NaN;
  const trimmed = value.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return readTimeUs(Number(trimmed), unit);
  // Date.parse also takes other forms, which differ between machines; only ISO 8601 with a date is meant.
  return /^\d{4}-\d{2}-\d{2}/.test(trimmed) ? Date.parse(trimmed) * 1000 : Number.NaN;
}
