import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorPanel, stackLight } from "../pieces.ts";

const depth = 2;
const front = depth / 2;
/** The dry box stands right of the antechamber through which trays enter it. */
const boxX = 0.35;
const boxWidth = 4.7;
const benchTop = 0.95;
const roofBottom = 2.24;
const roofTop = 2.46;
const nozzles = 8;
const nozzlePitch = 0.5;

/**
 * An electrolyte filler: a glazed dry box with glove ports in which a bar of nozzles comes down on a row of cells,
 * with electrolyte tanks and the vacuum pump on its roof. Part: `nozzle-bar`.
 */
export function electrolyteFiller(b: PartBuilder): void {
  b.within([boxX, 0, 0], 0, () => {
    dryBox(b);
    cellRow(b);
    roofKit(b);
  });
  antechamber(b);
  b.part("nozzle-bar", [boxX, 1.86, -0.12], nozzleBar);
  b.bar([boxX + boxWidth / 2 - 0.1, 1.66, front - 0.16], [boxX + boxWidth / 2 - 0.1, 1.66, front + 0.1], 0.025, "dark");
  operatorPanel(b, [boxX + boxWidth / 2 - 0.1, 1.46, front + 0.12]);
}

function dryBox(b: PartBuilder): void {
  const glassHeight = roofBottom - benchTop - 0.1;
  cabinet(b, [0, 0, 0], [boxWidth, benchTop, depth], 4);
  b.box([0, benchTop, 0], [boxWidth, 0.1, depth], "light");
  b.box([0, roofBottom, 0], [boxWidth, roofTop - roofBottom, depth], "white", { bevel: 0.05 });
  band(b, [0, roofTop - 0.09, 0], boxWidth, depth);
  for (const place of [-1, -1 / 3, 1 / 3, 1]) {
    const x = place * (boxWidth / 2 - 0.07);
    for (const z of [-front + 0.08, front - 0.08]) {
      b.box([x, benchTop + 0.1, z], [0.1, glassHeight, 0.1], "white", { edges: false });
    }
  }
  for (const z of [-front + 0.08, front - 0.08]) {
    b.box([0, benchTop + 0.1, z], [boxWidth - 0.24, glassHeight, 0.016], "glass", { bevel: 0.004 });
  }
  for (const side of [-1, 1]) {
    b.box([side * (boxWidth / 2 - 0.07), benchTop + 0.1, 0], [0.016, glassHeight, depth - 0.28], "glass", {
      bevel: 0.004,
    });
  }
  for (let port = 0; port < 6; port++) {
    const x = -boxWidth / 2 + 0.46 + port * 0.755;
    b.cylinder([x, 1.42, front - 0.05], 0.15, 0.06, "light", { axis: "z", sides: 14, edges: false });
    b.cylinder([x, 1.42, front - 0.01], 0.11, 0.04, "deep", { axis: "z", sides: 10, edges: false });
  }
}

function cellRow(b: PartBuilder): void {
  b.box([0, benchTop + 0.1, -0.12], [boxWidth - 0.5, 0.05, 0.5], "dark", { edges: false });
  for (let place = 0; place < nozzles; place++) {
    const x = (place - (nozzles - 1) / 2) * nozzlePitch;
    b.box([x, benchTop + 0.15, -0.12], [0.3, 0.25, 0.2], "product-body", { edges: false });
    b.box([x, benchTop + 0.4, -0.12], [0.3, 0.026, 0.2], "product", { edges: false });
  }
  // The posts on which the nozzle bar slides.
  for (const side of [-1, 1]) b.box([side * 2.06, benchTop + 0.1, -0.42], [0.12, 1.2, 0.12], "mid", { edges: false });
  b.box([0, roofBottom - 0.16, -0.42], [4, 0.14, 0.12], "mid", { edges: false });
}

function nozzleBar(b: PartBuilder): void {
  b.box([0, 0, 0], [4.2, 0.12, 0.3], "white", { bevel: 0.02, edges: true });
  b.box([0, 0.12, 0], [3.9, 0.05, 0.12], "mid", { edges: false });
  for (const side of [-1, 1]) b.box([side * 2.06, -0.06, -0.22], [0.2, 0.24, 0.18], "dark", { edges: false });
  for (let place = 0; place < nozzles; place++) {
    const x = (place - (nozzles - 1) / 2) * nozzlePitch;
    b.cylinder([x, -0.2, 0], 0.05, 0.2, "mid", { sides: 8, edges: false });
    b.cylinder([x, -0.3, 0], 0.014, 0.1, "deep", { topRadius: 0.03, sides: 6, edges: false });
  }
}

function antechamber(b: PartBuilder): void {
  const x = -2.38;
  b.box([x, 0, 0], [0.72, 0.12, 1.2], "dark", { edges: false });
  b.box([x, 0.12, 0], [0.76, 0.83, 1.3], "white", { bevel: 0.03 });
  b.cylinder([x, 1.42, 0], 0.4, 0.8, "light", { axis: "x", sides: 24 });
  b.cylinder([x - 0.4, 1.42, 0], 0.46, 0.07, "mid", { axis: "x", sides: 24, edges: false });
  b.cylinder([x - 0.45, 1.42, 0], 0.1, 0.06, "deep", { axis: "x", sides: 14, edges: false });
  for (const z of [-0.3, 0.3]) b.box([x, 0.94, z], [0.6, 0.2, 0.1], "mid", { edges: false });
}

function roofKit(b: PartBuilder): void {
  for (const x of [-1.45, -0.4]) b.within([x, roofTop, -0.2], 0, () => electrolyteTank(b));
  b.pipe(
    [
      [-1.45, 3.42, -0.2],
      [-1.45, 3.68, -0.2],
      [-0.4, 3.68, -0.2],
      [-0.4, 3.42, -0.2],
    ],
    0.045,
    "mid",
  );
  b.pipe(
    [
      [-0.4, 3.68, -0.2],
      [0.5, 3.68, -0.2],
      [0.5, roofTop, -0.2],
    ],
    0.045,
    "mid",
  );
  b.box([1.2, roofTop, -0.25], [1.05, 0.46, 0.95], "mid", { bevel: 0.03 });
  b.cylinder([1.0, roofTop + 0.46, -0.25], 0.25, 0.1, "dark", { sides: 20, edges: false });
  b.cylinder([1.5, roofTop + 0.46, -0.25], 0.14, 0.3, "light", { sides: 16, edges: false });
  stackLight(b, [boxWidth / 2 - 0.25, roofTop, 0.6]);
}

function electrolyteTank(b: PartBuilder): void {
  b.cylinder([0, 0, 0], 0.42, 0.82, "light", { sides: 24 });
  b.cylinder([0, 0.8, 0], 0.41, 0.16, "light", { topRadius: 0.16, sides: 24, edges: false });
  b.cylinder([0, 0.6, 0], 0.428, 0.05, "mid", { sides: 24, edges: false });
  b.cylinder([0, 0.93, 0], 0.09, 0.1, "dark", { sides: 12, edges: false });
}
