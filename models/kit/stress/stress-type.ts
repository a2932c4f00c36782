import { createRandom } from "../../../twin/simulation/random.ts";
import type { Part, Surface } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";

/** One kind of machine of a stress plant: its type file, and the parts of its model. */
export interface StressType {
  readonly id: string;
  readonly file: object;
  readonly model: Part;
}

/** Parts of every machine: a body, two that stand still on it, one that turns and one that slides. */
export const partsPerDevice = 5;

/** Machines are at most this wide and deep, metres. */
const widestM = 4;

/** A machine of plain boxes whose sizes follow from the seed; its signals are a state and as many numbers as asked. */
export function createStressType(seed: number, place: number, signals: number): StressType {
  const id = `machine-${place + 1}`;
  const random = createRandom(seed, id);
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const [width, height, depth] = [between(2, widestM), between(1.5, 3), between(2, widestM)];
  const part = (name: string, at: Vec3, size: Vec3, role: number): Part => ({
    name,
    at,
    clay: box(size, role),
    glass: box([0, 0, 0], 0),
    edges: [],
    plain: [],
    children: [],
  });
  const body = part("body", [0, 0, 0], [width, height, depth], 1);
  body.children.push(
    part("panel", [width / 2, height / 3, 0], [0.2, height / 3, depth / 2], 2),
    part("lamp", [0, height, -depth / 4], [0.2, 0.5, 0.2], place % 2 === 0 ? 21 : 23),
    part("rotor", [-width / 4, height, depth / 4], [0.8, 0.3, 0.4], 4),
    part("slide", [0, height, 0], [0.4, 0.4, 0.4], 3),
  );
  return { id, file: typeFile(id, [width, height + 0.5, depth], signals), model: body };
}

function typeFile(id: string, footprintM: readonly [number, number, number], signals: number): object {
  const number = (signal: string, rank: number): object => ({
    id: signal,
    type: "number",
    unit: "%",
    name: { zh: signal, en: signal },
    visibility: "public",
    from: { topic: "{topic}", path: `/${rank}`, staleAfterMs: 10_000 },
  });
  const state = {
    id: "state",
    type: "enum",
    values: ["stopped", "idle", "execute", "aborted"],
    name: { zh: "状态", en: "State" },
    visibility: "public",
    from: { topic: "{topic}", path: "/0", staleAfterMs: 10_000 },
  };
  const numbers = Array.from({ length: signals - 1 }, (_, rank) => number(`value-${rank + 1}`, rank + 1));
  const motion = [
    { part: "rotor", kind: "spin", axis: [0, 1, 0], signal: "value-1", rpmPerUnit: 0.4 },
    { part: "slide", kind: "translate", axis: [1, 0, 0], signal: "value-2", from: [0, 100], to: [-0.8, 0.8] },
  ];
  return {
    format: 1,
    id,
    name: { zh: id, en: id },
    model: `${id}.glb`,
    footprintM,
    signals: [state, ...numbers],
    role: { state: "state" },
    ...(signals > 1 ? { label: "value-1" } : {}),
    motion: motion.slice(0, Math.max(0, signals - 1)),
  };
}

/** A box on its place: 24 vertices and 12 triangles; none of no height. */
function box([width, height, depth]: Vec3, role: number): Surface {
  const surface: Surface = { positions: [], normals: [], roles: [], indices: [] };
  if (height === 0) return surface;
  for (let axis = 0; axis < 3; axis++) {
    for (const sign of [-1, 1]) addFace(surface, [width / 2, height / 2, depth / 2], axis, sign, role);
  }
  return surface;
}

function addFace(surface: Surface, half: Vec3, axis: number, sign: number, role: number): void {
  const first = surface.positions.length / 3;
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  for (const [a, b] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    const corner: [number, number, number] = [0, half[1], 0];
    corner[axis] = (corner[axis] ?? 0) + sign * (half[axis] ?? 0);
    corner[u] = (corner[u] ?? 0) + a * sign * (half[u] ?? 0);
    corner[v] = (corner[v] ?? 0) + b * (half[v] ?? 0);
    surface.positions.push(...corner);
    surface.normals.push(axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0);
    surface.roles.push(role);
  }
  surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
}
