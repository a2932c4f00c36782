import fc from "fast-check";
import { expect, it } from "vitest";
import { locateJsonError } from "../../../twin/plant/locate-json-error.ts";

it.each([
  ["", 1, 1],
  ["{", 1, 2],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ["[1,\n 2,\n x]", 3, 2],
  ['{"a": "b\n"}', 1, 7],
  ["[1] 2", 1, 5],
  ["{'a': 1}", 1, 2],
  ["[01]", 1, 3],
])("%j stops at line %i, column %i", (text, line, column) => {
  expect(locateJsonError(text)).toEqual({ line, column });
});

it("given valid JSON with one character too many, finds a place at or before it", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      const cut = at % (json.length + 1);
      const broken = `${json.slice(0, cut)}\u0001${json.slice(cut)}`;
      const { line, column } = locateJsonError(broken);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(broken.length + 1);
    }),
    { seed: 1 },
  );
});

it("given valid JSON, finds nothing before its end", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const flat = json.replaceAll(/[\u007f-\u009f\t]/g, "");
      expect(locateJsonError(flat)).toEqual({ line: 1, column: flat.length + 1 });
    }),
    { seed: 2 },
  );
});
