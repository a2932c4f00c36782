import { Euler, Matrix3, Matrix4, Quaternion, Vector3 } from "three";
import { type SurfaceRole, surfaceRoleCode } from "../../twin/appearance/surface-role.ts";
import {
  ball,
  bevelBox,
  bevelCylinder,
  extrudedPolygon,
  pipe,
  plainBox,
  plainCylinder,
  roundedSlab,
  type Shape,
  type Vec3,
} from "./shapes.ts";

/** Triangles of one material, or lines, with a role at every vertex. */
export interface Surface {
  readonly positions: number[];
  readonly normals: number[];
  readonly roles: number[];
  readonly indices: number[];
}

/** A node of a model: what moves together. */
export interface Part {
  readonly name: string;
  readonly at: Vec3;
  readonly clay: Surface;
  readonly glass: Surface;
  /** Pairs of points: the outlines that a night theme draws. */
  readonly edges: number[];
  /** The same shapes again, plain: what of them is seen from afar is chosen when the whole model is known. */
  readonly plain: PlainShape[];
  readonly children: Part[];
}

/** A shape without bevels, in its part's space. */
export interface PlainShape {
  readonly shape: Shape;
  readonly matrix: Matrix4;
  readonly role: SurfaceRole;
}

export interface BoxOptions {
  /** Metres; 2 cm, or a quarter of the smallest side. */
  readonly bevel?: number;
  /** Radians about x, y and z. */
  readonly turn?: Vec3;
  /** Whether the outline is drawn; by default where the box is large enough to be read by it. */
  readonly edges?: boolean;
}

export interface CylinderOptions {
  readonly axis?: "x" | "y" | "z";
  readonly topRadius?: number;
  readonly sides?: number;
  readonly bevel?: number;
  readonly edges?: boolean;
}

/**
 * Builds one part. Places are metres in the part's own space, y up; a box or a cylinder is placed by the middle of
 * its bottom.
 */
export interface PartBuilder {
  box(at: Vec3, size: Vec3, role: SurfaceRole, options?: BoxOptions): void;
  /** Along x or z it is placed by its middle. */
  cylinder(at: Vec3, radius: number, height: number, role: SurfaceRole, options?: CylinderOptions): void;
  /** @param detail 1 for a tree far away, 3 for a tank's dome */
  ball(at: Vec3, radius: number, role: SurfaceRole, squeeze?: Vec3, detail?: number): void;
  /** A round bar from one point to another. */
  bar(from: Vec3, to: Vec3, radius: number, role: SurfaceRole, topRadius?: number): void;
  /** A square bar from one point to another. */
  beam(from: Vec3, to: Vec3, width: number, height: number, role: SurfaceRole): void;
  pipe(points: readonly Vec3[], radius: number, role: SurfaceRole, bend?: number): void;
  slab(at: Vec3, size: Vec3, radius: number, role: SurfaceRole, rim?: number): void;
  /** A polygon in the xy plane, extruded along z around the place. */
  extrude(at: Vec3, points: readonly (readonly [number, number])[], depth: number, role: SurfaceRole): void;
  /** Builds in a space that is moved, then turned about y, radians. */
  within(at: Vec3, turn: number, build: () => void): void;
  /** Adds a part that moves by itself, placed in this one. */
  part(name: string, at: Vec3, build: (part: PartBuilder) => void): void;
}

const glassRoles: ReadonlySet<SurfaceRole> = new Set(["glass", "glass-dark"]);
const defaultBevelM = 0.02;
const edgesFromM = 0.5;

/** Starts a part; `result` fills as its builder is used. */
export function startPart(name: string, at: Vec3 = [0, 0, 0]): { part: Part; builder: PartBuilder } {
  const part: Part = { name, at, clay: emptySurface(), glass: emptySurface(), edges: [], plain: [], children: [] };
  return { part, builder: createBuilder(part) };
}

