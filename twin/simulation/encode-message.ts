import type { Signal } from "../plant/plant.ts";
import type { TimeUnit } from "../plant/signal-schema.ts";
import { parsePointer } from "../telemetry/json-pointer.ts";

/** A message as a plant would publish it. */
export interface PlantMessage {
  readonly topic: string;
  readonly payload: string;
}

/** Puts what a machine says into the words of its factory; the values are in the order of the signals. */
export type Encoder = (values: readonly (number | string | boolean)[], timeUs: number) => string;

/** One place of a document: text that stays, then what is filled in. */
interface Slot {
  readonly before: string;
  /** Place of the value; -1 for the time. */
  readonly value: number;
}

type Tree = Map<string, Tree | number>;

const perMicrosecond: Readonly<Record<TimeUnit, number>> = { s: 1e-6, ms: 1e-3, us: 1, ns: 1e3 };
const timePlace = -1;

/**
 * Makes the encoder of the JSON messages that carry some signals of one topic: the inverse of the JSON decoder. A
 * signal without a path is the whole payload. The document is laid out once; saying it only fills in the values.
 */
export function createJsonEncoder(signals: readonly Signal[]): Encoder {
  const sources = signals.map(({ binding }) => binding.source);
  const bare = sources.findIndex(({ path }) => path === undefined);
  if (bare >= 0) return (values) => String(sent(values[bare] ?? "", sources[bare]));

  const tree: Tree = new Map();
  let timeUnit: TimeUnit = "ms";
  for (const [place, { path = "", time, timeUnit: unit }] of sources.entries()) {
    if (time !== undefined) {
      setAt(tree, time, timePlace);
      timeUnit = unit;
    }
    setAt(tree, path, place);
  }
  const slots: Slot[] = [];
  const after = layOut(tree, "", slots);
  return (values, timeUs) => {
    let text = "";
    for (const { before, value } of slots) {
      text += before;
      if (value === timePlace) text += Math.round(timeUs * perMicrosecond[timeUnit]);
      else text += asJson(sent(values[value] ?? "", sources[value]));
    }
    return text + after;
  };
}

/** Writes a document's text into slots; what comes after the last is returned. */
function layOut(tree: Tree, start: string, slots: Slot[]): string {
  let before = `${start}{`;
  let isFirst = true;
  for (const [key, child] of tree) {
    before += `${isFirst ? "" : ","}${JSON.stringify(key)}:`;
    isFirst = false;
    if (typeof child === "number") {
      slots.push({ before, value: child });
      before = "";
    } else before = layOut(child, before, slots);
  }
  return `${before}}`;
}

function setAt(tree: Tree, pointer: string, value: number): void {
  const steps = parsePointer(pointer) ?? [];
  let node = tree;
  for (const [place, step] of steps.entries()) {
    if (place === steps.length - 1) {
      node.set(step, value);
      return;
    }
    const child = node.get(step);
    const next: Tree = child instanceof Map ? child : new Map();
    if (next !== child) node.set(step, next);
    node = next;
  }
}

function sent(
  value: number | string | boolean,
  source: { readonly scale: number; readonly offset: number } | undefined,
): number | string | boolean {
  if (typeof value !== "number" || source === undefined) return value;
  return round((value - source.offset) / source.scale);
}

function asJson(value: number | string | boolean): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Six significant digits, as a controller would send, and thousandths of what is larger: meters count on. */
function round(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return Number.isFinite(value) ? value : 0;
  const scale = Math.max(1000, 10 ** (5 - Math.floor(Math.log10(Math.abs(value)))));
  return Math.round(value * scale) / scale;
}
