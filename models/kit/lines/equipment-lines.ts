import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";
import { aisle, conveyor, padTop, pallet, person, unitRow } from "./line-pieces.ts";

/** Lathes, machining centres and deburring robots along an aisle, with pallets of blanks and parts. */
export function machiningLine(b: PartBuilder): void {
  b.slab([0, 0, 0.5], [82, padTop, 5.6], 0.5, "pad");
  aisle(b, -40.6, 40.6, 26.6, 5.2);
  for (let gap = 0; gap < 10; gap++) pallet(b, -33.65 + gap * 6.7, 2.6, 0.35 + ((gap * 3) % 4) * 0.16);
  person(b, [-30.3, 3], -2.9);
  person(b, [-10.2, 3], 2.8);
  person(b, [16.6, 3], -2.6);
}

/** Furnaces with their charges before them, measuring machines and the store of finished parts. */
export function heatTreatmentLine(b: PartBuilder): void {
  b.slab([-24.6, 0, 0], [33, padTop, 7.4], 0.5, "pad");
  b.slab([4.5, 0, 0], [22, padTop, 7.4], 0.5, "pad");
  b.slab([29, 0, 0], [24, padTop, 7.4], 0.5, "pad");
  // The measuring room: low walls of glass around its climate.
  for (const z of [-2.6, 2.6]) b.box([2.5, padTop, z], [21, 0.9, 0.08], "white", { bevel: 0.01 });
  for (const x of [-8, 13]) b.box([x, padTop, 0], [0.08, 0.9, 5.2], "white", { bevel: 0.01 });
  for (const z of [-2.6, 2.6]) b.box([2.5, padTop + 0.92, z], [20.9, 1.5, 0.02], "glass", { bevel: 0.004 });
  partRack(b, 20.5, -1.9);
  partRack(b, 20.5, 1.9);
  partRack(b, 31.5, -1.9);
  partRack(b, 31.5, 1.9);
  person(b, [-25, 3.9], 0.4, 0.14);
  person(b, [15.4, 0.3], 1.5);
}

function partRack(b: PartBuilder, fromX: number, z: number): void {
  const bays = 4;
  const pitch = 2.2;
  for (let post = 0; post <= bays; post++)
    for (const side of [-0.5, 0.5])
      b.box([fromX + post * pitch - 1, padTop, z + side], [0.08, 3.4, 0.08], "mid", { edges: false });
  for (let level = 0; level < 4; level++) {
    const y = 0.25 + level * 0.82;
    for (const side of [-0.5, 0.5])
      b.box([fromX + (bays * pitch) / 2 - 1, y, z + side], [bays * pitch, 0.09, 0.05], "dark", { edges: false });
    for (let place = 0; place < bays * 2; place++) {
      if ((place * 5 + level * 3) % 7 === 0) continue;
      const x = fromX - 1 + (place + 0.5) * (pitch / 2);
      const kind = (place + level) % 3;
      if (kind === 0) b.cylinder([x, y + 0.09, z], 0.34, 0.42, "light", { sides: 16, edges: false });
      else b.box([x, y + 0.09, z], [0.8, 0.28 + kind * 0.1, 0.8], kind === 1 ? "white" : "mid", { edges: false });
    }
  }
}

/** Welding cells and gantry mills, with frames waiting between and after them. */
export function weldingLine(b: PartBuilder): void {
  b.slab([-24.6, 0, 0], [33, padTop, 6.4], 0.5, "pad");
  b.slab([17, 0, 3], [48, padTop, 11.6], 0.5, "pad");
  aisle(b, -40.6, -8.4, -20, 6.1);
  for (const [x, z] of [
    [25, 0],
    [29.2, 0],
    [33.4, 0],
    [37.6, 0],
    [25, 5.6],
    [29.2, 5.6],
    [33.4, 5.6],
  ] as const)
    frame(b, x, z);
  person(b, [-33, 3.6], 2.2);
  person(b, [-17, 3.7], -2.4);
  person(b, [22.6, 3.2], 1.6, 0.14);
}

/** A welded machine frame on two beams. */
function frame(b: PartBuilder, x: number, z: number): void {
  for (const side of [-1.2, 1.2]) b.box([x, padTop, z + side], [1.9, 0.14, 0.2], "dark", { edges: false });
  for (const side of [-0.85, 0.85]) b.box([x + side, 0.17, z], [0.16, 0.5, 2.6], "light", { edges: false });
  for (const side of [-1.1, 0, 1.1]) b.box([x, 0.3, z + side], [1.54, 0.3, 0.16], "light", { edges: false });
  b.box([x, 0.68, z - 0.6], [1.6, 0.03, 1.1], "product-body", { bevel: 0.006, edges: false });
}

/** Assembly stands in front of the conveyor on which machine heads go from place to place: part `units`. */
export function standLine(b: PartBuilder): void {
  b.slab([0, 0, 0.5], [82, padTop, 5.2], 0.5, "pad");
  conveyor(b, -40, 18, 2.2);
  unitRow(b, { from: -39.2, to: 17.3, z: 2.2, pitchM: 2.7, unit: machineHead });
  for (let place = 0; place < 8; place++) {
    pallet(b, 21.4 + (place % 4) * 2.3, place < 4 ? -0.2 : 2, 0.9 + (place % 3) * 0.15);
  }
  person(b, [-34.8, 1.1], -2.6);
  person(b, [-18.6, 1.1], 2.6);
  person(b, [3.2, 1.1], -2.9);
  person(b, [19.6, 1.6], -1.5, 0.14);
}

function machineHead(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.62, 0.06, 0.5], "dark", { bevel: 0.01, edges: false });
  b.box([x, y + 0.06, z], [0.46, 0.3, 0.36], "product-body", { bevel: 0.03, edges: false });
  b.cylinder([x, y + 0.36, z], 0.14, 0.12, "product", { sides: 16, edges: false });
}
