import { type Box3, Vector3 } from "three";

/** What stands there has so much room around it, as a share of its radius. */
const roomShare = 0.5;

/**
 * Where something can stand that nothing is to hide: before a box, seen from the eye, with room for it. At the height
 * of the box's middle.
 *
 * @param radiusM of what is to stand there
 */
export function spotBefore(box: Box3, eye: Vector3, radiusM: number): Vector3 {
  const middle = box.getCenter(new Vector3());
  const half = box.getSize(new Vector3()).divideScalar(2);
  const way = eye.clone().sub(middle).setY(0);
  // From right above every side is as good.
  if (way.lengthSq() === 0) way.z = 1;
  way.normalize();
  const toSideM = Math.min(half.x / Math.abs(way.x), half.z / Math.abs(way.z));
  return middle.addScaledVector(way, toSideM + radiusM * (1 + roomShare));
}
