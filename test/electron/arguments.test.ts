import { expect, it } from "vitest";
import { brokerUrl, isoTimeUs, portNumber, positiveNumber, wholeNumber } from "../../electron/arguments.ts";

it.each([
  [brokerUrl, "mqtts://plant.local:8883", "mqtts://plant.local:8883"],
  [portNumber, "0", 0],
  [positiveNumber, "0.5", 0.5],
  [wholeNumber, "-7", -7],
  [isoTimeUs, "2026-06-15T16:00:00Z", Date.UTC(2026, 5, 15, 16) * 1000],
])("%o reads %s", (read, text, value) => {
  expect(read(text)).toBe(value);
});

it.each([
  [brokerUrl, "http://plant.local"],
  [brokerUrl, "mqtt://user@plant.local"],
  [portNumber, "65536"],
  [portNumber, "8.5"],
  [positiveNumber, "0"],
  [positiveNumber, "Infinity"],
  [wholeNumber, "1e300"],
  [isoTimeUs, "3"],
  [isoTimeUs, "2026-13-40"],
  [isoTimeUs, ""],
])("%o refuses %s", (read, text) => {
  expect(() => read(text)).toThrow("must");
});
