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
  park: 0.92,
  factory: 0.86,
  workshop: 0.86,
  line: 0.8,
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
  const up = backward.clone().cross(right);
  const target = box.getCenter(new Vector3());
  const distance = distanceToFit(box, target, backward, right, up, aspect, fillByLevel[level]);
  return { position: target.clone().addScaledVector(backward, distance), target };
}

function distanceToFit(
  box: Box3,
  target: Vector3,
  backward: Vector3,
  right: Vector3,
  up: Vector3,
  aspect: number,
  fill: number,
): number {
  const tanUp = Math.tan((fieldOfViewDeg * Math.PI) / 360) * fill;
  const tanRight = tanUp * aspect;
  let distance = 4;
  for (const x of [box.min.x, box.max.x]) {
    for (const y of [box.min.y, box.max.y]) {
      for (const z of [box.min.z, box.max.z]) {
        const corner = new Vector3(x, y, z).sub(target);
        const nearer = corner.dot(backward);
        const needed = Math.max(Math.abs(corner.dot(right)) / tanRight, Math.abs(corner.dot(up)) / tanUp);
        distance = Math.max(distance, needed + nearer);
      }
    }
  }
  return distance;
}
