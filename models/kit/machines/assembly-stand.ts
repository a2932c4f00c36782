import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, plinth, stackLight } from "../pieces.ts";

const frame = { width: 3.6, height: 2.75, depth: 2 };
const fixtureTop = 0.72;
const railY = 2.4;

/**
 * An assembly stand with a torque tool. Parts: `turntable` turns the reducer that is being built; `tool` comes down
 * from the overhead rail and carries `socket`.
 */
export function assemblyStand(b: PartBuilder): void {
  plinth(b, frame.width + 0.4, frame.depth + 0.7, 0.06);
  b.box([0, 0.06, 0.1], [frame.width + 0.2, 0.03, frame.depth + 0.3], "light", { edges: false });
  buildFrame(b);
  buildShelves(b);

  b.cylinder([0, 0.09, 0.1], 0.55, 0.06, "dark");
  b.cylinder([0, 0.15, 0.1], 0.34, fixtureTop - 0.15, "white", { topRadius: 0.28, sides: 20 });
  b.part("turntable", [0, fixtureTop, 0.1], (table) => {
    table.cylinder([0, 0, 0], 0.62, 0.07, "mid", { sides: 24 });
    for (const angle of [0.52, 2.62, 4.71]) {
      table.box([0.52 * Math.cos(angle), 0.07, 0.52 * Math.sin(angle)], [0.14, 0.1, 0.14], "deep", { edges: false });
    }
    // A precision reducer: flanged housing, output hub, ring of screws, half of them set.
    table.cylinder([0, 0.07, 0], 0.42, 0.34, "product-body", { sides: 24, bevel: 0.03 });
    table.cylinder([0, 0.41, 0], 0.47, 0.07, "product-body", { sides: 24 });
    table.cylinder([0, 0.48, 0], 0.24, 0.12, "product-body", { sides: 20 });
    table.cylinder([0, 0.6, 0], 0.17, 0.03, "product", { sides: 24, edges: false });
    for (let screw = 0; screw < 12; screw++) {
      const angle = (screw * Math.PI) / 6;
      const [x, z] = [0.38 * Math.cos(angle), 0.38 * Math.sin(angle)];
      const [height, role] = screw < 7 ? ([0.03, "product"] as const) : ([0.08, "deep"] as const);
      table.cylinder([x, 0.48, z], 0.03, height, role, { sides: 6, edges: false });
    }
    table.box([0.43, 0.16, 0], [0.12, 0.16, 0.16], "deep", { edges: false });
  });
  b.box([0.38, railY - 0.16, 0.1], [0.36, 0.13, 0.34], "mid", { edges: false });
  b.box([0.38, railY - 0.44, 0.1], [0.2, 0.3, 0.2], "light", { edges: false });
  b.part("tool", [0.38, railY - 0.15, 0.1], (tool) => {
    tool.cylinder([0, -0.36, 0], 0.05, 0.4, "dark", { sides: 12, edges: false });
    tool.cylinder([0, -0.56, 0], 0.085, 0.24, "white", { sides: 16, edges: false });
    tool.cylinder([0, -0.3, 0], 0.09, 0.05, "deep", { sides: 14, edges: false });
    tool.box([0, -0.44, 0.04], [0.5, 0.045, 0.05], "deep", { edges: false });
    tool.part("socket", [0, -0.56, 0], (socket) => {
      socket.cylinder([0, -0.06, 0], 0.05, 0.06, "deep", { sides: 10, edges: false });
      socket.cylinder([0, -0.18, 0], 0.034, 0.13, "dark", { sides: 6, edges: false });
      socket.box([0, -0.04, 0.05], [0.025, 0.03, 0.02], "white", { edges: false });
    });
  });
  operatorStand(b, [1.15, 0.09, 0.95], -0.45);
  stackLight(b, [frame.width / 2 - 0.05, frame.height, frame.depth / 2 - 0.35]);
}

/** Four posts, the rail for the tool, and a lamp. */
function buildFrame(b: PartBuilder): void {
  const { width, height, depth } = frame;
  const posts = { x: width / 2 - 0.05, z: depth / 2 - 0.35 };
  for (const x of [-posts.x, posts.x]) {
    for (const z of [-posts.z, posts.z]) {
      b.box([x, 0.06, z], [0.1, height - 0.16, 0.1], "white", { edges: false });
      b.box([x, 0.06, z], [0.22, 0.05, 0.22], "dark", { edges: false });
    }
    b.box([x, height - 0.1, 0], [0.12, 0.1, 2 * posts.z + 0.12], "white", { edges: false });
    b.box([x, railY - 0.02, 0], [0.08, 0.1, 2 * posts.z], "light", { edges: false });
  }
  for (const z of [-posts.z, posts.z]) {
    b.box([0, height - 0.1, z], [2 * posts.x - 0.1, 0.1, 0.12], "white", { edges: false });
  }
  band(b, [0, height - 0.085, 0], 2 * posts.x + 0.1, 2 * posts.z + 0.1);
  b.box([0, railY - 0.03, 0.1], [2 * posts.x, 0.12, 0.12], "mid", { edges: false });
  b.box([0, height - 0.2, -0.4], [2.4, 0.05, 0.24], "light", { edges: false });
  b.box([0, height - 0.215, -0.4], [2.3, 0.02, 0.18], "lamp-running", { edges: false });
}

/** Screw bins and trays behind and beside the fixture. */
function buildShelves(b: PartBuilder): void {
  const z = -frame.depth / 2 + 0.1;
  for (const x of [-1.6, 0, 1.6]) b.box([x, 0.09, z], [0.06, 1.75, 0.4], "mid", { edges: false });
  for (const [row, y] of [0.75, 1.15, 1.55].entries()) {
    b.box([0, y, z], [3.26, 0.04, 0.42], "light", { edges: false });
    for (let bin = 0; bin < 6; bin++) {
      if ((bin * 3 + row) % 7 === 5) continue;
      const x = -1.3 + bin * 0.48 + (bin > 2 ? 0.2 : 0);
      b.box([x, y + 0.04, z + 0.02], [0.42, 0.2, 0.34], (bin + row) % 3 === 0 ? "mid" : "white", { edges: false });
      b.box([x, y + 0.16, z + 0.03], [0.35, 0.09, 0.28], "deep", { edges: false });
    }
  }
  b.box([0, 0.09, z], [3.2, 0.1, 0.4], "mid", { edges: false });
  // A trolley with finished reducers.
  b.within([-1.25, 0.09, 0.55], 0.2, () => {
    for (const side of [-1, 1]) b.box([side * 0.33, 0.03, 0], [0.06, 0.6, 0.6], "mid", { edges: false });
    b.box([0, 0.58, 0], [0.8, 0.06, 0.7], "light", { edges: true });
    b.box([0, 0.18, 0], [0.62, 0.04, 0.6], "light", { edges: false });
    for (const [x, dz] of [
      [-0.18, -0.12],
      [0.2, 0.12],
    ] as const) {
      b.cylinder([x, 0.64, dz], 0.16, 0.16, "product-body", { sides: 20, edges: false });
      b.cylinder([x, 0.8, dz], 0.1, 0.03, "product", { sides: 16, edges: false });
    }
  });
}
