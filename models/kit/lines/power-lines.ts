import type { PartBuilder } from "../part-builder.ts";
import { padTop, person } from "./line-pieces.ts";

/** Winding machines in their clean hall: coils on pallets between them. */
export function windingLine(b: PartBuilder): void {
  b.slab([0, 0, 0.6], [42.4, padTop, 6.6], 0.5, "pad");
  for (const x of [-12.6, -4.2, 4.2, 12.6]) coil(b, x, 3.1, 0.5, 1.1);
  person(b, [-15.2, 3.2], -2.7);
  person(b, [8.2, 3.1], 2.8);
}

/** Core stackers and the stands where coils are put on cores, with cores and coils that wait. */
export function coreLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [42.4, padTop, 7], 0.5, "pad");
  core(b, 18.3, -1.2);
  coil(b, 17.4, 1.8, 0.65, 1.5);
  coil(b, 19.3, 1.8, 0.65, 1.5);
  for (const x of [2.6, 8, 13.4]) coil(b, x + 2.6, -2.2, 0.45, 1.2);
  person(b, [-0.6, 2.2], -2);
  person(b, [10.8, 2.4], -2.9);
}

/** Drying, oil and tanks: transformers on their cars before the filling machines. */
export function transformerLine(b: PartBuilder): void {
  b.slab([-12.6, 0, 0], [17.4, padTop, 9.4], 0.5, "pad");
  b.slab([8.6, 0, 0], [24, padTop, 9.4], 0.5, "pad");
  for (const x of [2.4, 9, 15.6]) transformer(b, x, 2.4);
  person(b, [-3.2, 2.4], 1.7);
  person(b, [5.8, 3.9], -2.5);
}

function coil(b: PartBuilder, x: number, z: number, radius: number, height: number): void {
  b.box([x, padTop, z], [radius * 2.3, 0.14, radius * 2.3], "mid", { edges: false });
  b.cylinder([x, 0.17, z], radius, height, "copper", { sides: 28, bevel: 0.03 });
  b.cylinder([x, 0.17 + height, z], radius * 0.6, 0.05, "deep", { sides: 20, edges: false });
  for (const y of [0.35, 0.65]) {
    b.cylinder([x, 0.17 + height * y, z], radius + 0.012, 0.04, "web", { sides: 28, edges: false });
  }
}

function core(b: PartBuilder, x: number, z: number): void {
  b.box([x, padTop, z], [3.4, 0.3, 1.3], "mid", { edges: false });
  for (const limb of [-1.2, 0, 1.2]) b.box([x + limb, 0.78, z], [0.5, 1.5, 0.56], "graphite", { edges: true });
  for (const y of [0.33, 2.28]) b.box([x, y, z], [3, 0.45, 0.56], "graphite", { edges: true });
}

/** A power transformer with radiators and bushings on its rail car. */
function transformer(b: PartBuilder, x: number, z: number): void {
  b.within([x, padTop, z], 0, () => {
    for (const side of [-0.9, 0.9]) b.box([0, 0, side], [4, 0.25, 0.3], "dark", { edges: false });
    b.box([0, 0.25, 0], [3.4, 2.3, 1.7], "light", { bevel: 0.06 });
    b.box([0, 2.55, 0], [3.5, 0.12, 1.8], "white", { edges: false });
    for (const side of [-1, 1])
      for (let fin = 0; fin < 7; fin++)
        b.box([-1.3 + fin * 0.43, 0.6, side * 1.12], [0.1, 1.6, 0.5], "mid", { bevel: 0.015, edges: false });
    for (const phase of [-1, 0, 1]) {
      b.cylinder([phase * 0.9, 2.67, 0.3], 0.16, 1.2, "white", { topRadius: 0.07, sides: 14, edges: false });
      for (let shed = 0; shed < 3; shed++)
        b.cylinder([phase * 0.9, 2.85 + shed * 0.3, 0.3], 0.22, 0.06, "white", { sides: 14, edges: false });
    }
    b.cylinder([0, 3.1, -0.55], 0.28, 2.2, "light", { axis: "x", sides: 20, edges: false });
    for (const side of [-0.8, 0.8]) b.box([side, 2.67, -0.55], [0.08, 0.35, 0.3], "dark", { edges: false });
  });
}
