import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinRanges, visibleRunAt, visibleRuns } from "../../../twin/recording/visible-runs.ts";

const arbitraryRuns = fc
  .array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 8 })
  .map((pairs) => pairs.map(([fromUs, lengthUs], id) => ({ id: id + 1, fromUs, toUs: fromUs + lengthUs })));

describe("runs", () => {
  it("show at each moment the newest that covers it, else what was there last", () => {
    fc.assert(
      fc.property(arbitraryRuns, fc.nat(80), (runs, timeUs) => {
        const visible = visibleRuns(runs);
        const covering = runs.findLast(({ fromUs, toUs }) => fromUs <= timeUs && timeUs <= toUs);
        const found = visibleRunAt(visible, timeUs);
        if (covering !== undefined) expect(found?.id).toBe(covering.id);
        else if (found !== undefined)
          expect(found.toUs).toBe(Math.max(...runs.map(({ toUs }) => toUs).filter((us) => us < timeUs)));
        else expect(runs.every(({ fromUs }) => fromUs > timeUs)).toBe(true);
        const isInJoined = joinRanges(visible).some(({ fromUs, toUs }) => fromUs <= timeUs && timeUs <= toUs);
        expect(isInJoined).toBe(covering !== undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
