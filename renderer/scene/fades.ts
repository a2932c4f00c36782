import { type Box3, Sphere, type Vector3 } from "three";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";
import { createLineOfSight } from "./line-of-sight.ts";
import type { StateTexture } from "./state-texture.ts";

/**
 * What gives way to what is looked at: a building opens as the camera comes in, what is around it leaves, so that the
 * building stands alone as on a table, and what stands between the eye and a line or a device steps aside.
 */
export interface Fades {
  /** Moves on by one frame; true while something fades. */
  advance(elapsedS: number, focus: number, eye: Vector3): boolean;
  /** Whether nothing of an asset can be seen: it has left, or stands in a building that is closed. */
  isHidden(asset: number): boolean;
  /** Whether an asset's opening parts have faded. */
  isOpen(asset: number): boolean;
  /** Height of the table on which the view stands, metres: it comes up to the plinth of a building that stands alone. */
  readonly tableY: number;
}

const fadeS = 0.7;

/** A building also opens when the camera is this near, in radii of the building. */
const nearRadii = 1.5;

/** The plinth of a building reaches this far down from its floor. */
const plinthM = 1.45;

/**
 * @param bounds by asset
 * @param shells the boxes of the buildings that open, by asset
 */
export function createFades(
  plant: PlantIndex,
  bounds: readonly Box3[],
  shells: ReadonlyMap<number, Box3>,
  state: StateTexture,
): Fades {
  const chains = plant.view.assets.map((_, asset) => chainTo(plant, asset));
  const buildingAround = Int32Array.from(chains, (chain) => chain.find((asset) => shells.has(asset)) ?? -1);
  const spheres = bounds.map((box) => (box.isEmpty() ? new Sphere() : box.getBoundingSphere(new Sphere())));
  const lowestY = bounds[0]?.isEmpty() === false ? bounds[0].min.y : 0;
  const lineOfSight = createLineOfSight(plant, bounds);
  const fades = new Float32Array(chains.length);
  const isWhole = new Uint8Array(chains.length);
  let tableY = lowestY;

  const opens = (asset: number, building: number, eye: Vector3): boolean => {
    const sphere = spheres[asset];
    if (!shells.has(asset) || sphere === undefined) return false;
    return building === asset || sphere.center.distanceTo(eye) < sphere.radius * nearRadii;
  };

  /** One step of an asset's fade; true while it is on its way. */
  const fade = (asset: number, leaves: boolean, isOpening: boolean, step: number): boolean => {
    const now = fades[asset] ?? 0;
    const wanted = leaves || isOpening ? 1 : 0;
    const next = wanted === 1 ? Math.min(1, now + step) : Math.max(0, now - step);
    // What has left comes back as a whole: a closed building does not come back as an opening one.
    const asWhole = leaves || (!isOpening && next > 0 && isWhole[asset] === 1);
    fades[asset] = next;
    isWhole[asset] = asWhole ? 1 : 0;
    state.setFade(asset, next, asWhole);
    return next !== wanted;
  };

  const liftTable = (building: number, share: number): boolean => {
    const shell = shells.get(building);
    const wanted = shell === undefined ? lowestY : shell.min.y - plinthM;
    const isThere = Math.abs(wanted - tableY) < 0.01;
    tableY = isThere ? wanted : tableY + (wanted - tableY) * Math.min(1, share);
    return !isThere;
  };

  return {
    advance(elapsedS, focus, eye) {
      const building = buildingAround[focus] ?? -1;
      const isInFront = lineOfSight.find(focus, eye);
      const step = elapsedS / fadeS;
      let isFading = liftTable(building, step * 3);
      for (const [asset, chain] of chains.entries()) {
        const isAround = building >= 0 && !chain.includes(building);
        const leaves = isAround || chain.some((above) => isInFront[above] === 1);
        if (fade(asset, leaves, opens(asset, building, eye), step)) isFading = true;
      }
      return isFading;
    },
    isHidden(asset) {
      if (isWhole[asset] === 1 && fades[asset] === 1) return true;
      const building = buildingAround[asset] ?? -1;
      return building >= 0 && building !== asset && (isWhole[building] === 1 || fades[building] === 0);
    },
    isOpen: (asset) => (fades[asset] ?? 0) > 0.5,
    get tableY() {
      return tableY;
    },
  };
}
