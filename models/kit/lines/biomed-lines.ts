import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";
import { conveyor, gantry, padTop, pallet, person, unitRow } from "./line-pieces.ts";

/** Bioreactors and their media tanks: a floor pad and people; media come by the pipes behind. */
export function cultureLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [62, padTop, 5.4], 0.5, "pad");
  gantry(b, -30, 28.5, 5);
  person(b, [-24.7, 2], -2.6);
  person(b, [-9.1, 2.1], 2.8);
  person(b, [11.8, 1.9], 1.4, 0.14);
}

/** Chromatography skids with the buffer tanks that feed them. */
export function purificationLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [62, padTop, 5], 0.5, "pad");
  gantry(b, -30, 28.5, 4.2);
  for (const x of [-24.4, -14.4, -4.4]) hose(b, x);
  person(b, [-19.6, 1.9], 2.7);
  person(b, [1.2, 1.7], -1.5, 0.14);
  person(b, [14.3, 2.1], 2.9);
}

/** A transfer panel between two skids, with its bent pipes. */
function hose(b: PartBuilder, x: number): void {
  b.box([x, padTop, -0.75], [0.7, 1.5, 0.2], "white", { bevel: 0.02 });
  for (const y of [0.5, 0.85, 1.2]) {
    b.pipe(
      [
        [x - 0.2, y, -0.64],
        [x - 0.2, y, -0.5],
        [x + 0.2, y, -0.5],
        [x + 0.2, y, -0.64],
      ],
      0.03,
      "light",
      0.08,
    );
  }
}

/** Filling to capping: vials in trays on a conveyor in front of the machines, part `units`. */
export function fillingLine(b: PartBuilder): void {
  b.slab([0, 0, 0.4], [62, padTop, 7], 0.5, "pad");
  conveyor(b, -31.6, 18.6, 2.6);
  unitRow(b, { from: -30.9, to: 17.9, z: 2.6, pitchM: 1.3, unit: vialTray });
  person(b, [-24.6, 3.55], 2.9);
  person(b, [-6.6, 3.5], -2.8);
  person(b, [20, 2.2], -1.8);
}

function vialTray(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.5, 0.05, 0.42], "dark", { bevel: 0.008, edges: false });
  for (const row of [-0.14, 0, 0.14])
    b.box([x, y + 0.05, z + row], [0.44, 0.11, 0.09], "product-body", { bevel: 0.01, edges: false });
  b.box([x, y + 0.16, z], [0.42, 0.02, 0.34], "product", { bevel: 0.004, edges: false });
}

/** Inspection, cartoning and palletising: cartons on a conveyor, part `units`, and pallets at its end. */
export function packagingLine(b: PartBuilder): void {
  b.slab([0, 0, 0.6], [62, padTop, 6.6], 0.5, "pad");
  conveyor(b, -30.6, 12.6, 2.6);
  unitRow(b, { from: -29.9, to: 11.9, z: 2.6, pitchM: 1.4, unit: carton });
  for (let place = 0; place < 10; place++) {
    pallet(b, 15.4 + (place % 5) * 2, place < 5 ? 0 : 2.2, 0.5 + ((place * 3) % 4) * 0.24);
  }
  person(b, [-21.1, 3.6], 2.8);
  person(b, [-4, 3.6], -2.9);
  person(b, [14, 3.4], -1.4, 0.14);
}

function carton(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.34, 0.2, 0.24], "product-body", { edges: false });
  b.box([x, y + 0.2, z], [0.34, 0.02, 0.24], "product", { bevel: 0.004, edges: false });
}
