import type { PartBuilder } from "../part-builder.ts";
import { cabinet, operatorPanel, stackLight } from "../pieces.ts";

const width = 4.2;
const back = -1.5;
const front = 1.3;
const fenceHeight = 1.95;
const robotAt = { x: -0.5, z: 0.3 } as const;
const upperArmLength = 1.1;
const forearmLength = 1;
/** Below the wrist: the gripper with a cell between its fingers. */
const cellSize = { width: 0.24, height: 0.27, depth: 0.11 } as const;

/**
 * A robot cell: a six-axis robot in a glass fence, open to the conveyor in front of it, places cells in the fixture at
 * its right. At joint angles of 0° the robot looks to the right, its upper arm upright, its forearm level and its
 * gripper down. Parts, each carried by the one before: `axis-1` (about y), `axis-2`, `axis-3`, `axis-5` (about z).
 */
export function assemblyRobot(b: PartBuilder): void {
  b.box([0, 0, (front + back) / 2], [width, 0.06, front - back], "mid", { bevel: 0.015, edges: false });
  fence(b);
  fixture(b);
  b.within([0, 0.06, 0], 0, () => cabinet(b, [-1.6, 0, back + 0.42], [0.7, 1.35, 0.6], 1));
  stackLight(b, [width / 2 - 0.03, fenceHeight + 0.05, back + 0.03]);
  operatorPanel(b, [-width / 2 + 0.02, 1.15, front + 0.08]);
  robotBase(b);
  b.part("axis-1", [robotAt.x, 0.6, robotAt.z], shoulder);
}

function fence(b: PartBuilder): void {
  const run = (length: number, panels: number): void => {
    const pitch = length / panels;
    for (let panel = 0; panel < panels; panel++) {
      const x = -length / 2 + pitch * (panel + 0.5);
      b.box([x, 0.2, 0], [pitch - 0.1, fenceHeight - 0.26, 0.014], "glass", { bevel: 0.003 });
      b.box([x, 0.16, 0], [pitch - 0.06, 0.04, 0.04], "dark", { edges: false });
    }
    for (let post = 0; post <= panels; post++) {
      b.box([-length / 2 + pitch * post, 0.06, 0], [0.06, fenceHeight - 0.06, 0.06], "dark", { edges: false });
    }
    b.box([0, fenceHeight - 0.03, 0], [length + 0.08, 0.07, 0.08], "band", { bevel: 0.01, edges: false });
  };
  const middleZ = (front + back) / 2;
  b.within([0, 0, back + 0.03], 0, () => run(width - 0.06, 4));
  for (const side of [-1, 1])
    b.within([side * (width / 2 - 0.03), 0, middleZ], Math.PI / 2, () => run(front - back - 0.06, 3));
}

function fixture(b: PartBuilder): void {
  b.box([1.25, 0.06, -0.25], [0.95, 0.72, 1.1], "white", { bevel: 0.03 });
  b.box([1.25, 0.78, -0.25], [0.85, 0.06, 1], "mid", { edges: false });
  b.box([1.25, 0.3, 0.305], [0.75, 0.4, 0.02], "light", { bevel: 0.008, edges: false });
  for (const x of [1.08, 1.46]) {
    for (const z of [-0.6, -0.34, -0.08]) {
      b.box([x, 0.84, z], [cellSize.width, cellSize.height - 0.03, cellSize.depth], "product-body", { edges: false });
      b.box([x, 0.81 + cellSize.height, z], [cellSize.width, 0.025, cellSize.depth], "product", { edges: false });
    }
  }
}

function robotBase(b: PartBuilder): void {
  b.within([robotAt.x, 0, robotAt.z], 0, () => {
    b.box([0, 0.06, 0], [0.95, 0.06, 0.95], "dark", { edges: false });
    b.cylinder([0, 0.12, 0], 0.37, 0.38, "light", { topRadius: 0.31, sides: 32 });
    b.cylinder([0, 0.5, 0], 0.3, 0.1, "deep", { sides: 32, edges: false });
    b.box([-0.4, 0.12, 0], [0.24, 0.22, 0.3], "mid", { edges: false });
  });
}

function shoulder(b: PartBuilder): void {
  b.cylinder([0, 0, 0], 0.34, 0.24, "white", { topRadius: 0.29, sides: 32 });
  b.box([0.07, 0.14, 0], [0.5, 0.5, 0.32], "white", { bevel: 0.08, edges: true });
  b.box([-0.26, 0.08, 0], [0.28, 0.34, 0.36], "mid", { bevel: 0.05, edges: false });
  b.part("axis-2", [0.14, 0.58, 0], upperArm);
}

/** A joint about z: a barrel with a dark cap in front and its motor behind. */
function barrel(b: PartBuilder, radius: number, length: number): void {
  b.cylinder([0, 0, 0], radius, length, "white", { axis: "z", sides: 28, bevel: 0.035, edges: true });
  b.cylinder([0, 0, length / 2 + 0.02], radius * 0.72, 0.06, "dark", { axis: "z", sides: 22, edges: false });
  b.cylinder([0, 0, -length / 2 - 0.07], radius * 0.68, 0.18, "mid", { axis: "z", sides: 20, edges: false });
}

function upperArm(b: PartBuilder): void {
  barrel(b, 0.24, 0.52);
  b.box([0, 0.05, 0.02], [0.27, upperArmLength - 0.1, 0.24], "white", { bevel: 0.07, edges: true });
  b.box([0, 0.27, 0.14], [0.14, 0.55, 0.02], "mid", { bevel: 0.008, edges: false });
  b.pipe(
    [
      [-0.12, 0.05, -0.12],
      [-0.26, 0.4, -0.12],
      [-0.22, upperArmLength - 0.15, -0.12],
      [-0.08, upperArmLength, -0.12],
    ],
    0.03,
    "deep",
    0.2,
  );
  b.part("axis-3", [0, upperArmLength, 0], forearm);
}

function forearm(b: PartBuilder): void {
  barrel(b, 0.2, 0.44);
  b.box([0.06, -0.13, 0], [0.42, 0.31, 0.27], "white", { bevel: 0.07, edges: true });
  b.box([-0.24, -0.09, 0], [0.24, 0.2, 0.2], "mid", { bevel: 0.05, edges: false });
  b.cylinder([0.56, 0, 0], 0.13, 0.66, "white", { axis: "x", topRadius: 0.09, sides: 24 });
  b.cylinder([0.36, 0, 0], 0.138, 0.035, "dark", { axis: "x", sides: 24, edges: false });
  b.part("axis-5", [forearmLength, 0, 0], wrist);
}

function wrist(b: PartBuilder): void {
  b.cylinder([0, 0, 0], 0.11, 0.24, "white", { axis: "z", sides: 22, bevel: 0.03, edges: false });
  b.cylinder([0, 0, 0.13], 0.07, 0.04, "dark", { axis: "z", sides: 18, edges: false });
  b.cylinder([0, -0.2, 0], 0.075, 0.14, "mid", { sides: 18, edges: false });
  b.cylinder([0, -0.25, 0], 0.095, 0.05, "dark", { sides: 18, edges: false });
  b.box([0, -0.31, 0], [0.38, 0.06, 0.16], "mid", { edges: false });
  for (const side of [-1, 1]) b.box([side * 0.145, -0.5, 0], [0.04, 0.2, 0.1], "dark", { edges: false });
  b.box([0, -0.62, 0], [cellSize.width, cellSize.height - 0.03, cellSize.depth], "product-body", { edges: false });
  b.box([0, -0.38, 0], [cellSize.width, 0.025, cellSize.depth], "product", { edges: false });
}
