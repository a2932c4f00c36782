import type { Signal } from "../plant/plant.ts";
import type { TimeUnit } from "../plant/signal-schema.ts";
import { parsePointer } from "../telemetry/json-pointer.ts";

/** A message as a plant would publish it. */
export interface PlantMessage {
  readonly topic: string;
  readonly payload: string;
}

/** A signal's value as the machine knows it: for an enum the value's own text. */
export type MachineValue = number | string | boolean;

const perMicrosecond: Readonly<Record<TimeUnit, number>> = { s: 1e-6, ms: 1e-3, us: 1, ns: 1e3 };

/**
 * The messages in which a machine says its values: the inverse of the JSON decoder. Signals that share a topic share
 * a message; a signal without a path is the whole payload.
 */
export function encodeMessages(values: ReadonlyMap<Signal, MachineValue>, timeUs: number): PlantMessage[] {
  const messages: PlantMessage[] = [];
  const documents = new Map<string, Record<string, unknown>>();
  for (const [signal, value] of values) {
    const { topic, source } = signal.binding;
    const sent = typeof value === "number" ? round((value - source.offset) / source.scale) : value;
    if (source.path === undefined) {
      messages.push({ topic, payload: String(sent) });
      continue;
    }
    const document = documents.get(topic) ?? {};
    documents.set(topic, document);
    if (source.time !== undefined) setAt(document, source.time, Math.round(timeUs * perMicrosecond[source.timeUnit]));
    setAt(document, source.path, sent);
  }
  for (const [topic, document] of documents) messages.push({ topic, payload: JSON.stringify(document) });
  return messages;
}

function setAt(document: Record<string, unknown>, pointer: string, value: unknown): void {
  const steps = parsePointer(pointer) ?? [];
  let node = document;
  for (const [place, step] of steps.entries()) {
    if (place === steps.length - 1) {
      node[step] = value;
      return;
    }
    const child = node[step];
    node = isRecord(child) ? child : addRecord(node, step);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function addRecord(node: Record<string, unknown>, step: string): Record<string, unknown> {
  const child: Record<string, unknown> = {};
  node[step] = child;
  return child;
}

/** Six significant digits, as a controller would send. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
