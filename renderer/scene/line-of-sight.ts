import { type Box3, Ray, Vector3 } from "three";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";

/** Finds what stands between the eye and the line or device that is looked at. */
export interface LineOfSight {
  /** By asset: 1 where it hides part of what is looked at. The array is kept and written anew in every call. */
  find(focus: number, eye: Vector3): Uint8Array;
}

/** What reaches no higher than this above the floor hides nothing. */
const lowM = 1.2;

/** @param bounds by asset */
export function createLineOfSight(plant: PlantIndex, bounds: readonly Box3[]): LineOfSight {
  const { assets } = plant.view;
  const chains = assets.map((_, asset) => chainTo(plant, asset));
  const isInFront = new Uint8Array(assets.length);
  const points: Vector3[] = [];
  const lastEye = new Vector3();
  const ray = new Ray();
  const hit = new Vector3();
  let focused = -1;

  const hides = (box: Box3, eye: Vector3): boolean =>
    points.some((point) => {
      ray.origin.copy(eye);
      ray.direction.subVectors(point, eye);
      const distanceM = ray.direction.length();
      ray.direction.divideScalar(distanceM);
      return ray.intersectBox(box, hit) !== null && hit.distanceTo(eye) < distanceM;
    });

  return {
    find(focus, eye) {
      if (focus === focused && lastEye.equals(eye)) return isInFront;
      if (focus !== focused) pointsOf(bounds[focus], points);
      focused = focus;
      lastEye.copy(eye);
      isInFront.fill(0);
      const box = bounds[focus];
      const level = assets[focus]?.level;
      if (box === undefined || box.isEmpty() || !(level === "line" || level === "cell" || level === "device")) {
        return isInFront;
      }
      for (const [asset, other] of bounds.entries()) {
        const isOwn = chains[asset]?.includes(focus) !== false || chains[focus]?.includes(asset) !== false;
        if (isOwn || other.isEmpty() || other.max.y < box.min.y + lowM || other.intersectsBox(box)) continue;
        if (hides(other, eye)) isInFront[asset] = 1;
      }
      return isInFront;
    },
  };
}

/** The points that are to be seen of a box: its middle, and the corners of a smaller one around it. */
function pointsOf(box: Box3 | undefined, points: Vector3[]): void {
  points.length = 0;
  if (box === undefined || box.isEmpty()) return;
  const middle = box.getCenter(new Vector3());
  points.push(middle);
  for (const x of [box.min.x, box.max.x]) {
    for (const y of [box.min.y, box.max.y]) {
      for (const z of [box.min.z, box.max.z]) points.push(new Vector3(x, y, z).lerp(middle, 0.25));
    }
  }
}
