import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 2.6;
const depth = 1.9;
const front = depth / 2;
const table = 0.98;
const glassTop = 2.06;
const beltZ = 0.52;
const carouselZ = -0.17;
const carouselRadius = 0.38;
const starX = 0.58;
const starZ = 0.22;
const starRadius = 0.3;

/**
 * A rotary capper that crimps aluminium caps on vials. Parts: `carousel` with its eight crimping heads; `infeed-star`
 * and `outfeed-star` hand the vials over.
 */
export function capper(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, 0.78, depth], "white", { bevel: 0.04 });
  for (let door = -1; door <= 1; door++) {
    b.box([door * 0.85, 0.2, front + 0.006], [0.81, 0.62, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([door * 0.85, 0.72, front + 0.025], [0.2, 0.03, 0.03], "deep");
  }
  b.box([0, 0.9, 0], [width, table - 0.9, depth], "mid");
  guards(b);
  for (const side of [-1, 1]) {
    b.box([side * (starX + width / 2) * 0.5, table, beltZ], [width / 2 - starX, 0.05, 0.14], "dark");
    for (let place = 0; place < 3; place++) vial(b, side * (0.76 + place * 0.2), table + 0.05, beltZ);
  }
  carousel(b);
  star(b, "infeed-star", -starX);
  star(b, "outfeed-star", starX);
  capFeeder(b);
  operatorPanel(b, [0.98, 1.32, front + 0.04]);
  stackLight(b, [1.1, glassTop + 0.14, 0.6]);
}

function vial(b: PartBuilder, x: number, y: number, z: number): void {
  b.cylinder([x, y, z], 0.042, 0.13, "product-body", { sides: 6, bevel: 0.006 });
  b.cylinder([x, y + 0.13, z], 0.036, 0.04, "product", { sides: 5, bevel: 0.004 });
}

function guards(b: PartBuilder): void {
  const height = glassTop - table;
  for (const x of [-width / 2 + 0.06, width / 2 - 0.06]) {
    for (const z of [-front + 0.06, front - 0.06]) b.box([x, table, z], [0.1, height, 0.1], "white");
    b.box([x, table + 0.28, 0], [0.016, height - 0.28, depth - 0.24], "glass", { bevel: 0.004 });
  }
  b.box([0, table, front - 0.06], [0.07, height, 0.07], "white");
  for (const side of [-1, 1]) {
    b.box([side * 0.63, table, front - 0.06], [1.12, height, 0.016], "glass", { bevel: 0.004 });
    b.box([side * 0.14, 1.45, front - 0.02], [0.03, 0.3, 0.04], "deep");
  }
  b.box([0, table, -front + 0.05], [width - 0.2, height, 0.06], "light");
  for (const z of [-front + 0.16, front - 0.08]) b.box([0, glassTop, z], [width, 0.14, z < 0 ? 0.32 : 0.16], "white");
  for (const x of [-width / 2 + 0.1, width / 2 - 0.1]) b.box([x, glassTop, 0.08], [0.2, 0.14, 1.4], "white");
  b.box([0, glassTop + 0.06, 0.12], [width - 0.4, 0.016, 1.34], "glass", { bevel: 0.004 });
  band(b, [0, glassTop + 0.05, 0], width, depth);
}

function carousel(b: PartBuilder): void {
  const heads = 8;
  b.part("carousel", [0, table, carouselZ], (turret) => {
    turret.cylinder([0, 0, 0], 0.415, 0.05, "light", { sides: 24 });
    turret.cylinder([0, 0.05, 0], 0.15, 0.8, "mid", { sides: 12 });
    turret.cylinder([0, 0.5, 0], 0.47, 0.16, "white", { sides: 16, bevel: 0.03 });
    for (let head = 0; head < heads; head++) {
      const angle = (head / heads) * Math.PI * 2;
      const [x, z] = [carouselRadius * Math.cos(angle), carouselRadius * Math.sin(angle)];
      vial(turret, x, 0.05, z);
      turret.cylinder([x, 0.24, z], 0.036, 0.27, "dark", { topRadius: 0.06, sides: 8 });
      turret.cylinder([x, 0.66, z], 0.06, 0.12, head === 0 ? "deep" : "light", { sides: 8 });
    }
  });
}

function star(b: PartBuilder, name: string, x: number): void {
  const vials = 3;
  b.part(name, [x, table + 0.02, starZ], (wheel) => {
    wheel.cylinder([0, 0, 0], starRadius - 0.03, 0.04, "mid", { sides: 16 });
    wheel.cylinder([0, 0.09, 0], starRadius - 0.04, 0.025, "dark", { sides: 16 });
    wheel.cylinder([0, 0, 0], 0.06, 0.2, "deep", { sides: 8 });
    wheel.box([0.13, 0.115, 0], [0.12, 0.02, 0.04], "white");
    for (let place = 0; place < vials; place++) {
      const angle = (place / vials) * Math.PI * 2;
      vial(wheel, starRadius * Math.cos(angle), 0.03, starRadius * Math.sin(angle));
    }
  });
}

/** The vibrating bowl for the caps, on a bracket behind the roof, and its chute. */
function capFeeder(b: PartBuilder): void {
  const [x, y, z] = [-0.62, glassTop + 0.14, -0.5];
  b.box([x, glassTop + 0.1, z - 0.1], [0.66, 0.08, 0.6], "mid");
  b.cylinder([x, y + 0.04, z], 0.2, 0.16, "dark", { sides: 14 });
  b.cylinder([x, y + 0.2, z], 0.27, 0.26, "light", { topRadius: 0.37, sides: 18 });
  b.cylinder([x, y + 0.452, z], 0.33, 0.015, "deep", { sides: 20 });
  b.cylinder([x, y + 0.455, z], 0.15, 0.06, "light", { topRadius: 0.06, sides: 12 });
  b.beam([x + 0.33, y + 0.42, z + 0.05], [x + 0.66, glassTop - 0.02, -0.16], 0.08, 0.03, "mid");
  b.cylinder([0, glassTop + 0.076, carouselZ], 0.2, 0.06, "mid", { sides: 16 });
  b.cylinder([0, glassTop + 0.136, carouselZ], 0.15, 0.34, "white", { sides: 16, bevel: 0.03 });
  b.cylinder([0, glassTop + 0.476, carouselZ], 0.12, 0.05, "dark", { sides: 12 });
}
