import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";
import type { Vec3 } from "../shapes.ts";

const cabin = { x: -1, width: 3.4, depth: 3.2, floor: 0.72, top: 2.85 };
/** The axis about which the trunnion tilts. */
const trunnion: Vec3 = [cabin.x, 1.42, 0.42];
const store = { x: 1.72, radius: 0.86 };

/**
 * A five-axis machining centre with a trunnion table and a pallet store. Parts: `a-axis` tilts and carries `c-axis`,
 * the table with the workpiece; `spindle` turns in the head above.
 */
export function fiveAxis(b: PartBuilder): void {
  buildCabin(b);
  buildPortal(b);

  for (const side of [-1, 1]) {
    b.box([trunnion[0] + side * 0.98, cabin.floor, trunnion[2]], [0.3, 0.98, 0.72], "light", { bevel: 0.04 });
    b.cylinder([trunnion[0] + side * 0.81, trunnion[1], trunnion[2]], 0.24, 0.06, "dark", { axis: "x", sides: 14 });
  }
  b.part("a-axis", trunnion, (cradle) => {
    for (const side of [-1, 1]) {
      cradle.cylinder([side * 0.69, 0, 0], 0.26, 0.16, "mid", { axis: "x", sides: 14 });
      cradle.box([side * 0.69, -0.42, 0], [0.16, 0.42, 0.5], "mid", { edges: false });
    }
    cradle.box([0, -0.5, 0], [1.54, 0.16, 0.62], "mid", { bevel: 0.03 });
    cradle.part("c-axis", [0, -0.34, 0], (table) => {
      table.cylinder([0, 0, 0], 0.4, 0.1, "light", { sides: 24 });
      for (const angle of [0, 0.5 * Math.PI, Math.PI, 1.5 * Math.PI]) {
        const reach: Vec3 = [0.31 * Math.cos(angle), 0.1, 0.31 * Math.sin(angle)];
        table.box(reach, [0.1, 0.07, 0.1], "deep", { edges: false });
      }
      // A housing in the making: a block with a bored hub.
      table.box([0, 0.1, 0], [0.42, 0.2, 0.34], "product-body", { bevel: 0.015, edges: false });
      table.cylinder([0, 0.3, 0], 0.15, 0.12, "product-body", { sides: 16, edges: false });
      table.cylinder([0, 0.42, 0], 0.12, 0.025, "product", { sides: 16, edges: false });
      table.box([0.16, 0.3, 0.1], [0.07, 0.06, 0.07], "product", { edges: false });
    });
  });
  b.part("spindle", [trunnion[0], 2.0, trunnion[2]], (spindle) => {
    spindle.cylinder([0, -0.12, 0], 0.1, 0.13, "deep", { topRadius: 0.14, edges: false });
    spindle.box([0, -0.09, 0.11], [0.035, 0.07, 0.035], "white", { edges: false });
    spindle.cylinder([0, -0.22, 0], 0.06, 0.1, "mid", { sides: 14, edges: false });
    for (const size of [
      [0.06, 0.16, 0.02],
      [0.02, 0.16, 0.06],
    ] as const) {
      spindle.box([0, -0.38, 0], size, "dark", { bevel: 0.004, edges: false });
    }
  });
  buildPalletStore(b);

  stackLight(b, [cabin.x + 1.45, cabin.top + 0.12, 0]);
  operatorPanel(b, [cabin.x + 1.36, 1.45, cabin.depth / 2 + 0.1]);
  b.box([cabin.x + 1.36, 1.6, cabin.depth / 2 + 0.02], [0.1, 0.1, 0.14], "dark", { edges: false });
}

