import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LabelBox, placeLabels, type Rectangle } from "../../../renderer/scene/place-labels.ts";

const label = (x: number, y: number, changes: Partial<LabelBox> = {}): LabelBox => ({
  x,
  y,
  width: 120,
  height: 30,
  lift: 0,
  shift: 0,
  isPlaced: false,
  isNeeded: false,
  ...changes,
});
const cardOf = ({ x, y, width, height, lift, shift }: LabelBox): Rectangle => ({
  left: x + shift - width / 2,
  right: x + shift + width / 2,
  top: y - lift - height,
  bottom: y - lift,
});
const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe("labels in their places", () => {
  it("stand above their feet where there is room", () => {
    const only = label(400, 300);
    placeLabels([only], [], 800, 600);
    expect(only).toMatchObject({ isPlaced: true, shift: 0 });
    expect(cardOf(only).bottom).toBeLessThan(300);
  });

  it("never cover each other, what is blocked or the picture's edge, wherever their feet are", () => {
    const foot = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });
    const blocked = [{ left: 0, top: 0, right: 180, bottom: 80 }];
    fc.assert(
      fc.property(fc.array(foot, { minLength: 1, maxLength: 40 }), (feet) => {
        const labels = feet.map(({ x, y }, rank) => label(x, y, { isNeeded: rank < 5 }));
        placeLabels(labels, blocked, 800, 600);
        const cards = labels.filter(({ isPlaced }) => isPlaced).map(cardOf);
        for (const [rank, card] of cards.entries()) {
          expect(card.left).toBeGreaterThanOrEqual(0);
          expect(card.right).toBeLessThanOrEqual(800);
          expect(card.top).toBeGreaterThanOrEqual(0);
          for (const other of [...cards.slice(0, rank), ...blocked]) expect(overlap(card, other)).toBe(false);
        }
      }),
      { seed: 3 },
    );
  });

  it("give way to the more important", () => {
    const labels = [label(400, 300), label(404, 302), label(396, 298)];
    placeLabels(labels, [], 800, 600);
    const alone = label(400, 300);
    placeLabels([alone], [], 800, 600);
    expect(labels[0]).toMatchObject({ lift: alone.lift, shift: alone.shift });
  });

  it("keep off the feet of others", () => {
    const first = label(400, 300);
    const above = label(400, 258);
    placeLabels([first, above], [], 800, 600);
    const { left, right, top, bottom } = cardOf(first);
    expect(above.x > left && above.x < right && above.y > top && above.y < bottom).toBe(false);
  });

  it("never lie on a foot whose label is more important, where they can be left out: its dot would be seen through them", () => {
    const foot = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(fc.array(foot, { minLength: 1, maxLength: 40 }), (feet) => {
        const labels = feet.map(({ x, y }) => label(x, y));
        placeLabels(labels, [], 800, 600);
        // Again, as when the camera has moved: what has a place keeps it for as long as that is good enough.
        for (const each of labels) each.y += 3;
        placeLabels(labels, [], 800, 600);
        const placed = labels.filter(({ isPlaced }) => isPlaced);
        for (const [rank, each] of placed.entries()) {
          const { left, right, top, bottom } = cardOf(each);
          const isOn = ({ x, y }: LabelBox): boolean => x > left && x < right && y > top && y < bottom;
          expect(placed.slice(0, rank).filter(isOn)).toEqual([]);
        }
      }),
      { seed: 3 },
    );
  });

  it("stay where they are while that is good enough", () => {
    const kept = label(400, 300, { lift: 62, shift: 46, isPlaced: true });
    placeLabels([kept], [], 800, 600);
    expect(kept).toMatchObject({ lift: 62, shift: 46 });
  });

  it("are left out where there is no room", () => {
    const labels = Array.from({ length: 30 }, () => label(100, 100));
    placeLabels(labels, [], 200, 200);
    expect(labels.filter(({ isPlaced }) => isPlaced).length).toBeLessThan(30);
    expect(labels[0]?.isPlaced).toBe(true);
  });
});
