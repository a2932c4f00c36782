import { BoxGeometry, MeshBasicMaterial } from "three";
import { expect, it } from "vitest";
import { createSlotLists } from "../../../renderer/scene/slot-lists.ts";
import { createSurfaceBatch, type SurfaceBatch } from "../../../renderer/scene/surface-batch.ts";

/** Two cubes, a small and a large one, each with room for two slots in its list. */
function cubes(): { batch: SurfaceBatch; list: (cube: number, slots: number) => void } {
  const lists = createSlotLists(4);
  const surfaces = [1, 5].map((radiusM) => ({
    geometry: new BoxGeometry(radiusM, radiusM, radiusM),
    list: lists.create(2),
    radiusM,
  }));
  const materials = { shown: new MeshBasicMaterial(), depth: new MeshBasicMaterial() };
  return {
    batch: createSurfaceBatch("clay", surfaces, materials),
    list(cube, slots) {
      surfaces[cube]?.list.clear();
      surfaces[cube]?.list.add(0, slots, 0);
      surfaces[cube]?.list.finish();
    },
  };
}

const indicesHeld = ({ object }: SurfaceBatch): number => object.geometry.index?.array.length ?? 0;

it("holds no geometry beside that on the GPU, and makes it again where the GPU was lost", () => {
  const { batch, list } = cubes();
  list(0, 1);
  batch.renew(0);
  expect(indicesHeld(batch)).toBe(72);
  const { attributes, index } = batch.object.geometry;
  // What three.js does when it has uploaded an attribute.
  for (const attribute of [...Object.values(attributes), index]) {
    if (attribute !== null && "onUploadCallback" in attribute) attribute.onUploadCallback();
  }
  batch.renew(0);
  expect(indicesHeld(batch)).toBe(0);
  expect(Object.values(batch.object.geometry.attributes).map(({ array }) => array.length)).toEqual([0, 0, 0]);
  expect(batch.object.geometry.getAttribute("position").count).toBe(48);
  batch.free();
  batch.renew(0);
  expect(indicesHeld(batch)).toBe(72);
});

it("is there while anything is in its lists", () => {
  const { batch, list } = cubes();
  batch.renew(0);
  expect(batch.object.visible).toBe(false);
  list(1, 2);
  batch.renew(0);
  expect(batch.object.visible).toBe(true);
});

it("tells of new shadows where a list of what casts one has changed, and of no other", () => {
  const { batch, list } = cubes();
  batch.renew(2);
  const before = batch.castRevision;
  list(0, 2);
  batch.renew(2);
  expect(batch.castRevision).toBe(before);
  list(1, 2);
  batch.renew(2);
  expect(batch.castRevision).not.toBe(before);
});
