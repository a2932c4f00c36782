import { type Box3, Vector3 } from "three";

/** Where the camera is along the measured flight, 0 to 1: from afar over the whole plant down to its machines. */
export function flyAlong(bounds: Box3, share: number, eye: Vector3, target: Vector3): void {
  const size = bounds.getSize(new Vector3());
  const reach = Math.max(size.x, size.z);
  const angle = share * Math.PI * 0.7;
  const distance = reach * (1.5 - 1.3 * share);
  bounds.getCenter(target);
  target.x += size.x * 0.3 * (share - 0.5);
  eye.set(Math.sin(angle) * distance, reach * (0.9 - 0.75 * share) + 6, Math.cos(angle) * distance).add(target);
}

/** Looks away from the plant: nothing of it is in the picture. */
export function lookAway(bounds: Box3, eye: Vector3, target: Vector3): void {
  const size = bounds.getSize(new Vector3());
  eye.set(bounds.max.x + size.x, 40, bounds.max.z + size.z);
  target.copy(eye).add(new Vector3(60, -8, 60));
}
