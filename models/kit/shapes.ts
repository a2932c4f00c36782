import {
  BoxGeometry,
  type BufferGeometry,
  CylinderGeometry,
  ExtrudeGeometry,
  IcosahedronGeometry,
  Shape as Outline,
  Path,
  Vector2,
  Vector3,
} from "three";
import { mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";

/** Triangles without a place or a colour: metres, y up. */
export interface Shape {
  readonly positions: readonly number[];
  readonly normals: readonly number[];
  readonly indices: readonly number[];
}

export type Vec3 = readonly [number, number, number];

const cache = new Map<string, Shape>();

function cached(key: string, make: () => Shape): Shape {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const shape = make();
  cache.set(key, shape);
  return shape;
}

/**
 * A box around the origin with bevelled edges: 24 vertices, 44 triangles. The normals are those of the faces, so that
 * the bevel shades as a soft edge and the faces stay flat.
 */
export function bevelBox(width: number, height: number, depth: number, bevel: number): Shape {
  return cached(`box ${width} ${height} ${depth} ${bevel}`, () => makeBevelBox([width, height, depth], bevel));
}

function makeBevelBox(size: Vec3, bevel: number): Shape {
  const { positions, normals, at } = bevelBoxVertices(size, bevel);
  const indices: number[] = [];
  const corner = (index: number, list: readonly number[]): Vector3 => new Vector3().fromArray(list, index * 3);
  const triangle = (a: number, b: number, c: number): void => {
    const facing = corner(b, positions)
      .sub(corner(a, positions))
      .cross(corner(c, positions).sub(corner(a, positions)));
    const outward = corner(a, normals).add(corner(b, normals)).add(corner(c, normals));
    indices.push(a, ...(facing.dot(outward) < 0 ? [c, b] : [b, c]));
  };
  const quad = (a: number, b: number, c: number, d: number): void => {
    triangle(a, b, c);
    triangle(a, c, d);
  };
  for (const s of [-1, 1]) {
    quad(at([s, -1, -1], 0), at([s, 1, -1], 0), at([s, 1, 1], 0), at([s, -1, 1], 0));
    quad(at([-1, s, -1], 1), at([1, s, -1], 1), at([1, s, 1], 1), at([-1, s, 1], 1));
    quad(at([-1, -1, s], 2), at([1, -1, s], 2), at([1, 1, s], 2), at([-1, 1, s], 2));
    for (const t of [-1, 1]) {
      quad(at([s, t, -1], 0), at([s, t, 1], 0), at([s, t, 1], 1), at([s, t, -1], 1));
      quad(at([s, -1, t], 0), at([s, 1, t], 0), at([s, 1, t], 2), at([s, -1, t], 2));
      quad(at([-1, s, t], 1), at([1, s, t], 1), at([1, s, t], 2), at([-1, s, t], 2));
      for (const u of [-1, 1]) triangle(at([s, t, u], 0), at([s, t, u], 1), at([s, t, u], 2));
    }
  }
  return { positions, normals, indices };
}

/** Three vertices at every corner, one on each of its faces; `at` finds the one on the face that looks along an axis. */
function bevelBoxVertices(
  size: Vec3,
  bevel: number,
): { positions: number[]; normals: number[]; at: (signs: Vec3, axis: number) => number } {
  const inset = Math.min(bevel, ...size.map((side) => side * 0.45));
  const positions: number[] = [];
  const normals: number[] = [];
  const places = new Map<string, number>();
  for (const signs of corners) {
    for (const axis of [0, 1, 2]) {
      places.set(`${signs} ${axis}`, positions.length / 3);
      for (const [place, sign] of signs.entries()) {
        const half = (size[place] ?? 0) / 2;
        positions.push(sign * (place === axis ? half : half - inset));
        normals.push(place === axis ? sign : 0);
      }
    }
  }
  return { positions, normals, at: (signs, axis) => places.get(`${signs} ${axis}`) ?? 0 };
}

const corners: readonly Vec3[] = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z): Vec3 => [x, y, z])));

