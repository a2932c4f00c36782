import { expect, it } from "vitest";
import { isLoopback } from "../../../electron/web/check-origin.ts";

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.3.2.1", true],
  ["::1", true],
  ["127.example.com", false],
  ["0.0.0.0", false],
])("whether %s is reachable from this machine only: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
