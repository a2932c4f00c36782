import type { PartBuilder } from "../part-builder.ts";
import { aisle, conveyor, conveyorTop, gantry, padTop, palletLoad, person, vehicle } from "./line-pieces.ts";

/** Bioreactors and chromatography: a floor pad and people; media come through the walls. */
export function cultureLine(b: PartBuilder): void {
  b.slab([0, 0, 0.3], [30, padTop, 7], 0.5, "pad");
  gantry(b, -14, 13, 5);
  person(b, [-8.2, 2.9], -2.6);
  person(b, [7.8, 2.7], 2.6);
}

/** Filling to cartoning: vials and cartons on a narrow conveyor. */
export function fillingLine(b: PartBuilder): void {
  b.slab([0, 0, 0.6], [44, padTop, 7.4], 0.5, "pad");
  conveyor(b, 12.6, 20.8, 2.6);
  for (let x = 13.2; x < 20.4; x += 1.2) {
    b.box([x, conveyorTop + 0.03, 2.6], [0.3, 0.16, 0.22], "product-body", { edges: false });
    b.box([x, conveyorTop + 0.19, 2.6], [0.3, 0.02, 0.22], "product", { bevel: 0.004, edges: false });
  }
  person(b, [-11, 3.5], 2.9);
  person(b, [1.6, 3.4], -2.8);
  person(b, [20.8, 3.9], -1.8);
  vehicle(b, [18.4, 5.3], 0, palletLoad);
}

/** The bay between two rows of tools: the overhead rail with its vehicles and the FOUPs that they carry. */
export function waferLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [50, padTop, 18], 0.5, "pad");
  for (const z of [-1.1, 1.1]) {
    b.box([0, 4.6, z], [48, 0.16, 0.12], "mid", { edges: false });
    b.box([0, 4.76, z], [48, 0.06, 0.34], "light", { edges: false });
    for (let x = -22; x <= 22; x += 5.5) b.bar([x, 4.8, z], [x, 6.4, z], 0.03, "dark");
  }
  for (const [x, z, hasFoup] of [
    [-14, -1.1, true],
    [-3.5, 1.1, true],
    [6, -1.1, false],
    [15, 1.1, true],
  ] as const) {
    b.box([x, 3.95, z], [0.9, 0.6, 0.6], "white", { bevel: 0.06, edges: true });
    if (!hasFoup) continue;
    b.box([x, 3.52, z], [0.42, 0.36, 0.42], "product-body", { bevel: 0.04, edges: false });
    b.box([x, 3.88, z], [0.3, 0.05, 0.3], "product", { bevel: 0.01, edges: false });
  }
  person(b, [-12.6, 0.4], 2.9);
  person(b, [5.4, -0.5], 0.3, 0.14);
}

/** Lathes and machining centres along an aisle, with pallets of blanks and parts. */
export function machiningLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [60, padTop, 7.6], 0.5, "pad");
  aisle(b, -29, 29, 4, 5.6);
  for (const [x, height] of [
    [-27.6, 0.5],
    [-19, 0.7],
    [5.2, 0.4],
    [20.4, 0.6],
  ] as const)
    pallet(b, x, 3.2, height);
  person(b, [-18.7, 3.2], -2.9);
  person(b, [-2.8, 3.4], 2.8);
  person(b, [12.9, 3.1], -2.6);
  vehicle(b, [-9, 4.9], 0, palletLoad);
  vehicle(b, [15.5, 6.3], Math.PI, palletLoad);
}

/** Welding cells, the gantry and the assembly stands, with frames waiting between them. */
export function weldingLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [52, padTop, 8], 0.5, "pad");
  aisle(b, -25, 25, -12, 5.8);
  for (const x of [-22.4, -11.8, 21.8]) {
    for (const z of [-1.2, 1.2]) b.box([x, padTop, z], [1.9, 0.14, 0.2], "mid", { edges: false });
    for (const side of [-0.85, 0.85]) b.box([x + side, 0.17, 0], [0.16, 0.5, 2.6], "light", { edges: false });
    for (const z of [-1.1, 0, 1.1]) b.box([x, 0.5, z], [1.7, 0.16, 0.16], "light", { edges: false });
  }
  person(b, [8.6, 2.6], 2.2);
  person(b, [15, 2.4], -2.4);
  vehicle(b, [3.5, 5.1], 0, palletLoad);
}

/** The transformer hall: coils and a core on their stands, an aisle for the heavy vehicles. */
export function transformerLine(b: PartBuilder): void {
  for (const z of [-11, 7]) b.slab([0, 0, z], [40, padTop, 9.6], 0.5, "pad");
  for (const [x, radius] of [
    [-17.4, 0.8],
    [-15.2, 0.65],
    [17.2, 0.8],
  ] as const) {
    b.cylinder([x, padTop, -6.6], radius + 0.15, 0.2, "mid", { sides: 24, edges: false });
    b.cylinder([x, 0.23, -6.6], radius, 1.7, "copper", { sides: 28 });
    b.cylinder([x, 1.93, -6.6], radius * 0.6, 0.06, "deep", { sides: 20, edges: false });
  }
  for (const x of [-1.2, 0, 1.2]) b.box([x + 17, padTop + 0.3, 12.4], [0.5, 2.1, 0.6], "graphite", { edges: true });
  for (const y of [0.33, 2.1]) b.box([17, y, 12.4], [3, 0.45, 0.6], "graphite", { edges: true });
  b.box([17, padTop, 12.4], [3.6, 0.3, 1.4], "mid", { edges: false });
  person(b, [-5, -6.4], 2.7);
  person(b, [5.8, 12.2], -2.5);
}

function pallet(b: PartBuilder, x: number, z: number, height: number): void {
  b.box([x, padTop, z], [1.2, 0.14, 1], "mid", { edges: false });
  b.box([x, padTop + 0.14, z], [1.05, height, 0.86], "light", { bevel: 0.03 });
}
