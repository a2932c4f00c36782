import type { Evidence } from "../scenario/evidence.ts";

/** A number with at most four figures that say something, thousands in groups from five digits up. */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 4;
  const text = String(Number(value.toFixed(digits)));
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace("-", "").length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Number and unit; a dash where there is no number. */
export function formatMeasured(value: number | null, unit: string): string {
  if (value === null) return "—";
  if (unit === "") return formatNumber(value);
  return unit === "%" || unit === "°" ? `${formatNumber(value)}${unit}` : `${formatNumber(value)} ${unit}`;
}

/** What was expected of a measure: `≥ 300 s`. */
export function formatExpected({ expect: { atLeast, atMost }, unit }: Evidence): string {
  const low = atLeast === undefined ? undefined : formatMeasured(atLeast, unit);
  const high = atMost === undefined ? undefined : formatMeasured(atMost, unit);
  if (low !== undefined && high !== undefined) return `${low}～${high}`;
  return low === undefined ? `≤ ${high}` : `≥ ${low}`;
}

/** A share of 1 in percent, with one decimal. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** `2026-06-15 10:30:00` on the wall of a time zone. */
export function formatTime(timeUs: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(timeUs / 1000);
}

/** Both ends of a range, the day once where they are of one day. */
export function formatRange(fromUs: number, toUs: number, timeZone: string): string {
  const [from, to] = [formatTime(fromUs, timeZone), formatTime(toUs, timeZone)];
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}—${to.slice(11)}` : `${from}—${to}`;
}
