import { BoxGeometry, BufferAttribute, type BufferGeometry, PerspectiveCamera, Vector3 } from "three";
import { beforeEach, describe, expect, it } from "vitest";
import type { Model } from "../../../renderer/scene/load-model.ts";
import { countListedSlots, createPartCells, type PartCells } from "../../../renderer/scene/part-cells.ts";
import { type PlacedPlant, placePlant } from "../../../renderer/scene/place-plant.ts";
import { createSlotLists } from "../../../renderer/scene/slot-lists.ts";
import { createViewChunks, type ViewChunks } from "../../../renderer/scene/view-chunks.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

/** Two rows of pumps, a kilometre apart. */
const pumpsEach = 60;
const pump = (id: string, x: number): object => ({
  id,
  level: "device",
  type: "pump",
  name: { zh: id, en: id },
  place: { positionM: [x, 0, 0] },
});
const row = (id: string, x: number): object => ({
  id,
  level: "line",
  name: { zh: id, en: id },
  assets: Array.from({ length: pumpsEach }, (_, place) => pump(`pump-${place}`, x + place * 4)),
});
const plant = indexPlantView(
  viewPlant(parsedPumpPlant({ assets: [row("west", 0), row("east", 1000)] }), "operator").plant,
);

function box(size: number): BufferGeometry {
  const geometry = new BoxGeometry(size, size, size);
  geometry.setAttribute("role", new BufferAttribute(new Uint8Array(24), 1));
  return geometry;
}
const model: Model = {
  parts: [
    {
      name: "body",
      parent: -1,
      position: new Vector3(),
      surfaces: [{ kind: "clay", geometry: box(2) }],
      far: [{ kind: "clay", geometry: box(2) }],
    },
    { name: "bolt", parent: 0, position: new Vector3(0, 1, 0), surfaces: [{ kind: "clay", geometry: box(0.1) }] },
  ],
};

let placed: PlacedPlant;
let cells: PartCells;
let view: ViewChunks;
let camera: PerspectiveCamera;
const fades = { isHidden: (_: number): boolean => false, isGone: (_: number): boolean => false, revision: 0 };
beforeEach(() => {
  placed = placePlant(plant, new Map([["pump", model]]));
  cells = createPartCells(placed, createSlotLists(countListedSlots(placed)));
  fades.isHidden = () => false;
  fades.revision = 0;
  view = createViewChunks(placed.chunks, cells, fades);
  camera = new PerspectiveCamera(28, 1, 0.1, 5000);
});

function look(from: Vector3, at: Vector3, elapsedS = 1): boolean {
  camera.position.copy(from);
  camera.lookAt(at);
  camera.updateMatrixWorld();
  return view.update(camera, elapsedS, 1000);
}
/** Instances in the lists of a part, near and far. */
function drawn(name: string): { near: number; far: number } {
  const part = cells.parts.find(({ placed: { model: own }, part: place }) => own.parts[place]?.name === name);
  return { near: part?.near.list.count() ?? 0, far: part?.far?.list.count() ?? 0 };
}

describe("what is drawn of a plant", () => {
  it("is what stands in the picture: a chunk out of it costs nothing", () => {
    look(new Vector3(120, 30, 60), new Vector3(120, 0, 0));
    expect(drawn("body").near + drawn("body").far).toBeGreaterThan(0);
    expect(drawn("body").near + drawn("body").far).toBeLessThanOrEqual(pumpsEach);
    look(new Vector3(120, 30, 60), new Vector3(120, 30, 400));
    expect([drawn("body"), drawn("bolt"), view.drawn]).toEqual([{ near: 0, far: 0 }, { near: 0, far: 0 }, 0]);
  });

  it("is simplified from afar, without what is less than a pixel", () => {
    look(new Vector3(120, 500, 1100), new Vector3(120, 0, 0));
    expect(drawn("body")).toEqual({ near: 0, far: pumpsEach });
    expect(drawn("bolt")).toEqual({ near: 0, far: 0 });
  });

  it("is nothing of what is hidden, as soon as that changes", () => {
    const from = new Vector3(620, 850, 2000);
    look(from, new Vector3(620, 0, 0));
    fades.isHidden = () => true;
    look(from, new Vector3(620, 0, 0));
    expect(view.drawn).toBeGreaterThan(0);
    fades.revision++;
    look(from, new Vector3(620, 0, 0));
    expect(view.drawn).toBe(0);
  });

  it("fades from one level to the other, both drawn meanwhile, pixel by pixel", () => {
    const nearer = new Vector3(120, 45, 82);
    look(new Vector3(120, 60, 100), new Vector3(120, 0, 0));
    expect(drawn("body").far).toBeGreaterThan(0);
    expect(look(nearer, new Vector3(120, 0, 0), 0.05)).toBe(true);
    const during = drawn("body");
    expect(during.near).toBeGreaterThan(0);
    expect(during.far).toBeGreaterThan(0);
    for (let frame = 0; frame < 10; frame++) look(nearer, new Vector3(120, 0, 0), 0.05);
    expect(look(nearer, new Vector3(120, 0, 0), 0.05)).toBe(false);
  });

  it("is at its level at once where the camera cuts to another place", () => {
    look(new Vector3(120, 500, 800), new Vector3(120, 0, 0));
    expect(drawn("body").far).toBeGreaterThan(0);
    expect(look(new Vector3(120, 30, 60), new Vector3(120, 0, 0), 0.05)).toBe(false);
    expect(drawn("body").far).toBe(0);
  });
});
