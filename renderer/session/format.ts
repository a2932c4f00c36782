import { usualStateName } from "../../twin/appearance/state-names.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import type { SignalDefinition } from "../../twin/plant/signal-schema.ts";

/** What stands where there is no value. */
export const noValue = "—";

/** Chinese engineering text writes some units differently (GB 3101). */
const chineseUnits: Readonly<Record<string, string>> = { "°C": "℃", kWh: "kW·h", MWh: "MW·h" };

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number with a fixed count of decimals and, from five digits up, grouped by commas. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  if (!Number.isFinite(value)) return noValue;
  const key = `${language} ${decimals}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // What is rounded to nothing is not less than nothing.
      signDisplay: "negative",
      useGrouping: "min2",
    });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

export function formatUnit(unit: string, language: Language): string {
  return language === "zh" ? (chineseUnits[unit] ?? unit) : unit;
}

/** A number with its unit: `24.5 °C`, but `85.3%`. */
export function withUnit(number: string, unit: string): string {
  return unit === "%" ? `${number}%` : `${number} ${unit}`.trim();
}

/** A signal's value as text, without its unit. */
export function formatValue(
  definition: SignalDefinition,
  value: number,
  text: string | undefined,
  language: Language,
): string {
  switch (definition.type) {
    case "number":
      return formatNumber(value, definition.decimals, language);
    case "text":
      return text === undefined || text === "" ? noValue : (definition.valueNames[text]?.[language] ?? text);
    case "boolean":
      if (Number.isNaN(value)) return noValue;
      return language === "zh" ? (value === 0 ? "否" : "是") : value === 0 ? "no" : "yes";
    case "enum": {
      const name = definition.values[value];
      if (name === undefined) return noValue;
      return (definition.valueNames[name] ?? usualStateName(name))?.[language] ?? name;
    }
  }
}

/** An age in the largest unit that says enough: `0.2 s`, `35 s`, `12 min`, `3 h`, `2 d`. */
export function formatAge(ageUs: number): string {
  // Two clocks may be some milliseconds apart: what has just come is not of the future.
  const seconds = Math.max(0, ageUs) / 1e6;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** A moment as screens show it, with milliseconds, in this machine's time zone. */
export function formatMoment(timeUs: number): string {
  const date = new Date(timeUs / 1000);
  if (Number.isNaN(date.getTime())) return noValue;
  return `${formatDateTime(timeUs)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/** `2026-11-24 02:13:07` */
export function formatDateTime(timeUs: number): string {
  const date = new Date(timeUs / 1000);
  return Number.isNaN(date.getTime()) ? noValue : `${date.getFullYear()}-${formatDay(timeUs)} ${formatClock(timeUs)}`;
}

/** `02:13:07` */
export function formatClock(timeUs: number): string {
  return `${formatMinute(timeUs)}:${two(new Date(timeUs / 1000).getSeconds())}`;
}

/** `02:13` */
export function formatMinute(timeUs: number): string {
  const date = new Date(timeUs / 1000);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `11-24` */
export function formatDay(timeUs: number): string {
  const date = new Date(timeUs / 1000);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** `11-24`, by the calendar of another place. */
export function formatDayIn(timeUs: number, timeZone: string): string {
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat("en", { timeZone, month: "2-digit", day: "2-digit" });
  if (known === undefined) dayFormats.set(timeZone, format);
  return format.format(timeUs / 1000).replace("/", "-");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** A length of time in its two largest units: `8 h`, `1 h 20 min`, `2 d 3 h`. */
export function formatSpan(spanUs: number): string {
  const seconds = Math.round(spanUs / 1e6);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

/** What is left of a time, rounded up to seconds: `2:05`, `0:08`. */
export function formatCountdown(leftUs: number): string {
  const seconds = Math.ceil(leftUs / 1e6);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** What has passed of a time, in whole seconds: `0:08`, `2:05`, `1:02:05`. */
export function formatElapsed(spanUs: number): string {
  const seconds = Math.floor(Math.max(0, spanUs) / 1e6);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const inHour = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${inHour}` : inHour;
}

/** `×60`; backwards `×−60`. */
export function formatSpeed(speed: number): string {
  return `×${speed < 0 ? "−" : ""}${Number(Math.abs(speed).toFixed(1))}`;
}

/** A size in the largest decimal unit that says enough: `1.4 GB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${units[power] ?? "B"}`;
}
