import { InvalidArgumentError } from "commander";
import { brokerUrlPattern } from "../twin/plant/plant-schema.ts";

/** What the programs read of their command lines: each throws what commander says to whoever typed it. */

export function brokerUrl(text: string): string {
  if (brokerUrlPattern.test(text)) return text;
  throw new InvalidArgumentError("must begin with mqtt://, mqtts://, ws:// or wss:// and hold no user name");
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError("must be 0 to 65535");
  return port;
}

export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number < 1e6)) throw new InvalidArgumentError("must be a positive number");
  return number;
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError("must be a whole number");
  return number;
}

/** @returns UTC microseconds */
export function isoTimeUs(text: string): number {
  // Date.parse takes "3" for a year.
  const timeMs = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(timeMs)) throw new InvalidArgumentError("must be a time in ISO 8601, e.g. 2026-06-15T16:00:00Z");
  return timeMs * 1000;
}
