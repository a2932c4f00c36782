import fc from "fast-check";
import { expect, it } from "vitest";
import { keepSlots } from "../../../renderer/panels/use-kept-slots.ts";

const inSight = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 12 });

it("a row keeps its element while it is in sight, no two have the same, and elements are used again", () => {
  fc.assert(
    fc.property(fc.array(inSight, { minLength: 2, maxLength: 12 }), (turns) => {
      let before: ReadonlyMap<string, number> = new Map();
      let most = 0;
      for (const keys of turns) {
        most = Math.max(most, keys.length);
        const slots = keepSlots(before, keys);
        expect([...slots.keys()].sort()).toEqual([...keys].sort());
        expect(new Set(slots.values()).size).toBe(keys.length);
        for (const key of keys) if (before.has(key)) expect(slots.get(key)).toBe(before.get(key));
        for (const slot of slots.values()) expect(slot).toBeLessThan(most);
        before = slots;
      }
    }),
    { seed: 5 },
  );
});

it("no element changes its place where all rows are others", () => {
  const first = keepSlots(new Map(), ["a", "b", "c"]);
  const onward = keepSlots(first, ["b", "c", "d"]);
  expect([...keepSlots(onward, ["x", "y", "z"]).values()]).toEqual([...onward.values()]);
});
