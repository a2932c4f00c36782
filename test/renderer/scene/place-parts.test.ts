import fc from "fast-check";
import { BoxGeometry, Matrix4, Vector3 } from "three";
import { expect, it } from "vitest";
import type { Model } from "../../../renderer/scene/load-model.ts";
import { placeMovingParts } from "../../../renderer/scene/place-parts.ts";
import { type PlacedPlant, placePlant } from "../../../renderer/scene/place-plant.ts";
import type { Motion } from "../../../twin/plant/device-type-schema.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

/** A body that stands, an arm that turns and slides on it, and a hand that is stretched on the arm. */
const positions = [new Vector3(1, 2, 3), new Vector3(0, 1, 0), new Vector3(0.5, 0, 0.25)];
const model: Model = {
  parts: ["body", "arm", "hand"].map((name, place) => ({
    name,
    parent: place - 1,
    position: positions[place] ?? new Vector3(),
    surfaces: [{ kind: "clay", geometry: new BoxGeometry(1, 1, 1) }],
  })),
};

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const axes = fc.tuple(coordinate, coordinate, coordinate).filter((axis) => Math.hypot(...axis) > 0.1);
const value = fc.double({ min: -3, max: 3, noNaN: true });

it("puts parts on their parents, turned, moved and stretched by their motions in the order of the type", () => {
  fc.assert(
    fc.property(axes, axes, axes, value, value, value, value, (turned, slid, stretched, angle, way, size, heading) => {
      const span: Pick<Extract<Motion, { kind: "scale" }>, "signal" | "from" | "to"> = {
        signal: "flow",
        from: [0, 1],
        to: [0, 1],
      };
      const motion: Motion[] = [
        { kind: "rotate", part: "arm", axis: turned, ...span },
        { kind: "translate", part: "arm", axis: slid, ...span },
        { kind: "scale", part: "hand", axis: stretched, ...span },
      ];
      const placed = placePumps(motion, heading);
      for (const [place, at] of [angle, way, size].entries()) placed.types[0]?.motions[place]?.values.fill(at);
      for (const type of placed.types) placeMovingParts(type, 1, placed.matrices);

      const axis = (of: readonly number[]): Vector3 => new Vector3(...of).normalize();
      const body = new Matrix4()
        .makeRotationY((heading * Math.PI) / 180)
        .setPosition(4, 0, 0)
        .multiply(new Matrix4().makeTranslation(positions[0] ?? new Vector3()));
      const arm = body
        .clone()
        .multiply(new Matrix4().makeTranslation(positions[1] ?? new Vector3()))
        .multiply(new Matrix4().makeRotationAxis(axis(turned), angle))
        .multiply(new Matrix4().makeTranslation(axis(slid).multiplyScalar(way)));
      const { x, y, z } = axis(stretched);
      const along = (share: number): number => 1 + (size - 1) * Math.abs(share);
      const hand = arm
        .clone()
        .multiply(new Matrix4().makeTranslation(positions[2] ?? new Vector3()))
        .multiply(new Matrix4().makeScale(along(x), along(y), along(z)));
      for (const [place, wanted] of [body, arm, hand].entries()) {
        const slot = placed.types[0]?.parts[place]?.slots[1] ?? -1;
        const { elements } = placed.matrices.read(slot, new Matrix4());
        for (const [at, number] of wanted.elements.entries()) expect(elements[at]).toBeCloseTo(number, 4);
      }
    }),
    { numRuns: 60 },
  );
});

it("gives no extent to a part that is not there, and brings it back as it was", () => {
  const placed = placePumps([{ kind: "fill", part: "arm", signal: "flow", from: 1 }], 0);
  const [type] = placed.types;
  const read = (): number[] =>
    placed.matrices.read(type?.parts[1]?.slots[0] ?? -1, new Matrix4()).elements.map((each) => each + 0);
  const before = read();
  const place = (isThere: number): void => {
    type?.motions[0]?.values.fill(isThere);
    if (type !== undefined) placeMovingParts(type, 0, placed.matrices);
  };
  place(0);
  expect(read().slice(0, 12)).toEqual(new Array(12).fill(0));
  place(1);
  expect(read()).toEqual(before);
});

it("keeps the slots of what moves together, chunk by chunk, ahead of what stands", () => {
  const placed = placePumps([{ kind: "fill", part: "arm", signal: "flow", from: 1 }], 0);
  const [type] = placed.types;
  expect(type?.parts.map(({ slots }) => [...slots])).toEqual([
    [4, 5],
    [0, 1],
    [2, 3],
  ]);
});

/** Two pumps, the second four metres away, both turned by a heading. */
function placePumps(motion: readonly Motion[], heading: number): PlacedPlant {
  const pump = (id: string, x: number): object => ({
    id,
    level: "device",
    type: "pump",
    name: { zh: id, en: id },
    place: { positionM: [x, 0, 0], headingDeg: heading },
  });
  const view = viewPlant(parsedPumpPlant({ assets: [pump("pump-1", 0), pump("pump-2", 4)] }), "operator").plant;
  const types = view.types.map((type) => ({ ...type, motion: [...motion] }));
  return placePlant(indexPlantView({ ...view, types }), new Map([["pump", model]]));
}
