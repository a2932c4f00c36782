import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, stackLight } from "../pieces.ts";

/** The winding axis, along x. */
const axis = { y: 1.5, z: 0.5 };
const headstock = { x: -2.85, width: 1.1 };
const coil = { left: -1.75, discs: 10, wound: 7, pitch: 0.24, radius: 0.74 };
const railZ = -0.75;

/**
 * A horizontal winding machine for transformer coils. Parts: `coil` turns between headstock and tailstock; `traverse`
 * runs along the coil and guides the conductor; `reel-1` to `reel-3` pay it out.
 */
export function coilWinder(b: PartBuilder): void {
  b.box([-0.1, 0, axis.z], [7.1, 0.1, 1.7], "dark", { edges: false });
  buildHeadstock(b);
  buildTailstock(b);
  b.part("coil", [0, axis.y, axis.z], buildCoil);

  for (const z of [railZ - 0.14, railZ + 0.14]) b.box([-0.1, 0.52, z], [5.2, 0.08, 0.08], "deep", { edges: false });
  b.box([-0.1, 0.1, railZ], [5.3, 0.42, 0.4], "light", { bevel: 0.03 });
  b.box([-0.1, 0, railZ], [5.2, 0.1, 0.34], "dark", { edges: false });
  b.part("traverse", [coil.left + 0.06, 0.6, railZ], (traverse) => {
    traverse.box([0, 0, 0], [0.62, 0.14, 0.5], "mid", { edges: false });
    traverse.box([0, 0.14, -0.05], [0.34, 1.3, 0.3], "white", { bevel: 0.04, edges: true });
    for (const y of [0.8, 1.25]) {
      traverse.cylinder([0, y, 0.18], 0.11, 0.08, "mid", { axis: "x", sides: 14, edges: false });
      traverse.box([0, y - 0.04, 0.18], [0.2, 0.08, 0.08], "deep", { edges: false });
    }
    traverse.beam([0, 1.4, 0.16], [0, 1.63, axis.z - railZ - 0.15], 0.03, 0.05, "copper");
  });
  buildReels(b);

  // The operator's platform before the coil.
  b.box([-0.35, 0, 1.85], [3.4, 0.22, 0.8], "mid", { edges: true });
  b.box([-0.35, 0.22, 1.85], [3.3, 0.02, 0.7], "dark", { bevel: 0.004, edges: false });
  operatorStand(b, [1.75, 0, 1.95], -0.3);
  b.box([headstock.x, 0, -1.5], [1, 2, 0.7], "white", { bevel: 0.035 });
  b.box([headstock.x, 0.2, -1.145], [0.86, 1.66, 0.03], "light", { edges: false });
  stackLight(b, [headstock.x + 0.35, 2.42, axis.z - 0.35]);
}

function buildHeadstock(b: PartBuilder): void {
  const { x, width } = headstock;
  b.box([x, 0.1, axis.z], [width, 2.2, 1.3], "white", { bevel: 0.06 });
  b.box([x, 2.3, axis.z], [width + 0.06, 0.12, 1.36], "white", { bevel: 0.04 });
  band(b, [x, 2.26, axis.z], width, 1.3);
  b.box([x, 0.3, axis.z + 0.66], [0.8, 0.8, 0.03], "light", { edges: false });
  for (let slot = 0; slot < 4; slot++) {
    b.box([x, 1.4 + slot * 0.09, axis.z + 0.655], [0.6, 0.04, 0.02], "dark", { edges: false });
  }
  b.cylinder([x + width / 2 + 0.05, axis.y, axis.z], 0.36, 0.14, "light", { axis: "x", sides: 16 });
  b.box([x - 0.2, 0.25, axis.z - 0.9], [0.6, 0.6, 0.5], "mid", { edges: false });
  b.cylinder([x - 0.2, 1, axis.z - 0.9], 0.24, 0.7, "dark", { axis: "x", sides: 14 });
}

