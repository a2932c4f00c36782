import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, stackLight } from "../pieces.ts";

const cell = { width: 7, depth: 5.2, fence: 2 };
const robotZ = -1.25;
const pedestal = 0.4;
const upperArm = 0.9;
const forearm = 0.95;
/** The axis of the positioner, along x. */
const positioner = { y: 0.95, z: 0.35, reach: 2.05 };

/**
 * A fenced cell in which a six-axis robot welds a frame. Parts, each carried by the one before: `joint-1` (base, about
 * y), `joint-2` (shoulder, about x), `joint-3` (elbow, about x), `joint-5` (wrist, about x).
 */
export function weldingCell(b: PartBuilder): void {
  buildFence(b);
  buildRobot(b);
  buildPositioner(b);
  for (const [x, height] of [
    [-2.55, 1.9],
    [2.55, 1.5],
  ] as const) {
    b.box([x, 0, -1.95], [0.96, 0.1, 0.76], "dark", { edges: false });
    b.box([x, 0.1, -1.95], [1, height - 0.1, 0.8], "white", { bevel: 0.035 });
    b.box([x, 0.2, -1.545], [0.86, height - 0.34, 0.03], "light", { edges: false });
  }
  b.cylinder([2.55, 1.5, -1.95], 0.26, 0.42, "mid", { sides: 14 });
  // The wire drum.
  b.cylinder([1.5, 0, -1.9], 0.3, 0.95, "white", { sides: 14 });
  operatorStand(b, [2.45, 0, 2.35], -0.35);
}

function buildFence(b: PartBuilder): void {
  const { width, depth, fence } = cell;
  const corner = { x: width / 2, z: depth / 2 };
  const run = (from: readonly [number, number], to: readonly [number, number], panels: number): void => {
    const turn = Math.atan2(-(to[1] - from[1]), to[0] - from[0]);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    b.within([from[0], 0, from[1]], turn, () => {
      b.box([length / 2, fence - 0.08, 0], [length, 0.05, 0.04], "mid", { edges: false });
      for (let panel = 0; panel < panels; panel++) {
        const [start, end] = [(panel / panels) * length, ((panel + 1) / panels) * length];
        b.box([start, 0, 0], [0.07, fence + 0.05, 0.07], "dark", { bevel: 0.008, edges: false });
        b.box([(start + end) / 2, 0.17, 0], [end - start - 0.08, fence - 0.25, 0.012], "glass", { bevel: 0.003 });
      }
      b.box([length, 0, 0], [0.07, fence + 0.05, 0.07], "dark", { bevel: 0.008, edges: false });
    });
  };
  run([-corner.x, corner.z], [-corner.x, -corner.z], 3);
  run([-corner.x, -corner.z], [corner.x, -corner.z], 4);
  run([corner.x, -corner.z], [corner.x, corner.z], 3);
  run([-corner.x, corner.z], [-2.4, corner.z], 1);
  run([2.95, corner.z], [corner.x, corner.z], 1);
  // The loading side: a light curtain between two posts.
  for (const x of [-2.15, 2.15]) {
    b.box([x, 0, corner.z], [0.14, 1.9, 0.14], "white", { edges: false });
    b.box([x - Math.sign(x) * 0.075, 0.3, corner.z], [0.02, 1.45, 0.06], "deep", { edges: false });
  }
  b.box([0, 0, corner.z], [4.1, 0.02, 0.3], "mid", { bevel: 0.005, edges: false });
  band(b, [0, fence, 0], width, depth);
  stackLight(b, [-corner.x, fence + 0.05, corner.z]);
}

