import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";

const noEdges = { edges: false } as const;

/** A repeatable stream of numbers from 0 up to 1, for planting trees and parking cars (mulberry32). */
export function createScatter(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A tree: three in four are round, the others pointed. */
export function tree(b: PartBuilder, [x, y, z]: Vec3, scale: number, scatter: () => number): void {
  const size = scale * (0.85 + scatter() * 0.4);
  const isRound = scatter() < 0.74;
  const role = scatter() < 0.5 ? "leaf" : "leaf-dark";
  b.cylinder([x, y, z], 0.22 * size, 1.6 * size, "dark", { sides: 6, ...noEdges });
  if (isRound) b.ball([x, y + 3.1 * size, z], 2 * size, role, [1, 1.05, 1], 1);
  else b.cylinder([x, y + size, z], 1.7 * size, 5.2 * size, "leaf-dark", { topRadius: 0.05, sides: 10, ...noEdges });
}

export function car(b: PartBuilder, at: Vec3, turn: number, role: "white" | "light" | "mid" | "dark"): void {
  b.within(at, turn, () => {
    b.box([0, 0.25, 0], [4.2, 0.8, 1.8], role, { bevel: 0.25, ...noEdges });
    b.box([-0.2, 1, 0], [2.2, 0.62, 1.55], "deep", { bevel: 0.25, ...noEdges });
    for (const x of [-1.3, 1.3]) {
      for (const z of [-0.85, 0.85]) b.cylinder([x, 0.34, z], 0.34, 0.2, "ink", { axis: "z", sides: 10, ...noEdges });
    }
  });
}

/** A truck with its cab towards +x. */
export function truck(b: PartBuilder, at: Vec3, turn: number, role: "white" | "light" | "mid" = "white"): void {
  b.within(at, turn, () => {
    b.box([-1.6, 1.1, 0], [9.6, 2.9, 2.5], role, { bevel: 0.12, edges: true });
    b.box([5, 0.7, 0], [2.3, 2.7, 2.4], "light", { bevel: 0.35, ...noEdges });
    b.box([5.95, 1.9, 0], [0.5, 1, 2.1], "deep", { bevel: 0.1, ...noEdges });
    b.box([0.6, 0.6, 0], [10.5, 0.5, 1.2], "ink", noEdges);
    for (const x of [-5, -3.7, 2.6, 5]) {
      for (const z of [-1.05, 1.05]) b.cylinder([x, 0.5, z], 0.5, 0.4, "ink", { axis: "z", sides: 12, ...noEdges });
    }
  });
}

/** Dashes along a straight lane. */
export function laneMarks(
  b: PartBuilder,
  y: number,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const count = Math.floor(length / 6);
  const isAlongX = to[0] !== from[0];
  for (let dash = 0; dash < count; dash++) {
    const share = (dash + 0.5) / count;
    const x = from[0] + (to[0] - from[0]) * share;
    const z = from[1] + (to[1] - from[1]) * share;
    b.box([x, y, z], isAlongX ? [2.8, 0.05, 0.35] : [0.35, 0.05, 2.8], "mark", { bevel: 0.005, ...noEdges });
  }
}

/** A zebra crossing whose bars lie along x, or along z. */
export function zebra(b: PartBuilder, [x, y, z]: Vec3, barsAlongX: boolean): void {
  for (let bar = -3; bar <= 3; bar++) {
    const at: Vec3 = barsAlongX ? [x, y, z + bar * 1.3] : [x + bar * 1.3, y, z];
    b.box(at, barsAlongX ? [3, 0.05, 0.65] : [0.65, 0.05, 3], "mark", { bevel: 0.005, ...noEdges });
  }
}
