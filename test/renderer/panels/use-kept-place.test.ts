import { describe, expect, it } from "vitest";
import { rowsMoved } from "../../../renderer/panels/use-kept-place.ts";

const rows = (keys: string): { key: string }[] => [...keys].map((key) => ({ key }));

describe("the place in a long list", () => {
  it("moves with its first row in sight", () => {
    expect(rowsMoved(rows("cba"), rows("edcba"), 1)).toBe(2);
    expect(rowsMoved(rows("edcba"), rows("ba"), 3)).toBe(-3);
  });

  it("stays where that row is no more", () => {
    expect(rowsMoved(rows("cba"), rows("ca"), 1)).toBe(0);
    expect(rowsMoved(rows("cba"), rows("cba"), 7)).toBe(0);
  });
});