function buildCabin(b: PartBuilder): void {
  const { x, width, depth, floor, top } = cabin;
  b.within([x, 0, 0], 0, () => plinth(b, width, depth));
  b.box([x, 0.12, 0], [width, floor - 0.12, depth], "white", { bevel: 0.04 });
  for (const place of [-1.1, 0, 1.1]) {
    b.box([x + place, 0.19, depth / 2 + 0.006], [1.04, 0.46, 0.025], "white", { bevel: 0.012, edges: false });
  }
  b.box([x, floor, 0.35], [width - 0.5, 0.03, 2.2], "dark", { edges: false });
  b.box([x, floor, -depth / 2 + 0.45], [width, top - floor, 0.9], "white", { bevel: 0.04 });
  for (const side of [-1, 1]) {
    const sideX = x + side * (width / 2 - 0.06);
    b.box([sideX, floor, depth / 2 - 0.16], [0.12, top - floor, 0.32], "white", { bevel: 0.03 });
    b.box([sideX, floor, -0.06], [0.12, 0.4, 2.62], "white", { edges: false });
    b.box([sideX, floor + 0.4, 0.31], [0.02, 1.4, 2.02], "glass", { bevel: 0.005 });
    b.box([sideX, top - 0.32, 0.3], [0.12, 0.32, 2.1], "white", { edges: false });
  }
  // Front: two sliding window doors below a beam; the roof is open above the work.
  b.box([x, top - 0.3, depth / 2 - 0.1], [width - 0.24, 0.3, 0.2], "white", { bevel: 0.03 });
  for (const side of [-1, 1]) {
    const doorX = x + side * 0.76;
    for (const y of [floor, top - 0.38]) {
      b.box([doorX, y, depth / 2 - 0.08], [1.5, 0.1, 0.06], "white", { edges: false });
    }
    for (const edge of [-0.7, 0.7]) {
      b.box([doorX + edge, floor + 0.1, depth / 2 - 0.08], [0.1, 1.66, 0.06], "white", { edges: false });
    }
    b.box([doorX, floor + 0.1, depth / 2 - 0.08], [1.32, 1.66, 0.02], "glass", { bevel: 0.005 });
    b.box([x + side * 0.13, 1.4, depth / 2 - 0.02], [0.03, 0.4, 0.05], "deep", { edges: false });
  }
  b.box([x, top, -0.72], [width, 0.12, 1.7], "white", { bevel: 0.04 });
  band(b, [x, top - 0.14, 0], width, depth);
  // Electrical cabinet and mist separator on the roof.
  b.box([x - 0.9, top + 0.12, -1], [1.1, 0.4, 0.9], "light", { bevel: 0.03 });
  for (let slot = 0; slot < 4; slot++) {
    b.box([x - 1.2 + slot * 0.2, top + 0.52, -1], [0.07, 0.03, 0.6], "dark", { edges: false });
  }
  b.cylinder([x + 0.55, top + 0.12, -1], 0.3, 0.42, "mid", { sides: 20 });
  b.cylinder([x + 0.55, top + 0.54, -1], 0.22, 0.03, "deep", { sides: 20, edges: false });
}

/** Two columns, a cross-beam and the head that hangs from it. */
function buildPortal(b: PartBuilder): void {
  const { x, floor } = cabin;
  for (const side of [-1, 1]) b.box([x + side * 1.3, floor, -0.35], [0.34, 1.9, 0.7], "mid", { bevel: 0.03 });
  b.box([x, 2.2, -0.3], [2.94, 0.46, 0.5], "mid", { bevel: 0.03 });
  for (const y of [2.26, 2.52]) b.box([x, y, -0.03], [2.6, 0.06, 0.05], "deep", { edges: false });
  b.box([x, 2.12, 0.08], [0.62, 0.62, 0.2], "light", { bevel: 0.03 });
  b.box([x, 2, 0.4], [0.46, 0.86, 0.46], "white", { bevel: 0.05, edges: true });
  b.cylinder([x, 2.86, 0.4], 0.15, 0.2, "dark", { sides: 14 });
}

function buildPalletStore(b: PartBuilder): void {
  const { x, radius } = store;
  b.cylinder([x, 0, 0], radius, 0.1, "dark", { sides: 24, edges: false });
  b.cylinder([x, 0.1, 0], radius + 0.05, 0.5, "white", { sides: 24, bevel: 0.03 });
  b.box([x - 0.85, 0.9, 0], [0.36, 0.14, 0.8], "mid", { edges: false });
  b.cylinder([x, 2.32, 0], radius + 0.05, 0.1, "white", { sides: 24 });
  b.within([x, 0.6, 0], 0, () => {
    b.cylinder([0, 0, 0], 0.14, 1.72, "mid", { sides: 16 });
    for (const [tier, y] of [0.06, 0.9].entries()) {
      b.cylinder([0, y, 0], radius - 0.06, 0.06, "light", { sides: 20 });
      for (let place = 0; place < 4; place++) {
        const angle = (place + tier * 0.5) * (Math.PI / 2) + 0.35;
        const [px, pz] = [0.5 * Math.cos(angle), 0.5 * Math.sin(angle)];
        b.box([px, y + 0.06, pz], [0.42, 0.07, 0.42], "deep", { edges: false });
        if (place === 3) continue;
        b.box([px, y + 0.13, pz], [0.26, 0.2, 0.26], "product-body", { bevel: 0.015, edges: false });
        if (place !== 2) b.box([px, y + 0.33, pz], [0.2, 0.03, 0.2], "product", { edges: false });
      }
    }
  });
  for (const angle of [0.6, 2.54, 3.74, 5.68]) {
    b.box([x + 0.86 * Math.cos(angle), 0.6, 0.86 * Math.sin(angle)], [0.07, 1.72, 0.07], "white", { edges: false });
  }
}
