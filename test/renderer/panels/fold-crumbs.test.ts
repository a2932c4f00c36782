import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCrumbs } from "../../../renderer/panels/fold-crumbs.ts";

describe("a way that has too little room", () => {
  const widths = [100, 80, 60, 70, 90];

  it("is whole where it fits", () => {
    expect(foldCrumbs(widths, 400, 40)).toEqual([]);
    expect(foldCrumbs([], 0, 40)).toEqual([]);
  });

  it("folds its middle first, from above, then the top, then the step above the place", () => {
    expect(foldCrumbs(widths, 399, 40)).toEqual([1]);
    expect(foldCrumbs(widths, 359, 40)).toEqual([1, 2]);
    expect(foldCrumbs(widths, 299, 40)).toEqual([0, 1, 2]);
    expect(foldCrumbs(widths, 199, 40)).toEqual([0, 1, 2, 3]);
  });

  it("never folds the place itself, and folds no more than it must", () => {
    const px = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(fc.array(px, { minLength: 1, maxLength: 8 }), px, (ways, room) => {
        const folded = foldCrumbs(ways, room, 40);
        expect(folded).not.toContain(ways.length - 1);
        const sum = (ranks: readonly number[]): number =>
          ways.reduce((all, width, rank) => (ranks.includes(rank) ? all : all + width), ranks.length > 0 ? 40 : 0);
        expect(folded.length === ways.length - 1 || sum(folded) <= room).toBe(true);
        if (folded.length === 0) expect(sum([]) <= room || ways.length === 1).toBe(true);
      }),
    );
  });
});
