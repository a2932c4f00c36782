import { type Box3, Vector3 } from "three";
import { chainTo, type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";
import type { StateTexture } from "./state-texture.ts";

/** Buildings open as the camera comes in: their roof and walls fade. */
export interface Openings {
  /** Moves on by one frame; true while something opens or closes. */
  advance(elapsedS: number, focus: number, cameraPosition: Vector3): boolean;
  /** Whether a device stands in a building that is closed. */
  isHidden(asset: number): boolean;
  isOpen(asset: number): boolean;
}

const openingS = 0.7;

/** A building also opens when the camera is this near, in radii of the building. */
const nearRadii = 1.5;

/** @param bounds by asset */
export function createOpenings(plant: PlantIndex, bounds: readonly Box3[], state: StateTexture): Openings {
  const buildings = plant.view.assets.flatMap((_, asset) => {
    const box = bounds[asset];
    if (box === undefined || (typeOf(plant, asset)?.opens.length ?? 0) === 0) return [];
    return [{ asset, centre: box.getCenter(new Vector3()), radiusM: box.getSize(new Vector3()).length() / 2 }];
  });
  const buildingAround = Int32Array.from(plant.view.assets, (_, asset) => {
    const chain = chainTo(plant, asset);
    return buildings.find((building) => building.asset !== asset && chain.includes(building.asset))?.asset ?? -1;
  });

  return {
    advance(elapsedS, focus, cameraPosition) {
      const chain = chainTo(plant, focus);
      let isChanging = false;
      for (const { asset, centre, radiusM } of buildings) {
        const wanted = chain.includes(asset) || cameraPosition.distanceTo(centre) < radiusM * nearRadii ? 1 : 0;
        const now = state.openingOf(asset);
        if (now === wanted) continue;
        const step = elapsedS / openingS;
        state.setOpening(asset, wanted > now ? Math.min(1, now + step) : Math.max(0, now - step));
        isChanging = true;
      }
      return isChanging;
    },
    isHidden(asset) {
      const building = buildingAround[asset] ?? -1;
      return building >= 0 && state.openingOf(building) === 0;
    },
    isOpen: (asset) => state.openingOf(asset) > 0.5,
  };
}