function buildTailstock(b: PartBuilder): void {
  for (const z of [axis.z - 0.4, axis.z + 0.4]) b.box([0.75, 0.1, z], [5.2, 0.16, 0.16], "deep", { edges: false });
  b.extrude(
    [1.55, 0.26, axis.z],
    [
      [-0.5, 0],
      [0.62, 0],
      [0.62, 0.25],
      [0.36, 1.05],
      [0.36, 1.62],
      [-0.34, 1.62],
      [-0.34, 0.6],
      [-0.5, 0.3],
    ],
    1.1,
    "white",
  );
  b.cylinder([1.55, axis.y, axis.z], 0.24, 0.92, "light", { axis: "x", sides: 16 });
  b.cylinder([1.08, axis.y, axis.z], 0.12, 0.5, "dark", { axis: "x", sides: 16, edges: false });
  b.cylinder([2.1, axis.y, axis.z], 0.3, 0.05, "mid", { axis: "x", sides: 16, edges: false });
  b.cylinder([2.16, axis.y, axis.z], 0.06, 0.16, "dark", { axis: "x", sides: 12, edges: false });
}

/** A disc coil on its pressboard cylinder: sticks along it keep the ducts open. */
function buildCoil(turning: PartBuilder): void {
  const length = coil.discs * coil.pitch;
  const middle = coil.left + length / 2;
  turning.cylinder([-2.1, 0, 0], 0.52, 0.1, "mid", { axis: "x", sides: 20 });
  for (let jaw = 0; jaw < 4; jaw++) {
    const angle = (jaw * Math.PI) / 2;
    const at = [-1.98, 0.34 * Math.cos(angle) - 0.07, 0.34 * Math.sin(angle)] as const;
    turning.box(at, [0.16, 0.14, 0.14], jaw === 0 ? "white" : "deep", { edges: false });
  }
  turning.cylinder([middle - 0.05, 0, 0], 0.5, length + 0.4, "web", { axis: "x", sides: 20 });
  turning.cylinder([middle - 0.05, 0, 0], 0.16, length + 0.9, "dark", { axis: "x", sides: 14, edges: false });
  for (let disc = 0; disc < coil.discs; disc++) {
    const x = coil.left + (disc + 0.5) * coil.pitch;
    const isWound = disc < coil.wound;
    turning.cylinder([x, 0, 0], isWound ? coil.radius : 0.56, 0.15, "copper", { axis: "x", sides: 16, edges: isWound });
  }
  for (let stick = 0; stick < 6; stick++) {
    const angle = (stick * Math.PI) / 3 + 0.2;
    const reach = coil.radius - 0.005;
    const span = coil.wound * coil.pitch - 0.06;
    const at = [coil.left + 0.03 + span / 2, reach * Math.cos(angle) - 0.03, reach * Math.sin(angle)] as const;
    turning.box(at, [span, 0.06, 0.06], "white", { turn: [angle, 0, 0], edges: false });
  }
}

function reelX(place: number): number {
  return -1.35 + place * 1.45;
}

/** Reels of conductor on a frame at the back. */
function buildReels(b: PartBuilder): void {
  const z = -1.95;
  for (let place = 0; place < 3; place++) {
    const x = reelX(place);
    const stand = [
      [-0.42, 0],
      [0.42, 0],
      [0.42, 0.1],
      [0.1, 0.86],
      [-0.1, 0.86],
      [-0.42, 0.1],
    ] as const;
    for (const side of [-1, 1]) b.extrude([x, 0, z + side * 0.36], stand, 0.1, "light");
    b.part(`reel-${place + 1}`, [x, 0.82, z], (turning) => {
      turning.cylinder([0, 0, 0], 0.42, 0.4, "copper", { axis: "z", sides: 14, edges: false });
      turning.cylinder([0, 0, 0.23], 0.5, 0.05, "light", { axis: "z", sides: 14, edges: false });
      for (const side of [-1, 1]) turning.box([side * 0.27, -0.06, 0.25], [0.12, 0.12, 0.03], "deep", { edges: false });
    });
  }
  b.box([0.13, 0, z], [4.5, 0.06, 0.5], "mid", { edges: false });
  // The tensioning rack above the reels.
  for (const x of [-2.05, 2.3]) b.box([x, 0, -1.45], [0.12, 2.15, 0.12], "light", { edges: false });
  b.box([0.125, 2.1, -1.45], [4.6, 0.12, 0.2], "light", { edges: false });
  for (let place = 0; place < 3; place++) {
    const x = reelX(place);
    b.box([x, 1.78, -1.45], [0.3, 0.32, 0.16], "mid", { edges: false });
    b.cylinder([x, 1.94, -1.35], 0.12, 0.06, "deep", { axis: "z", sides: 8, edges: false });
    b.pipe(
      [
        [x + 0.42, 0.84, z],
        [x + 0.12, 1.92, -1.35],
      ],
      0.014,
      "copper",
    );
  }
}
