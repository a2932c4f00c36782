import type { SignalDefinition } from "../plant/signal-schema.ts";
import type { NoticeKind } from "./notice.ts";

/** A longer text is cut: texts are states, batch numbers and names, not documents. */
const maxTextLength = 1024;

/** A map, because an object also has what every object has: "constructor" is no boolean. */
const booleanByText: ReadonlyMap<string, number> = new Map([
  ["true", 1],
  ["false", 0],
  ["on", 1],
  ["off", 0],
  ["1", 1],
  ["0", 0],
]);

/**
 * What a payload's value means for a signal: a number, a boolean as 0 or 1, an enum's ordinal, or a text. Numbers
 * and booleans are also read from strings, as many gateways send them.
 *
 * @returns the kind of notice where it means nothing for that signal
 */
export function readValue(raw: unknown, definition: SignalDefinition): number | { text: string } | NoticeKind {
  switch (definition.type) {
    case "number":
      return readNumber(raw, definition.from?.scale ?? 1, definition.from?.offset ?? 0);
    case "boolean":
      return readBoolean(raw);
    case "enum":
      return readOrdinal(raw, definition.values);
    case "text":
      return readText(raw);
  }
}

function readNumber(raw: unknown, scale: number, offset: number): number | NoticeKind {
  const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
  if (typeof value !== "number") return "wrong-type";
  const scaled = value * scale + offset;
  return Number.isFinite(scaled) ? scaled : "not-finite";
}

function readBoolean(raw: unknown): number | NoticeKind {
  if (typeof raw === "boolean") return raw ? 1 : 0;
  if (typeof raw !== "string" && typeof raw !== "number") return "wrong-type";
  return booleanByText.get(String(raw).trim().toLowerCase()) ?? "wrong-type";
}

function readOrdinal(raw: unknown, values: readonly string[]): number | NoticeKind {
  if (typeof raw === "string") {
    const ordinal = values.indexOf(raw.trim());
    return ordinal === -1 ? "enum-out-of-range" : ordinal;
  }
  if (typeof raw !== "number") return "wrong-type";
  return Number.isInteger(raw) && raw >= 0 && raw < values.length ? raw : "enum-out-of-range";
}

function readText(raw: unknown): { text: string } | NoticeKind {
  if (typeof raw !== "string" && typeof raw !== "number" && typeof raw !== "boolean") return "wrong-type";
  return { text: String(raw).slice(0, maxTextLength) };
}
