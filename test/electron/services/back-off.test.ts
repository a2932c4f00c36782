import fc from "fast-check";
import { expect, it } from "vitest";
import { backOffMs } from "../../../electron/services/feeds/back-off.ts";

it("doubles, is spread over its upper half, and never grows so long that a broker's return goes unseen for 5 s", () => {
  expect([1, 2, 3, 4, 5, 50].map((failures) => backOffMs(failures, 1))).toEqual([250, 500, 1000, 2000, 3000, 3000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const delay = backOffMs(failures, random);
      expect(delay).toBeGreaterThanOrEqual(125);
      expect(delay).toBeLessThanOrEqual(3000);
    }),
    { seed: 6 },
  );
});
