import { Vector3 } from "three";
import type { AssetView } from "../../twin/plant/plant-view.ts";

/** Vertical field of view, degrees: a long lens, as for a model photographed on a table. */
export const fieldOfViewDeg = 28;

/** Where the camera stands and what it looks at, metres in the plant's space. */
export interface CameraPose {
  readonly position: Vector3;
  readonly target: Vector3;
}

/** How a level is looked at. */
interface Shot {
  /** Degrees from south towards east; a row that is long is looked at along itself, up to the last of them. */
  readonly azimuthsDeg: readonly number[];
  /** Degrees above the ground. */
  readonly elevationDeg: number;
  /** Share of the free part of the picture that what is looked at may fill. */
  readonly fill: number;
}

const factoryShot: Shot = { azimuthsDeg: [-26], elevationDeg: 31, fill: 1 };
const lineShot: Shot = { azimuthsDeg: [-36, -40, -44, -48, -52], elevationDeg: 19, fill: 1 };

const shotOfLevel: Readonly<Record<AssetView["level"], Shot>> = {
  park: { azimuthsDeg: [23], elevationDeg: 34, fill: 1 },
  factory: factoryShot,
  workshop: factoryShot,
  line: lineShot,
  cell: { ...lineShot, azimuthsDeg: [-36], fill: 0.78 },
  device: { azimuthsDeg: [-36], elevationDeg: 17, fill: 0.54 },
};

/** The part of the picture that is filled, from -1 to 1: labels stand above what they speak of, so the top stays free. */
const free = { halfWidth: 0.96, bottom: -0.93, top: 0.83 } as const;

/** A row is looked at along itself until its picture is this high, as a share of what is free. */
const lowShare = 0.62;

/**
 * The pose from which what is looked at fills its share of the picture.
 *
 * @param points what is to be seen, metres in the plant's space; at least one
 * @param headingRad how the asset stands; its own front is looked at
 * @param aspect width of the picture by its height
 */
export function poseFor(
  points: readonly Vector3[],
  level: AssetView["level"],
  headingRad: number,
  aspect: number,
): CameraPose {
  const { azimuthsDeg, elevationDeg, fill } = shotOfLevel[level];
  let fit: Fit | undefined;
  for (const azimuthDeg of azimuthsDeg) {
    fit = fitInto(
      points,
      frameOf((azimuthDeg * Math.PI) / 180 + headingRad, (elevationDeg * Math.PI) / 180),
      aspect,
      fill,
    );
    if (fit.heightShare >= lowShare) break;
  }
  if (fit === undefined) throw new Error(`${level} is looked at from nowhere`);
  return fit.pose;
}

/** The directions of a picture. */
interface Frame {
  readonly backward: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
}

function frameOf(azimuth: number, elevation: number): Frame {
  const backward = new Vector3(
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  );
  const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  return { backward, right, up: backward.clone().cross(right) };
}

interface Fit {
  readonly pose: CameraPose;
  /** Height of what is seen by the height that is free. */
  readonly heightShare: number;
}

/** The camera is never nearer to what it looks at than this, metres. */
const nearestM = 4;

/**
 * What is nearer looks larger, so neither the distance nor the middle of the picture follows from the points at once:
 * both are mended in turn, until nothing is left to mend.
 */
function fitInto(points: readonly Vector3[], frame: Frame, aspect: number, fill: number): Fit {
  const { backward, right, up } = frame;
  const tanUp = Math.tan((fieldOfViewDeg * Math.PI) / 360);
  const tanRight = tanUp * aspect;
  const halfWidth = free.halfWidth * fill;
  const halfHeight = ((free.top - free.bottom) / 2) * fill;
  const middleY = ((free.top + free.bottom) / 2) * tanUp;
  const target = points.reduce((sum, point) => sum.add(point), new Vector3()).divideScalar(points.length);
  const reachM = largest(points, (point) => point.distanceTo(target));
  const offset = new Vector3();
  let distance = Math.max(nearestM, reachM / tanUp);
  let heightShare = 0;
  for (let step = 0; step < 24; step++) {
    const nearM = largest(points, (point) => offset.subVectors(point, target).dot(backward));
    distance = Math.max(distance, nearM + nearestM);
    const seen = extentOf(points, target, frame, distance);
    const scale = Math.max(seen.halfWidth / (halfWidth * tanRight), seen.halfHeight / (halfHeight * tanUp));
    heightShare = seen.halfHeight / (halfHeight * tanUp) / scale;
    target.addScaledVector(right, seen.middleX * distance).addScaledVector(up, (seen.middleY - middleY) * distance);
    distance = Math.max(nearestM, distance * scale);
  }
  return { pose: { position: target.clone().addScaledVector(backward, distance), target }, heightShare };
}

/** A plant has more points than a call may have arguments. */
function largest(points: readonly Vector3[], measure: (point: Vector3) => number): number {
  return points.reduce((most, point) => Math.max(most, measure(point)), Number.NEGATIVE_INFINITY);
}

interface Extent {
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly middleX: number;
  readonly middleY: number;
}

/** What the points take of a picture, as tangents from its middle. */
function extentOf(
  points: readonly Vector3[],
  target: Vector3,
  { backward, right, up }: Frame,
  distance: number,
): Extent {
  const offset = new Vector3();
  let [left, rightmost, bottom, top] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const point of points) {
    offset.subVectors(point, target);
    const depth = distance - offset.dot(backward);
    const [x, y] = [offset.dot(right) / depth, offset.dot(up) / depth];
    left = Math.min(left, x);
    rightmost = Math.max(rightmost, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return {
    halfWidth: (rightmost - left) / 2,
    halfHeight: (top - bottom) / 2,
    middleX: (left + rightmost) / 2,
    middleY: (bottom + top) / 2,
  };
}
