import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorPanel, plinth, stackLight } from "../pieces.ts";

const granite = { width: 1.5, depth: 2.5, bottom: 0.42, top: 0.92 };
const beam = { y: 2, height: 0.32, span: 1.9 };

/**
 * A coordinate measuring machine with a moving bridge. Parts: `bridge` runs along the granite table and carries
 * `carriage`, which slides on its beam and carries `quill` with the probe.
 */
export function cmm(b: PartBuilder): void {
  b.within([-0.35, 0, 0], 0, () => {
    plinth(b, 2.3, 2.9, 0.06);
    buildTable(b);
    buildWorkpiece(b);
  });
  b.part("bridge", [-0.35, 0, -0.1], (bridge) => {
    // The driven leg rides on the side rail; the other one glides on the granite.
    bridge.box([-0.86, 0.66, 0], [0.24, 0.34, 1], "light", { bevel: 0.04 });
    bridge.box([-0.86, 1, 0], [0.24, beam.y - 1, 0.62], "white", { bevel: 0.05 });
    bridge.box([0.82, 1, 0], [0.2, beam.y - 1, 0.3], "white", { bevel: 0.05 });
    bridge.box([0.82, granite.top + 0.01, 0], [0.2, 0.07, 0.7], "dark", { edges: false });
    bridge.box([0, beam.y, 0], [beam.span + 0.12, beam.height, 0.34], "white", { bevel: 0.05 });
    band(bridge, [0, beam.y + beam.height - 0.12, 0], beam.span + 0.12, 0.34);
    bridge.box([0, beam.y + 0.12, 0.175], [beam.span - 0.2, 0.1, 0.02], "deep", { edges: false });
    bridge.part("carriage", [0, beam.y - 0.06, 0], (carriage) => {
      carriage.box([0, 0, 0.26], [0.42, 0.56, 0.16], "light", { bevel: 0.04 });
      carriage.box([0, 0.4, 0], [0.42, 0.14, 0.5], "light", { edges: false });
      carriage.box([0, 0.54, 0.27], [0.34, 0.5, 0.3], "white", { bevel: 0.05 });
      carriage.box([0, 0, 0.42], [0.34, 0.6, 0.18], "white", { bevel: 0.04 });
      carriage.part("quill", [0, 0, 0.42], (quill) => {
        quill.box([0, -0.36, 0], [0.13, 1.52, 0.13], "mid", { edges: true });
        quill.cylinder([0, -0.42, 0], 0.07, 0.07, "deep", { sides: 16, edges: false });
        quill.ball([0, -0.46, 0], 0.065, "dark");
        quill.cylinder([0, -0.56, 0], 0.03, 0.08, "deep", { sides: 10, edges: false });
        quill.cylinder([0, -0.72, 0], 0.012, 0.17, "ink", { sides: 6, edges: false });
        quill.cylinder([0, -0.74, 0], 0.024, 0.045, "product", { sides: 8, edges: false });
      });
    });
  });
  buildDesk(b);
  cabinet(b, [1.35, 0, -1], [0.7, 1.5, 0.8], 1);
  stackLight(b, [1.5, 1.5, -1.1]);
}

function buildTable(b: PartBuilder): void {
  const { width, depth, bottom, top } = granite;
  b.box([0, 0.06, 0], [width - 0.1, 0.12, depth - 0.2], "light", { edges: false });
  for (const x of [-0.55, 0.55]) {
    for (const z of [-0.95, 0.95]) {
      b.box([x, 0.18, z], [0.26, 0.14, 0.26], "light", { edges: false });
      b.cylinder([x, 0.32, z], 0.12, 0.1, "deep", { sides: 16, edges: false });
    }
  }
  b.box([0, bottom, 0], [width, top - bottom, depth], "graphite", { bevel: 0.02 });
  for (let row = -2; row <= 2; row++) {
    for (const x of [-0.36, 0, 0.36]) b.cylinder([x, top, row * 0.45], 0.02, 0.006, "deep", { sides: 6, edges: false });
  }
  // The side rail along which the bridge is driven.
  b.box([-0.86, 0.3, 0], [0.22, 0.36, depth], "light", { bevel: 0.03 });
  b.box([-0.86, 0.06, 0], [0.2, 0.24, depth - 0.3], "mid", { edges: false });
  b.box([-0.99, 0.44, 0], [0.03, 0.12, depth - 0.2], "deep", { edges: false });
}

/** A bored housing on three rests. */
function buildWorkpiece(b: PartBuilder): void {
  const y = granite.top;
  for (const [x, z] of [
    [-0.2, 0.5],
    [0.2, 0.5],
    [0, 0.05],
  ] as const) {
    b.cylinder([x, y, z], 0.05, 0.08, "mid", { sides: 12, edges: false });
  }
  b.box([0, y + 0.08, 0.28], [0.62, 0.06, 0.62], "product-body", { edges: false });
  b.box([0, y + 0.14, 0.22], [0.44, 0.28, 0.42], "product-body", { bevel: 0.03, edges: true });
  b.cylinder([0, y + 0.28, 0.47], 0.11, 0.12, "product-body", { axis: "z", sides: 20, edges: false });
  b.cylinder([0, y + 0.28, 0.53], 0.085, 0.02, "product", { axis: "z", sides: 20, edges: false });
  b.cylinder([0, y + 0.42, 0.22], 0.12, 0.02, "product", { sides: 20, edges: false });
  b.cylinder([-0.5, y, -0.7], 0.03, 0.2, "mid", { sides: 10, edges: false });
  b.ball([-0.5, y + 0.23, -0.7], 0.05, "white");
}

function buildDesk(b: PartBuilder): void {
  const [x, z] = [1.3, 0.6];
  b.box([x, 0.72, z], [0.75, 0.05, 1.3], "white", { edges: true });
  for (const side of [-1, 1]) b.box([x, 0, z + side * 0.58], [0.65, 0.72, 0.05], "light", { edges: false });
  b.within([x + 0.1, 0, z], -0.9, () => {
    b.cylinder([0, 0.77, -0.08], 0.1, 0.02, "dark", { sides: 14, edges: false });
    b.cylinder([0, 0.77, -0.08], 0.025, 0.2, "dark", { sides: 8, edges: false });
    operatorPanel(b, [0, 0.88, -0.02]);
    b.box([0, 0.77, 0.25], [0.44, 0.02, 0.15], "mid", { edges: false });
  });
  // A stool.
  b.cylinder([0.95, 0, 1.25], 0.2, 0.03, "dark", { sides: 14, edges: false });
  b.cylinder([0.95, 0.03, 1.25], 0.03, 0.42, "dark", { sides: 8, edges: false });
  b.cylinder([0.95, 0.45, 1.25], 0.19, 0.07, "deep", { sides: 18, edges: false });
}
