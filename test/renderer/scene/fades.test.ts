import { Box3, Vector3 } from "three";
import { expect, it } from "vitest";
import { createFades, type Fades } from "../../../renderer/scene/fades.ts";
import { createStateTexture, wholeFlag } from "../../../renderer/scene/state-texture.ts";
import { assetsBelow, indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const asset = (id: string, level: string, assets: object[] = []): object => ({
  id,
  level,
  name: { zh: id, en: id },
  assets,
});
const plant = indexPlantView(
  viewPlant(
    parsedPumpPlant({
      level: "park",
      assets: [
        asset("north", "factory", [
          asset("back", "line", [asset("pump", "device")]),
          asset("front", "line", [asset("pump", "device")]),
        ]),
        asset("south", "factory", [asset("only", "line", [asset("pump", "device")])]),
      ],
    }),
    "operator",
  ).plant,
);
const at = (path: string): number => plant.assetByPath.get(path) ?? -1;

const box = (x: number, y: number, z: number, width: number, height: number, depth: number): Box3 =>
  new Box3().setFromCenterAndSize(new Vector3(x, y + height / 2, z), new Vector3(width, height, depth));
const halls = new Map([
  [at("north"), box(0, 2, 0, 60, 12, 40)],
  [at("south"), box(200, 2, 0, 60, 12, 40)],
]);
const ownBoxes = new Map([
  ...halls,
  [0, box(100, 0, 0, 400, 1, 200)],
  [at("north/back/pump"), box(0, 2, -12, 3, 3, 3)],
  [at("north/front/pump"), box(-4, 2, 6, 3, 4, 3)],
  [at("south/only/pump"), box(200, 2, 0, 3, 3, 3)],
]);
const bounds = plant.view.assets.map((_, place) =>
  [place, ...assetsBelow(plant, place)].reduce(
    (whole, each) => whole.union(ownBoxes.get(each) ?? new Box3()),
    new Box3(),
  ),
);

const farAway = new Vector3(100, 400, 500);
const inFront = new Vector3(-8, 8, 25);

function settled(fades: Fades, focus: number, eye: Vector3): Fades {
  for (let frame = 0; frame < 200; frame++) fades.advance(1 / 60, focus, eye);
  expect(fades.advance(1 / 60, focus, eye)).toBe(false);
  return fades;
}
const hiddenOf = (fades: Fades): (string | undefined)[] =>
  plant.view.assets.filter((_, place) => fades.isHidden(place)).map(({ path }) => path);

it("shows a park whole, its buildings closed around what is in them", () => {
  const fades = settled(createFades(plant, bounds, halls, createStateTexture(bounds.length)), 0, farAway);
  expect(hiddenOf(fades)).toEqual([
    "north/back",
    "north/back/pump",
    "north/front",
    "north/front/pump",
    "south/only",
    "south/only/pump",
  ]);
  expect(fades.tableY).toBe(0);
});

it("opens the building that is looked at; everything around it leaves, the ground comes up to its plinth", () => {
  const fades = settled(createFades(plant, bounds, halls, createStateTexture(bounds.length)), at("north"), farAway);
  expect(fades.isOpen(at("north"))).toBe(true);
  expect(hiddenOf(fades)).toEqual(["works", "south", "south/only", "south/only/pump"]);
  expect(fades.tableY).toBeCloseTo(0.55);
});

it("has a line step aside that stands before the one that is looked at, and only then", () => {
  const fades = createFades(plant, bounds, halls, createStateTexture(bounds.length));
  settled(fades, at("north/back"), inFront);
  expect(fades.isHidden(at("north/front/pump"))).toBe(true);
  settled(fades, at("north/back"), new Vector3(-8, 8, -40));
  expect(fades.isHidden(at("north/front/pump"))).toBe(false);
  settled(fades, at("north/front/pump"), inFront);
  expect(fades.isHidden(at("north/back/pump"))).toBe(false);
});

it("brings a building back closed, as a whole", () => {
  const state = createStateTexture(bounds.length);
  const fades = createFades(plant, bounds, halls, state);
  settled(fades, at("south"), farAway);
  settled(fades, at("north"), farAway);
  fades.advance(1 / 60, 0, farAway);
  const texel = (asset: number): number[] => [
    ...(state.texture.image.data as Uint8Array).slice(asset * 4, asset * 4 + 4),
  ];
  const [, , flags = 0, fade = 0] = texel(at("south"));
  expect([flags & wholeFlag, fade > 200 && fade < 255]).toEqual([wholeFlag, true]);
  settled(fades, 0, farAway);
  expect(texel(at("south")).slice(2)).toEqual([0, 0]);
  expect(texel(at("north")).slice(2)).toEqual([0, 0]);
});
