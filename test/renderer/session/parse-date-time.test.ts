import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDateTime } from "../../../renderer/session/format.ts";
import { parseDateTime } from "../../../renderer/session/parse-date-time.ts";

it("reads every moment that is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 4_000_000_000 }), (seconds) => {
      const text = formatDateTime(seconds * 1e6);
      // An hour that a change of the clock gives twice is read as its first.
      expect(formatDateTime(parseDateTime(text) ?? 0)).toBe(text);
    }),
    { seed: 9 },
  );
});

it.each([
  ["2026-11-24 02:13", new Date(2026, 10, 24, 2, 13).getTime() * 1000],
  [" 2026-11-24T2:13:07 ", new Date(2026, 10, 24, 2, 13, 7).getTime() * 1000],
  ["2026-02-30 02:13:07", undefined],
  ["2026-11-24 24:00:00", undefined],
  ["2026-11-24 02:60:00", undefined],
  ["24.11.2026", undefined],
  ["", undefined],
])("reads %j as %s", (text, expected) => {
  expect(parseDateTime(text)).toBe(expected);
});

it("reads nothing out of anything else, and never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseDateTime(text) ?? 0).not.toBeNaN();
    }),
    { seed: 10 },
  );
});