function emptySurface(): Surface {
  return { positions: [], normals: [], roles: [], indices: [] };
}

function createBuilder(part: Part): PartBuilder {
  let space = new Matrix4();

  const add = (shape: Shape, plain: Shape, local: Matrix4, role: SurfaceRole): void => {
    const matrix = space.clone().multiply(local);
    appendShape(part[surfaceKindOf(role)], shape, matrix, role);
    part.plain.push({ shape: plain, matrix, role });
  };
  const addEdges = (local: Matrix4, points: readonly Vec3[]): void => {
    const matrix = space.clone().multiply(local);
    for (const point of points) part.edges.push(...new Vector3(...point).applyMatrix4(matrix).toArray());
  };

  return {
    box([x, y, z], [width, height, depth], role, options = {}) {
      const bevel = options.bevel ?? Math.min(defaultBevelM, Math.min(width, height, depth) * 0.25);
      const local = compose([x, y + height / 2, z], options.turn ?? [0, 0, 0]);
      add(bevelBox(width, height, depth, bevel), plainBox(width, height, depth), local, role);
      const sides = [width, height, depth].sort((a, b) => b - a);
      const isLarge = (sides[1] ?? 0) >= edgesFromM && (sides[2] ?? 0) >= edgesFromM / 10;
      if (options.edges ?? (isLarge || glassRoles.has(role))) addEdges(local, boxEdges(width, height, depth));
    },
    cylinder([x, y, z], radius, height, role, options = {}) {
      const { axis = "y", topRadius = radius, sides = 24 } = options;
      const bevel = options.bevel ?? Math.min(defaultBevelM, radius * 0.3, height * 0.3);
      const local = new Matrix4().makeTranslation(x, y, z).multiply(alongAxis(axis, height));
      const plain = plainCylinder(radius, topRadius, height, Math.min(sides, plainSides(Math.max(radius, topRadius))));
      add(bevelCylinder(radius, topRadius, height, sides, bevel), plain, local, role);
      const isLarge = radius * 2 >= edgesFromM && height >= edgesFromM / 10;
      if (options.edges ?? isLarge) addEdges(local, rimEdges(radius, topRadius, height, sides));
    },
    ball([x, y, z], radius, role, squeeze = [1, 1, 1], detail = radius > 0.3 ? 3 : 2) {
      const local = new Matrix4().makeTranslation(x, y, z).scale(new Vector3(...squeeze));
      add(ball(radius, detail), ball(radius, detail > 1 ? 1 : 0), local, role);
    },
    bar(from, to, radius, role, topRadius = radius) {
      const { length, turn } = direction(from, to);
      const local = new Matrix4().compose(new Vector3(...from), turn, new Vector3(1, 1, 1));
      const plain = plainCylinder(radius, topRadius, length, 5);
      add(bevelCylinder(radius, topRadius, length, 10, radius * 0.2), plain, local, role);
    },
    beam(from, to, width, height, role) {
      const start = new Vector3(...from);
      const along = new Vector3(...to).sub(start);
      const length = along.length();
      const forward = along.clone().normalize();
      const up = Math.abs(forward.y) > 0.99 ? new Vector3(0, 0, 1) : new Vector3(0, 1, 0);
      const side = up.cross(forward).normalize();
      const local = new Matrix4()
        .makeBasis(side, forward.clone().cross(side), forward)
        .setPosition(start.addScaledVector(along, 0.5));
      const bevel = Math.min(defaultBevelM, width * 0.2, height * 0.2);
      add(bevelBox(width, height, length, bevel), plainBox(width, height, length), local, role);
    },
    pipe(points, radius, role, bend = radius * 2.2) {
      const sides = radius > 0.1 ? 14 : 10;
      const plain = pipe(points, radius, plainSides(radius), bend, "plain");
      add(pipe(points, radius, sides, bend, "bevelled"), plain, new Matrix4(), role);
    },
    slab([x, y, z], [width, height, depth], radius, role, rim) {
      const plain = roundedSlab(width, height, depth, radius, rim, "plain");
      const local = new Matrix4().makeTranslation(x, y, z);
      add(roundedSlab(width, height, depth, radius, rim, "bevelled"), plain, local, role);
    },
    extrude([x, y, z], points, depth, role) {
      const plain = extrudedPolygon(points, depth, 0);
      add(extrudedPolygon(points, depth, defaultBevelM), plain, new Matrix4().makeTranslation(x, y, z), role);
    },
    within(at, turn, build) {
      const outer = space;
      space = outer.clone().multiply(compose(at, [0, turn, 0]));
      build();
      space = outer;
    },
    part(name, at, build) {
      const child = startPart(name, at);
      part.children.push(child.part);
      build(child.builder);
    },
  };
}

