import type { Asset } from "./plant.ts";

/** Where an asset stands in the plant's own space: metres east, up and south, and a heading in radians. */
export interface PlaceInPlant {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians anticlockwise seen from above. */
  readonly heading: number;
}

/** The place of every asset in the plant's space, by asset index; a place in plant.json is relative to its parent. */
export function placeAssets(assets: readonly Pick<Asset, "parent" | "place">[]): PlaceInPlant[] {
  const places: PlaceInPlant[] = [];
  for (const asset of assets) {
    const parent = places[asset.parent] ?? { x: 0, y: 0, z: 0, heading: 0 };
    const [x, y, z] = asset.place.positionM;
    const cos = Math.cos(parent.heading);
    const sin = Math.sin(parent.heading);
    places.push({
      x: parent.x + cos * x + sin * z,
      y: parent.y + y,
      z: parent.z - sin * x + cos * z,
      heading: parent.heading + (asset.place.headingDeg * Math.PI) / 180,
    });
  }
  return places;
}
