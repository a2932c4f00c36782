import type { PartBuilder } from "../part-builder.ts";
import { stackLight } from "../pieces.ts";
import type { Vec3 } from "../shapes.ts";

const bays = 11;
const bayWidth = 2.7;
const levels = 5;
const levelHeight = 1.62;
const firstLevel = 0.35;
const rackDepth = 1.25;
const deckM = 0.06;
const rackZ = 1.55;
const length = bays * bayWidth;
const height = firstLevel + levels * levelHeight;

/** The places of a rack fall into so many groups; the first of them are always full. */
const groups = 11;
const fullGroups = 6;

/**
 * An aisle of the automated store: racks on both sides and the stacker crane between them, with the transfer place at
 * the +x end. Parts: `crane` runs along x and carries `carriage`, which rises on the mast; `pallets-1` to `pallets-5`
 * are a further eleventh of the pallets each, which are there as the store fills.
 */
export function storageAisle(b: PartBuilder): void {
  for (const side of [-1, 1]) rack(b, side * rackZ);
  for (let group = 0; group < fullGroups; group++) pallets(b, group);
  for (let group = fullGroups; group < groups; group++) {
    b.part(`pallets-${group - fullGroups + 1}`, [0, 0, 0], (part) => pallets(part, group));
  }
  b.box([0.9, 0, 0], [length + 3, 0.14, 0.16], "dark", { edges: false });
  b.box([0.4, height + 0.2, 0], [length + 1, 0.14, 0.12], "dark", { edges: false });
  for (const x of [-length / 2, length / 2]) {
    b.box([x, height + 0.12, 0], [0.12, 0.12, 2 * rackZ + rackDepth], "mid", { edges: false });
  }
  transferPlace(b);
  stackLight(b, [length / 2 + 0.4, 1.4, -1.7]);
  b.box([length / 2 + 0.4, 0, -1.7], [0.5, 1.4, 0.5], "white", { bevel: 0.03 });
  b.part("crane", [-length / 2 + 1, 0.14, 0], crane);
}

function rack(b: PartBuilder, z: number): void {
  for (let post = 0; post <= bays; post++) {
    const x = -length / 2 + post * bayWidth;
    for (const side of [-1, 1])
      b.box([x, 0, z + side * (rackDepth / 2)], [0.1, height + 0.12, 0.1], "mid", { edges: false });
  }
  for (let level = 0; level < levels; level++) {
    const y = firstLevel + level * levelHeight;
    for (const side of [-1, 1])
      b.box([0, y - 0.12, z + side * (rackDepth / 2)], [length, 0.12, 0.06], "dark", { edges: false });
    b.box([0, y - 0.02, z], [length - 0.12, deckM, rackDepth - 0.08], "dark", { bevel: 0.01, edges: false });
  }
  b.box([0, height + 0.12, z], [length + 0.1, 0.06, rackDepth + 0.1], "white", { edges: true });
  for (const side of [-1, 1]) {
    b.box([0, height + 0.13, z + side * (rackDepth / 2 + 0.06)], [length + 0.1, 0.07, 0.04], "band", { edges: false });
  }
}

/** The pallets of one group, in both racks: they are strewn over all bays and levels. */
function pallets(b: PartBuilder, group: number): void {
  for (const [side, seed] of [
    [-1, 0],
    [1, 3],
  ] as const) {
    for (let level = 0; level < levels; level++) {
      for (let place = 0; place < bays * 2; place++) {
        if ((place * 7 + level * 5 + seed) % groups !== group) continue;
        const x = -length / 2 + (place + 0.5) * (bayWidth / 2);
        load(b, [x, firstLevel + level * levelHeight - 0.02 + deckM, side * rackZ], (place * 3 + level + seed) % 4);
      }
    }
  }
}

function load(b: PartBuilder, [x, y, z]: Vec3, kind: number): void {
  const role = kind === 3 ? "product-body" : kind === 1 ? "white" : "light";
  b.box([x, y, z], [1, 0.8 + (kind % 3) * 0.2, 0.9], role, { bevel: 0.03, edges: false });
}

function crane(crane: PartBuilder): void {
  crane.box([0, 0, 0], [2.6, 0.36, 0.5], "white", { bevel: 0.05 });
  for (const x of [-0.9, 0.9]) {
    crane.box([x, 0.36, 0], [0.26, height - 0.3, 0.36], "white", { bevel: 0.03, edges: true });
  }
  crane.box([0, height - 0.1, 0], [2.2, 0.26, 0.4], "mid", { edges: false });
  crane.box([-1.25, 0.4, 0], [0.4, 1.1, 0.5], "light", { bevel: 0.03 });
  crane.cylinder([-1.25, 1.7, 0], 0.18, 0.4, "deep", { axis: "z", sides: 16, edges: false });
  crane.part("carriage", [0, 0.42, 0], (carriage) => {
    carriage.box([0, 0, 0], [1.5, 0.14, 0.86], "mid", { edges: false });
    for (const x of [-0.7, 0.7]) carriage.box([x, 0.14, 0], [0.1, 0.9, 0.5], "mid", { edges: false });
    carriage.box([0, 0.14, 0], [1.1, 0.08, 0.9], "dark", { edges: false });
    carriage.box([0, 0.22, 0], [1.05, 0.12, 0.84], "dark", { bevel: 0.01, edges: false });
    carriage.box([0, 0.34, 0], [0.96, 0.8, 0.78], "product-body", { bevel: 0.03, edges: false });
    carriage.box([0, 0.7, 0], [0.97, 0.06, 0.79], "product", { bevel: 0.006, edges: false });
  });
}

/** Two roller places at which forklifts and vehicles give and take pallets. */
function transferPlace(b: PartBuilder): void {
  for (const z of [-rackZ + 0.35, rackZ]) {
    if (z < 0) continue;
    const x = length / 2 + 1.2;
    b.box([x, 0.2, z], [2.2, 0.16, 1.1], "light", { edges: true });
    for (let roller = 0; roller < 7; roller++)
      b.cylinder([x - 0.9 + roller * 0.3, 0.37, z], 0.06, 1, "mid", { axis: "z", sides: 10, edges: false });
    for (const end of [-0.95, 0.95])
      for (const side of [-0.45, 0.45]) b.box([x + end, 0, z + side], [0.1, 0.2, 0.1], "dark", { edges: false });
    b.box([x, 0.43, z], [1.1, 0.12, 1], "dark", { bevel: 0.01, edges: false });
    load(b, [x, 0.55, z], 3);
  }
}