/** Sides of something round that is seen from afar. */
function plainSides(radius: number): number {
  if (radius < 0.15) return 5;
  return radius < 1.2 ? 8 : 14;
}

function compose(at: Vec3, turn: Vec3): Matrix4 {
  return new Matrix4().compose(
    new Vector3(...at),
    new Quaternion().setFromEuler(new Euler(...turn)),
    new Vector3(1, 1, 1),
  );
}

/** Lays a standing shape along an axis, its middle at the origin. */
function alongAxis(axis: "x" | "y" | "z", height: number): Matrix4 {
  if (axis === "y") return new Matrix4();
  const turn = axis === "x" ? new Matrix4().makeRotationZ(-Math.PI / 2) : new Matrix4().makeRotationX(Math.PI / 2);
  return turn.multiply(new Matrix4().makeTranslation(0, -height / 2, 0));
}

function direction(from: Vec3, to: Vec3): { length: number; turn: Quaternion } {
  const along = new Vector3(...to).sub(new Vector3(...from));
  const length = along.length();
  return { length, turn: new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), along.normalize()) };
}

/** The surface of a part that a role belongs to. */
export function surfaceKindOf(role: SurfaceRole): "clay" | "glass" {
  return glassRoles.has(role) ? "glass" : "clay";
}

export function appendShape(surface: Surface, shape: Shape, matrix: Matrix4, role: SurfaceRole): void {
  const first = surface.positions.length / 3;
  const normalMatrix = new Matrix3().getNormalMatrix(matrix);
  const code = surfaceRoleCode(role);
  for (let place = 0; place < shape.positions.length; place += 3) {
    const point = new Vector3().fromArray(shape.positions, place).applyMatrix4(matrix);
    const normal = new Vector3().fromArray(shape.normals, place).applyMatrix3(normalMatrix).normalize();
    surface.positions.push(point.x, point.y, point.z);
    surface.normals.push(normal.x, normal.y, normal.z);
    surface.roles.push(code);
  }
  for (const index of shape.indices) surface.indices.push(first + index);
}

function boxEdges(width: number, height: number, depth: number): Vec3[] {
  const points: Vec3[] = [];
  const [a, b, c] = [width / 2, height / 2, depth / 2];
  for (const s of [-1, 1]) {
    for (const t of [-1, 1]) {
      points.push([-a, s * b, t * c], [a, s * b, t * c]);
      points.push([s * a, -b, t * c], [s * a, b, t * c]);
      points.push([s * a, t * b, -c], [s * a, t * b, c]);
    }
  }
  return points;
}

function rimEdges(bottomRadius: number, topRadius: number, height: number, sides: number): Vec3[] {
  const points: Vec3[] = [];
  for (const [radius, y] of [
    [bottomRadius, 0],
    [topRadius, height],
  ] as const) {
    for (let side = 0; side < sides; side++) {
      for (const end of [side, side + 1]) {
        const angle = (end / sides) * Math.PI * 2;
        points.push([radius * Math.cos(angle), y, radius * Math.sin(angle)]);
      }
    }
  }
  return points;
}
