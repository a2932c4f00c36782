import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "../../../twin/scenario/canonical-json.ts";

describe("canonical JSON", () => {
  it("is the example of RFC 8785, section 3.2.2 and 3.2.3", () => {
    const given = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as Json;
    expect(canonicalJson(given)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("puts names in the order of their UTF-16 code units", () => {
    // RFC 8785, section 3.2.3: the surrogates of U+1F600 come before U+FB33.
    const names = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))) as object);
    // A name that is a number comes first in any object; here it is second only in the text.
    expect(sorted).toEqual(["1", "\r", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"]);
    expect(canonicalJson({ "1": 0, "\r": 0 })).toBe(String.raw`{"\r":0,"1":0}`);
  });

  it("is read as what was written, and does not depend on the order in which it was made", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (members) => {
        const one = canonicalJson(members as Json);
        const other = canonicalJson(Object.fromEntries(Object.entries(members).reverse()) as Json);
        expect(other).toBe(one);
        expect(canonicalJson(JSON.parse(one) as Json)).toBe(one);
      }),
    );
  });

  it("refuses numbers that JSON cannot hold", () => {
    expect(() => canonicalJson({ value: Number.NaN })).toThrow(RangeError);
  });
});
