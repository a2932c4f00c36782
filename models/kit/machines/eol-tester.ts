import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorStand, plinth, stackLight } from "../pieces.ts";

const depth = 2;
const front = depth / 2;
/** The test bench stands left of the instrument racks. */
const benchX = -0.62;
const benchWidth = 3.5;
const benchTop = 0.86;
const frameTop = 2.5;
const portalStart = -1.25;

/**
 * An end-of-line tester: under a glazed frame a portal carries the probe head over a tray of cells and measures their
 * voltage and resistance; instrument racks beside it. Parts: `portal` starts at the left and carries `probe-head`,
 * which starts at the top.
 */
export function eolTester(b: PartBuilder): void {
  b.within([benchX, 0, 0], 0, () => {
    plinth(b, benchWidth, depth);
    bench(b);
    frame(b);
    cells(b);
  });
  b.part("portal", [benchX + portalStart, benchTop, 0], portal);
  racks(b);
  operatorStand(b, [1.0, 0, front + 0.02], 0.12);
}

function bench(b: PartBuilder): void {
  b.box([0, 0.12, 0], [benchWidth, benchTop - 0.12, depth], "white", { bevel: 0.035 });
  for (let door = 0; door < 4; door++) {
    const x = (door - 1.5) * (benchWidth / 4);
    b.box([x, 0.22, front + 0.005], [benchWidth / 4 - 0.05, 0.52, 0.03], "white", { bevel: 0.012, edges: false });
    b.box([x, 0.64, front + 0.03], [0.18, 0.025, 0.03], "deep", { edges: false });
  }
  for (const z of [-0.78, 0.78]) b.box([0, benchTop, z], [benchWidth - 0.3, 0.08, 0.12], "deep", { edges: false });
}

function frame(b: PartBuilder): void {
  const height = frameTop - benchTop;
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      b.box([x * (benchWidth / 2 - 0.07), benchTop, z * (front - 0.07)], [0.12, height, 0.12], "white", {
        edges: false,
      });
    }
    b.box([x * (benchWidth / 2 - 0.07), benchTop, 0], [0.016, height, depth - 0.28], "glass", { bevel: 0.004 });
  }
  for (const z of [-1, 1]) {
    b.box([0, benchTop + 0.1, z * (front - 0.07)], [benchWidth - 0.28, height - 0.12, 0.016], "glass", {
      bevel: 0.004,
    });
  }
  b.box([0, frameTop, 0], [benchWidth, 0.16, depth], "white", { bevel: 0.04 });
  band(b, [0, frameTop + 0.06, 0], benchWidth, depth);
  for (const x of [-0.9, 0.5]) {
    b.box([x, frameTop + 0.16, -0.1], [0.95, 0.2, 0.95], "light", { bevel: 0.03 });
    b.box([x, frameTop + 0.35, -0.1], [0.75, 0.02, 0.75], "mid", { edges: false });
  }
  stackLight(b, [benchWidth / 2 - 0.25, frameTop + 0.16, 0.65]);
}

function cells(b: PartBuilder): void {
  b.box([0, benchTop, 0], [benchWidth - 0.5, 0.07, 1.1], "mid", { edges: false });
  for (let column = 0; column < 7; column++) {
    for (let row = 0; row < 2; row++) {
      const x = (column - 3) * 0.42;
      const z = (row - 0.5) * 0.5;
      b.box([x, benchTop + 0.07, z], [0.3, 0.26, 0.34], "product-body", { edges: false });
      b.box([x, benchTop + 0.33, z], [0.3, 0.026, 0.34], "product", { edges: false });
    }
  }
}

function portal(b: PartBuilder): void {
  for (const side of [-1, 1]) {
    b.box([0, 0.08, side * 0.78], [0.42, 0.12, 0.2], "dark", { edges: false });
    b.box([0, 0.2, side * 0.78], [0.22, 1.02, 0.14], "light", { bevel: 0.03, edges: true });
  }
  b.box([0, 1.16, 0], [0.28, 0.26, 1.72], "white", { bevel: 0.04, edges: true });
  b.part("probe-head", [0.02, 0.76, 0], (head) => {
    head.box([0, 0.1, 0], [0.3, 0.34, 0.9], "mid", { bevel: 0.03, edges: true });
    head.box([0, 0, 0], [0.34, 0.1, 1.02], "white", { bevel: 0.02, edges: false });
    for (const x of [-0.1, 0.1]) {
      for (const z of [-0.38, -0.12, 0.12, 0.38]) {
        head.cylinder([x, -0.1, z], 0.016, 0.1, "deep", { topRadius: 0.022, sides: 8, edges: false });
      }
    }
    for (const z of [-0.3, 0.3]) head.cylinder([0, 0.44, z], 0.03, 0.3, "light", { sides: 10, edges: false });
  });
}

function racks(b: PartBuilder): void {
  const x = 1.82;
  cabinet(b, [x, 0, -0.25], [1.2, 2.2, 1.2], 2);
  for (const side of [-1, 1]) {
    for (const y of [1.3, 1.66]) {
      b.box([x + side * 0.28, y, 0.372], [0.42, 0.24, 0.014], "screen", { edges: false });
    }
  }
  b.box([x, 2.2, -0.25], [0.8, 0.14, 0.8], "light", { bevel: 0.03 });
  b.pipe(
    [
      [x - 0.3, 2.3, -0.5],
      [x - 0.3, 2.48, -0.5],
      [benchX + benchWidth / 2 - 0.1, 2.58, -0.5],
    ],
    0.05,
    "deep",
    0.12,
  );
}
