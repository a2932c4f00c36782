import { BufferGeometry, Float32BufferAttribute, Vector3 } from "three";

/** A way on the ground that a band follows. */
export type Route = readonly (readonly [number, number, number])[];

/** Corners are rounded at this radius, metres, or at half of the shorter way to the next corner. */
const cornerM = 2.2;
const stepsInCorner = 6;

/**
 * One geometry of all bands, each two vertices wide. Vertices lie in the middle of the way; `side` leads from there by
 * the half of a band 1 m to each side, `way` says how far along it they are in metres, on which side (−1 or 1), and
 * of which band.
 */
export function bandGeometry(routes: readonly Route[]): BufferGeometry {
  const positions: number[] = [];
  const sides: number[] = [];
  const ways: number[] = [];
  const indices: number[] = [];
  const along = new Vector3();
  for (const [band, route] of routes.entries()) {
    const points = roundCorners(route.map((point) => new Vector3(...point)));
    let wayM = 0;
    for (const [rank, point] of points.entries()) {
      const before = points[rank - 1] ?? point;
      const after = points[rank + 1] ?? point;
      wayM += before.distanceTo(point);
      along.subVectors(after, before).setY(0).normalize();
      for (const side of [-1, 1]) {
        positions.push(point.x, point.y, point.z);
        sides.push(-along.z * side, along.x * side);
        ways.push(wayM, side, band);
      }
      if (rank === 0) continue;
      const first = positions.length / 3 - 4;
      indices.push(first, first + 1, first + 2, first + 1, first + 3, first + 2);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setIndex(indices);
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  geometry.setAttribute(
    "normal",
    new Float32BufferAttribute(
      positions.map((_, place) => (place % 3 === 1 ? 1 : 0)),
      3,
    ),
  );
  geometry.setAttribute("side", new Float32BufferAttribute(sides, 2));
  geometry.setAttribute("way", new Float32BufferAttribute(ways, 3));
  return geometry;
}

/** The same way with an arc, a quadratic curve, in the place of every corner. */
function roundCorners(points: readonly Vector3[]): Vector3[] {
  return points.flatMap((corner, place) => {
    const before = points[place - 1];
    const after = points[place + 1];
    if (before === undefined || after === undefined) return [corner];
    const radiusM = Math.min(cornerM, corner.distanceTo(before) / 2, corner.distanceTo(after) / 2);
    const from = corner.clone().lerp(before, radiusM / corner.distanceTo(before));
    const to = corner.clone().lerp(after, radiusM / corner.distanceTo(after));
    return Array.from({ length: stepsInCorner + 1 }, (_, step) => {
      const share = step / stepsInCorner;
      return from.clone().lerp(corner, share).lerp(corner.clone().lerp(to, share), share);
    });
  });
}