function buildRobot(b: PartBuilder): void {
  b.cylinder([0, 0, robotZ], 0.45, 0.06, "dark", { sides: 14 });
  b.cylinder([0, 0.06, robotZ], 0.32, pedestal - 0.06, "mid", { sides: 14 });
  b.cylinder([0, pedestal, robotZ], 0.38, 0.26, "white", { topRadius: 0.31, sides: 14 });
  b.cylinder([0, pedestal + 0.26, robotZ], 0.3, 0.08, "deep", { sides: 16, edges: false });
  b.part("joint-1", [0, pedestal + 0.34, robotZ], (base) => {
    base.cylinder([0, 0, 0], 0.32, 0.2, "white", { topRadius: 0.28, sides: 14 });
    base.box([0, 0.12, 0.06], [0.4, 0.34, 0.5], "white", { bevel: 0.08, edges: false });
    base.box([0, 0.06, -0.24], [0.32, 0.28, 0.24], "mid", { bevel: 0.05, edges: false });
    base.part("joint-2", [0, 0.41, 0.17], (shoulder) => {
      buildBarrel(shoulder, 0.22, 0.48);
      shoulder.box([0.03, 0.06, 0], [0.22, upperArm - 0.1, 0.25], "white", { bevel: 0.07, edges: true });
      shoulder.box([0.145, 0.25, 0], [0.02, 0.48, 0.13], "mid", { edges: false });
      shoulder.pipe(
        [
          [-0.16, 0.05, -0.1],
          [-0.2, 0.4, -0.18],
          [-0.16, 0.85, -0.16],
        ],
        0.03,
        "deep",
        0.2,
      );
      shoulder.part("joint-3", [0, upperArm, 0], (elbow) => {
        buildBarrel(elbow, 0.18, 0.4);
        elbow.box([0.02, -0.13, 0.04], [0.26, 0.3, 0.32], "white", { bevel: 0.07, edges: false });
        elbow.cylinder([0.02, 0, 0.52], 0.09, 0.72, "white", { axis: "z", topRadius: 0.115, sides: 14 });
        elbow.cylinder([0.02, 0, 0.42], 0.125, 0.04, "dark", { axis: "z", sides: 14, edges: false });
        // The wire feeder rides on the elbow.
        elbow.box([0.02, 0.19, -0.06], [0.2, 0.26, 0.42], "mid", { bevel: 0.03, edges: false });
        elbow.cylinder([0.13, 0.32, -0.06], 0.09, 0.04, "deep", { axis: "x", sides: 12, edges: false });
        elbow.pipe(
          [
            [0.02, 0.3, 0.12],
            [0.02, 0.3, 0.6],
            [0.02, 0.02, forearm],
          ],
          0.025,
          "deep",
          0.3,
        );
        elbow.part("joint-5", [0.02, 0, forearm], buildTorch);
      });
    });
  });
}

/** A joint's barrel with its motor, about x. */
function buildBarrel(b: PartBuilder, radius: number, width: number): void {
  b.cylinder([0, 0, 0], radius, width, "white", { axis: "x", sides: 16, bevel: 0.035, edges: false });
  b.cylinder([width / 2 + 0.02, 0, 0], radius * 0.72, 0.05, "dark", { axis: "x", sides: 14, edges: false });
  b.cylinder([-width / 2 - 0.07, 0, 0], radius * 0.7, 0.16, "mid", { axis: "x", sides: 14, edges: false });
}

function buildTorch(wrist: PartBuilder): void {
  wrist.cylinder([0, 0, 0], 0.1, 0.2, "white", { axis: "x", sides: 14, edges: false });
  wrist.cylinder([0.11, 0, 0], 0.065, 0.03, "dark", { axis: "x", sides: 10, edges: false });
  wrist.cylinder([0, -0.16, 0], 0.07, 0.14, "mid", { sides: 10, edges: false });
  wrist.cylinder([0, -0.2, 0], 0.05, 0.05, "deep", { sides: 10, edges: false });
  wrist.bar([0, -0.18, 0], [0, -0.34, 0], 0.03, "dark");
  wrist.bar([0, -0.43, 0], [0, -0.33, 0], 0.022, "deep", 0.034);
  wrist.cylinder([0, -0.45, 0], 0.02, 0.03, "lamp-running", { sides: 8, edges: false });
}

/** Head- and tailstock with the frame to be welded. */
function buildPositioner(b: PartBuilder): void {
  const { y, z, reach } = positioner;
  b.box([0, 0, z], [2 * reach + 0.8, 0.08, 0.7], "dark", { edges: false });
  for (const side of [-1, 1]) {
    b.box([side * reach, 0.08, z], [0.5, y + 0.25, 0.62], side < 0 ? "white" : "light", { bevel: 0.05 });
    b.cylinder([side * (reach - 0.3), y, z], 0.3, 0.1, "mid", { axis: "x", sides: 14 });
    b.box([side * (reach - 0.42), y - 0.14, z], [0.16, 0.28, 0.5], "deep", { edges: false });
  }
  b.cylinder([-reach - 0.4, y, z], 0.15, 0.32, "dark", { axis: "x", sides: 12, edges: false });
  for (const side of [-1, 1]) {
    b.box([0, y - 0.09, z + side * 0.36], [3.1, 0.18, 0.16], "product-body", { edges: true });
    b.box([0, y - 0.09, z + side * 0.16], [3.1, 0.18, 0.04], "product-body", { edges: false });
  }
  for (const x of [-1.45, -0.5, 0.5, 1.45]) {
    b.box([x, y - 0.08, z], [0.14, 0.2, 0.6], "product-body", { edges: false });
    b.box([x, y + 0.12, z], [0.1, 0.012, 0.56], "product", { bevel: 0.003, edges: false });
  }
}
