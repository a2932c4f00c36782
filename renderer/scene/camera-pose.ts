import { type Box3, Vector3 } from "three";
import type { AssetView } from "../../twin/plant/plant-view.ts";

/** Vertical field of view, degrees: a long lens, as for a model photographed on a table. */
export const fieldOfViewDeg = 28;

/** Where the camera stands and what it looks at, metres in the plant's space. */
export interface CameraPose {
  readonly position: Vector3;
  readonly target: Vector3;
}

/** From where a level is looked at: degrees from south towards east, and above the ground. */
const directionByLevel: Readonly<
  Record<AssetView["level"], { readonly azimuthDeg: number; readonly elevationDeg: number }>
> = {
  park: { azimuthDeg: 23, elevationDeg: 34 },
  factory: { azimuthDeg: -26, elevationDeg: 31 },
  workshop: { azimuthDeg: -26, elevationDeg: 31 },
  line: { azimuthDeg: -36, elevationDeg: 19 },
  cell: { azimuthDeg: -36, elevationDeg: 19 },
  device: { azimuthDeg: -36, elevationDeg: 17 },
};

/** Share of the picture that what is looked at may fill; labels need the rest. */
const fillByLevel: Readonly<Record<AssetView["level"], number>> = {
  park: 0.9,
  factory: 0.94,
  workshop: 0.94,
  line: 0.98,
  cell: 0.7,
  device: 0.46,
};

/**
 * The pose from which a box fills its share of the picture.
 *
 * @param headingRad how the asset stands; its own front is looked at
 * @param aspect width of the picture by its height
 */
export function poseFor(box: Box3, level: AssetView["level"], headingRad: number, aspect: number): CameraPose {
  const { azimuthDeg, elevationDeg } = directionByLevel[level];
  const azimuth = (azimuthDeg * Math.PI) / 180 + headingRad;
  const elevation = (elevationDeg * Math.PI) / 180;
  const backward = new Vector3(
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  );
  const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  const frame: Frame = { backward, right, up: backward.clone().cross(right) };
  const target = box.getCenter(new Vector3());
  let distance = 0;
  // What is nearer looks larger, so the middle of the box is not the middle of its picture: a few steps centre it.
  for (let step = 0; step < 4; step++) {
    distance = distanceToFit(box, target, frame, aspect, fillByLevel[level]);
    centre(box, target, frame, distance);
  }
  return { position: target.clone().addScaledVector(backward, distance), target };
}

/** The directions of a picture. */
interface Frame {
  readonly backward: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
}

function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))));
}

/** The distance at which every corner lies within the picture's share. */
function distanceToFit(
  box: Box3,
  target: Vector3,
  { backward, right, up }: Frame,
  aspect: number,
  fill: number,
): number {
  const tanUp = Math.tan((fieldOfViewDeg * Math.PI) / 360) * fill;
  const tanRight = tanUp * aspect;
  let distance = 4;
  for (const corner of cornersOf(box)) {
    corner.sub(target);
    const needed = Math.max(Math.abs(corner.dot(right)) / tanRight, Math.abs(corner.dot(up)) / tanUp);
    distance = Math.max(distance, needed + corner.dot(backward));
  }
  return distance;
}

/** Moves the target so that the box's picture has as much room on its left as on its right, above as below. */
function centre(box: Box3, target: Vector3, { backward, right, up }: Frame, distance: number): void {
  const seen = cornersOf(box).map((corner) => {
    corner.sub(target);
    const depth = distance - corner.dot(backward);
    return [corner.dot(right) / depth, corner.dot(up) / depth] as const;
  });
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  target.addScaledVector(right, middle(seen.map(([x]) => x)) * distance);
  target.addScaledVector(up, middle(seen.map(([, y]) => y)) * distance);
}
