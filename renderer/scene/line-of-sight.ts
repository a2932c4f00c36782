import { Box3, Ray, Vector3 } from "three";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";

/** Finds what stands between the eye and the line or device that is looked at. */
export interface LineOfSight {
  /**
   * By asset: 1 where it hides part of what is looked at, and for a whole line that stands before it: nearer to the
   * eye, it would be the larger of the two. The array is kept and written anew.
   */
  find(focus: number, eye: Vector3): Uint8Array;
  /** Counts changes of what `find` returns. */
  readonly revision: number;
}

/** What reaches no higher than this above the floor hides nothing. */
const lowM = 1.2;

/** The eye may move this far before it is looked again what stands before it, metres. */
const eyeStepM = 0.25;

/** @param bounds by asset */
export function createLineOfSight(plant: PlantIndex, bounds: readonly Box3[]): LineOfSight {
  const { assets } = plant.view;
  const chains = assets.map((_, asset) => chainTo(plant, asset));
  const isInFront = new Uint8Array(assets.length);
  const points: Vector3[] = [];
  const lastEye = new Vector3(Number.POSITIVE_INFINITY, 0, 0);
  const whole = new Box3();
  const way = new Box3();
  const ray = new Ray();
  const hit = new Vector3();
  /** What can stand before the focus at all. */
  let candidates: number[] = [];
  let focused = -1;
  let revision = 0;

  const hides = (box: Box3, eye: Vector3): boolean => {
    ray.origin.copy(eye);
    for (let place = 0; place < points.length; place++) {
      const point = points[place];
      if (point === undefined) continue;
      ray.direction.subVectors(point, eye);
      const distanceM = ray.direction.length();
      ray.direction.divideScalar(distanceM);
      if (ray.intersectBox(box, hit) !== null && hit.distanceTo(eye) < distanceM) return true;
    }
    return false;
  };

  const takeFocus = (focus: number): void => {
    focused = focus;
    const box = bounds[focus];
    const level = assets[focus]?.level;
    pointsOf(box, points);
    whole.makeEmpty();
    candidates = [];
    if (box === undefined || box.isEmpty() || !(level === "line" || level === "cell" || level === "device")) return;
    whole.copy(box);
    for (const [asset, other] of bounds.entries()) {
      const isOwn = chains[asset]?.includes(focus) !== false || chains[focus]?.includes(asset) !== false;
      if (isOwn || other.isEmpty() || other.max.y < box.min.y + lowM || other.intersectsBox(box)) continue;
      candidates.push(asset);
    }
  };

  return {
    find(focus, eye) {
      if (focus === focused && (candidates.length === 0 || lastEye.distanceTo(eye) < eyeStepM)) return isInFront;
      if (focus !== focused) {
        takeFocus(focus);
        isInFront.fill(0);
        revision++;
      }
      lastEye.copy(eye);
      // Only what reaches into the box between the eye and the focus can stand on a line between them.
      way.copy(whole).expandByPoint(eye);
      for (let rank = 0; rank < candidates.length; rank++) {
        const asset = candidates[rank] ?? 0;
        const box = bounds[asset];
        const isBefore = box?.intersectsBox(way) === true;
        const next = isBefore && (assets[asset]?.level === "line" || hides(box, eye)) ? 1 : 0;
        if (next !== isInFront[asset]) revision++;
        isInFront[asset] = next;
      }
      return isInFront;
    },
    get revision() {
      return revision;
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