/** A cylinder or cone standing on the origin along y, with bevelled rims. */
export function bevelCylinder(
  bottomRadius: number,
  topRadius: number,
  height: number,
  sides: number,
  bevel: number,
): Shape {
  return cached(`cylinder ${bottomRadius} ${topRadius} ${height} ${sides} ${bevel}`, () =>
    makeBevelCylinder(bottomRadius, topRadius, height, sides, bevel),
  );
}

function makeBevelCylinder(bottom: number, top: number, height: number, sides: number, bevel: number): Shape {
  const inset = Math.min(bevel, height * 0.4, Math.max(bottom, top) * 0.6);
  const slope = (bottom - top) / height;
  const length = Math.hypot(1, slope);
  const rings: readonly (readonly [radius: number, y: number, outward: number, upward: number])[] = [
    [Math.max(bottom - inset, 1e-4), 0, 0, -1],
    [Math.max(bottom, 1e-4), inset, 1 / length, slope / length],
    [Math.max(top, 1e-4), height - inset, 1 / length, slope / length],
    [Math.max(top - inset, 1e-4), height, 0, 1],
  ];
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (const [radius, y, outward, upward] of rings) {
    for (let side = 0; side <= sides; side++) {
      const angle = (side / sides) * Math.PI * 2;
      positions.push(radius * Math.cos(angle), y, radius * Math.sin(angle));
      normals.push(outward * Math.cos(angle), upward, outward * Math.sin(angle));
    }
  }
  const perRing = sides + 1;
  for (let ring = 0; ring < 3; ring++) {
    for (let side = 0; side < sides; side++) {
      const a = ring * perRing + side;
      indices.push(a, a + perRing, a + 1, a + 1, a + perRing, a + perRing + 1);
    }
  }
  const centre = positions.length / 3;
  positions.push(0, 0, 0, 0, height, 0);
  normals.push(0, -1, 0, 0, 1, 0);
  for (let side = 0; side < sides; side++) {
    indices.push(centre, side, side + 1, centre + 1, 3 * perRing + side + 1, 3 * perRing + side);
  }
  return { positions, normals, indices };
}

/** A box around the origin without bevels: 24 vertices, 12 triangles. */
export function plainBox(width: number, height: number, depth: number): Shape {
  return cached(`plain-box ${width} ${height} ${depth}`, () => fromGeometry(new BoxGeometry(width, height, depth)));
}

/** A cylinder or cone standing on the origin along y, without bevels. */
export function plainCylinder(bottomRadius: number, topRadius: number, height: number, sides: number): Shape {
  return cached(`plain-cylinder ${bottomRadius} ${topRadius} ${height} ${sides}`, () =>
    fromGeometry(
      new CylinderGeometry(topRadius, bottomRadius, height, sides).rotateY(Math.PI / 2).translate(0, height / 2, 0),
    ),
  );
}

/** A ball around the origin. */
export function ball(radius: number, detail: number): Shape {
  return cached(`ball ${radius} ${detail}`, () => fromGeometry(new IcosahedronGeometry(radius, detail)));
}

/** How closely a curve is followed. */
export type Finish = "bevelled" | "plain";

/**
 * A flat slab lying on y = 0 with rounded corners in plan; `rim` leaves only a frame of that width. Plain, its edges
 * are sharp and its corners cut.
 */
export function roundedSlab(
  width: number,
  height: number,
  depth: number,
  radius: number,
  rim: number | undefined,
  finish: Finish,
): Shape {
  const bevel = finish === "plain" ? 0 : Math.min(height * 0.3, 0.25);
  const outline = roundedOutline(new Outline(), width / 2, depth / 2, radius);
  if (rim !== undefined) {
    outline.holes.push(roundedOutline(new Path(), width / 2 - rim, depth / 2 - rim, Math.max(radius - rim, 0.01)));
  }
  const geometry = new ExtrudeGeometry(outline, {
    depth: Math.max(height - 2 * bevel, 1e-4),
    bevelEnabled: bevel > 0,
    bevelSize: bevel,
    bevelOffset: -bevel,
    bevelThickness: bevel,
    bevelSegments: 1,
    curveSegments: finish === "plain" ? 2 : 6,
  });
  geometry.rotateX(-Math.PI / 2);
  geometry.translate(0, bevel, 0);
  return fromGeometry(geometry);
}

