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
  /** Whether an asset's opening parts are gone altogether. */
  isGone(asset: number): boolean;
  /** Counts changes of what is hidden or gone. */
  readonly revision: number;
  /** Height of the table on which the view stands, metres: it comes up to the plinth of a building that stands alone. */
  readonly tableY: number;
}

const fadeS = 0.7;

/** A building also opens when the camera is this near, in radii of the building. */
const nearRadii = 1.5;

/** The plinth of a building reaches this far down from its floor. */
export const plinthM = 1.45;

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
  const leaves = new Uint8Array(chains.length);
  const buildings = [...shells.keys()];
  const isOpening = new Uint8Array(chains.length);
  /** Assets that are on their way; those at rest cost nothing. */
  const fading = new Set<number>();
  let tableY = lowestY;
  let focused = -1;
  let seenSight = -1;
  let revision = 0;

  const opens = (asset: number, building: number, eye: Vector3): boolean => {
    const sphere = spheres[asset];
    if (!shells.has(asset) || sphere === undefined) return false;
    return building === asset || sphere.center.distanceTo(eye) < sphere.radius * nearRadii;
  };

  /** One step of an asset's fade; true while it is on its way. */
  const fade = (asset: number, step: number): boolean => {
    const now = fades[asset] ?? 0;
    const isLeaving = leaves[asset] === 1;
    const wanted = isLeaving || isOpening[asset] === 1 ? 1 : 0;
    const next = wanted === 1 ? Math.min(1, now + step) : Math.max(0, now - step);
    // What has left comes back as a whole: a closed building does not come back as an opening one.
    const asWhole = isLeaving || (isOpening[asset] === 0 && next > 0 && isWhole[asset] === 1);
    const hasEnded = next === 0 || next === 1 || now === 0 || now === 1;
    if (hasEnded || asWhole !== (isWhole[asset] === 1)) revision++;
    fades[asset] = next;
    isWhole[asset] = asWhole ? 1 : 0;
    state.setFade(asset, next, asWhole);
    return next !== wanted;
  };

  /** Sees which buildings open for the eye; true where one of them changed. */
  const openBuildings = (building: number, eye: Vector3): boolean => {
    let hasChanged = false;
    for (let rank = 0; rank < buildings.length; rank++) {
      const asset = buildings[rank] ?? 0;
      const next = opens(asset, building, eye) ? 1 : 0;
      if (next !== isOpening[asset]) hasChanged = true;
      isOpening[asset] = next;
    }
    return hasChanged;
  };

  const chooseLeaving = (building: number, isInFront: Uint8Array): void => {
    for (let asset = 0; asset < chains.length; asset++) {
      const chain = chains[asset] ?? [];
      const isAround = building >= 0 && !chain.includes(building);
      const next = isAround || chain.some((above) => isInFront[above] === 1) ? 1 : 0;
      leaves[asset] = next;
      const wanted = next === 1 || isOpening[asset] === 1 ? 1 : 0;
      if (wanted !== fades[asset] || next !== isWhole[asset]) fading.add(asset);
    }
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
      const isLifting = liftTable(building, step * 3);
      const haveOpened = openBuildings(building, eye);
      if (haveOpened || focus !== focused || lineOfSight.revision !== seenSight) chooseLeaving(building, isInFront);
      focused = focus;
      seenSight = lineOfSight.revision;
      for (const asset of fading) if (!fade(asset, step)) fading.delete(asset);
      return fading.size > 0 || isLifting;
    },
    isHidden(asset) {
      if (isWhole[asset] === 1 && fades[asset] === 1) return true;
      const building = buildingAround[asset] ?? -1;
      return building >= 0 && building !== asset && (isWhole[building] === 1 || fades[building] === 0);
    },
    isOpen: (asset) => (fades[asset] ?? 0) > 0.5,
    isGone: (asset) => fades[asset] === 1,
    get revision() {
      return revision;
    },
    get tableY() {
      return tableY;
    },
  };
}
