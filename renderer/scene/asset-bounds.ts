import { Box3, Matrix4, Vector3 } from "three";
import { assetsBelow, type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";
import { boundSurfaces, type PlacedPlant } from "./place-plant.ts";

/** The box that each asset fills in the plant's space by itself; empty for an asset without extent. */
function boundEach(plant: PlantIndex): Box3[] {
  return plant.view.assets.map((asset, place) => {
    const size = typeOf(plant, place)?.footprintM;
    const box = new Box3();
    if (size === undefined) return box;
    const [width, height, depth] = size;
    const cos = Math.cos(asset.place.heading);
    const sin = Math.sin(asset.place.heading);
    for (const sx of [-0.5, 0.5]) {
      for (const sz of [-0.5, 0.5]) {
        const x = asset.place.x + cos * sx * width + sin * sz * depth;
        const z = asset.place.z - sin * sx * width + cos * sz * depth;
        box.expandByPoint(new Vector3(x, asset.place.y, z)).expandByPoint(new Vector3(x, asset.place.y + height, z));
      }
    }
    return box;
  });
}

/** The box that each asset fills in the plant's space, with everything below it; empty for an asset without extent. */
export function boundAssets(plant: PlantIndex): Box3[] {
  const own = boundEach(plant);
  return own.map((box, place) => {
    const whole = box.clone();
    for (const below of assetsBelow(plant, place)) {
      const part = own[below];
      if (part !== undefined) whole.union(part);
    }
    return whole;
  });
}

/** The boxes of the shells that open, by asset: what a building's walls and roof enclose, without its yard. */
export function boundShells({ types, matrices }: PlacedPlant): Map<number, Box3> {
  const shells = new Map<number, Box3>();
  const matrix = new Matrix4();
  for (const { type, model, assets, parts } of types) {
    for (const [place, { name, surfaces }] of model.parts.entries()) {
      if (type.opens[0] !== name) continue;
      const box = boundSurfaces(surfaces);
      for (const [instance, asset] of assets.entries()) {
        matrices.read(parts[place]?.slots[instance] ?? 0, matrix);
        const shell = shells.get(asset) ?? new Box3();
        shells.set(asset, shell.union(box.clone().applyMatrix4(matrix)));
      }
    }
  }
  return shells;
}

/**
 * The corners of all that an asset consists of: tighter around it than the corners of its box. A line is its machines:
 * the floor on which it stands may run out of the picture.
 */
export function outlineAsset(plant: PlantIndex, asset: number): Vector3[] {
  const own = boundEach(plant);
  const cornersOfAll = (assets: readonly number[]): Vector3[] =>
    assets.flatMap((place) => {
      const box = own[place];
      return box === undefined || box.isEmpty() ? [] : cornersOf(box);
    });
  const below = assetsBelow(plant, asset);
  const machines = plant.view.assets[asset]?.level === "line" ? cornersOfAll(below) : [];
  return machines.length > 0 ? machines : cornersOfAll([asset, ...below]);
}

export function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))));
}