function roundedOutline<Kind extends Path>(path: Kind, a: number, b: number, radius: number): Kind {
  const r = Math.min(radius, a * 0.99, b * 0.99);
  path.moveTo(-a + r, -b);
  path.absarc(a - r, -b + r, r, -Math.PI / 2, 0, false);
  path.absarc(a - r, b - r, r, 0, Math.PI / 2, false);
  path.absarc(-a + r, b - r, r, Math.PI / 2, Math.PI, false);
  path.absarc(-a + r, -b + r, r, Math.PI, Math.PI * 1.5, false);
  return path;
}

/** A polygon in the xy plane, extruded along z around z = 0. */
export function extrudedPolygon(points: readonly (readonly [number, number])[], depth: number, bevel: number): Shape {
  const geometry = new ExtrudeGeometry(new Outline(points.map(([x, y]) => new Vector2(x, y))), {
    depth: depth - 2 * bevel,
    bevelEnabled: bevel > 0,
    bevelSize: bevel,
    bevelOffset: -bevel,
    bevelThickness: bevel,
    bevelSegments: 1,
  });
  geometry.translate(0, 0, -depth / 2 + bevel);
  return fromGeometry(geometry);
}

/** A round pipe through points, with bends of the given radius at the inner ones; plain, the bends are cut corners. */
export function pipe(points: readonly Vec3[], radius: number, sides: number, bend: number, finish: Finish): Shape {
  const centres = bentPath(points, bend, finish === "plain" ? 1 : bendSteps);
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  let across: Vector3 | undefined;
  for (const [place, centre] of centres.entries()) {
    const before = centres[Math.max(place - 1, 0)] ?? centre;
    const after = centres[Math.min(place + 1, centres.length - 1)] ?? centre;
    const along = after.clone().sub(before).normalize();
    const guide: Vector3 = across ?? (Math.abs(along.y) > 0.9 ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0));
    across = guide
      .clone()
      .sub(along.clone().multiplyScalar(guide.dot(along)))
      .normalize();
    const side = along.clone().cross(across);
    for (let corner = 0; corner <= sides; corner++) {
      const angle = (corner / sides) * Math.PI * 2;
      const normal = across.clone().multiplyScalar(Math.cos(angle)).addScaledVector(side, Math.sin(angle));
      positions.push(...centre.clone().addScaledVector(normal, radius).toArray());
      normals.push(...normal.toArray());
    }
  }
  for (let ring = 0; ring < centres.length - 1; ring++) {
    for (let corner = 0; corner < sides; corner++) {
      const a = ring * (sides + 1) + corner;
      const c = a + sides + 1;
      indices.push(a, a + 1, c, a + 1, c + 1, c);
    }
  }
  return { positions, normals, indices };
}

const bendSteps = 4;

function bentPath(points: readonly Vec3[], bend: number, steps: number): Vector3[] {
  const corners = points.map((point) => new Vector3(...point));
  const centres: Vector3[] = [];
  for (const [place, corner] of corners.entries()) {
    const before = corners[place - 1];
    const after = corners[place + 1];
    if (before === undefined || after === undefined) {
      centres.push(corner);
      continue;
    }
    const incoming = corner.clone().sub(before);
    const outgoing = after.clone().sub(corner);
    const reach = Math.min(bend, incoming.length() * 0.45, outgoing.length() * 0.45);
    const start = corner.clone().addScaledVector(incoming.normalize(), -reach);
    const end = corner.clone().addScaledVector(outgoing.normalize(), reach);
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      const onFirst = start.clone().lerp(corner, t);
      centres.push(onFirst.lerp(corner.clone().lerp(end, t), t));
    }
  }
  return centres;
}

/** Three's geometries repeat a vertex for every triangle; each is kept once. */
function fromGeometry(geometry: BufferGeometry): Shape {
  geometry.deleteAttribute("uv");
  const merged = mergeVertices(geometry);
  return {
    positions: Array.from(merged.getAttribute("position").array),
    normals: Array.from(merged.getAttribute("normal").array),
    indices: Array.from(merged.index?.array ?? []),
  };
}
