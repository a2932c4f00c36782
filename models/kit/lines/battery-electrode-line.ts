import type { PartBuilder } from "../part-builder.ts";
import { aisle, ductBelowTop, exhaustBranch, gantry, padTop, person } from "./line-pieces.ts";

const gantryTop = 4.6;
const ductY = gantryTop - ductBelowTop;
/** Where the line's machines stand in it: mixers, the top of the coater's duct, the slitters. */
const mixerXs = [-37.9, -32.9, -27.9];
const coaterDuct = { x: -14.2, y: 3.2, z: -1.95 } as const;
const slitterXs = [10.2, 16.4, 22.6];
const slitterRoof = { y: 2.2, z: -1.7 } as const;

/**
 * What the electrode line has in common: floor pad and aisle, the solvent duct and cable tray behind the machines,
 * powder beside the mixers, slit reels beside the slitters and the reel store at the end, and people. The machines'
 * row lies at z = −1.5. Nothing moves.
 */
export function batteryElectrodeLine(b: PartBuilder): void {
  b.slab([0, 0, -1.05], [82, padTop, 4.7], 0.5, "pad");
  aisle(b, -40.6, 40.6, 7);
  gantry(b, -40, 26, gantryTop);
  const { x, y, z } = coaterDuct;
  exhaustBranch(b, [x, y, z], ductY, 0.18);
  for (const slitterX of slitterXs) {
    const { y: roofY, z: roofZ } = slitterRoof;
    exhaustBranch(b, [slitterX + 0.35, roofY, roofZ], ductY, 0.12);
    for (const beside of [-1.2, 0.5]) slitReels(b, slitterX + beside, 0.5);
  }
  for (const mixerX of mixerXs) powders(b, mixerX);
  reelStore(b);

  person(b, [-24.8, 0.6], 2.9);
  person(b, [-8.6, 0.6], 2.9);
  person(b, [6.4, 0.5], 2.5);
  person(b, [26.4, 0.9], 1.3, 0.14);
}

/** A big bag of powder and drums of solvent before a mixer. */
function powders(b: PartBuilder, mixerX: number): void {
  const x = mixerX - 0.9;
  b.box([x, padTop, 0.55], [1.1, 0.14, 1], "mid", { edges: false });
  b.box([x, 0.17, 0.55], [0.98, 0.95, 0.9], "white", { bevel: 0.12 });
  b.cylinder([x, 1.1, 0.55], 0.14, 0.16, "light", { topRadius: 0.2, sides: 12, edges: false });
  const drums = mixerX + 0.5;
  b.box([drums, padTop, 0.55], [1.2, 0.14, 1], "mid", { edges: false });
  for (const side of [-0.28, 0.28]) {
    b.cylinder([drums + side, 0.17, 0.55], 0.27, 0.86, "light", { sides: 18 });
    b.cylinder([drums + side, 0.58, 0.55], 0.275, 0.04, "mid", { sides: 18, edges: false });
  }
}

/** A pallet of slit reels, lying on their sides. */
function slitReels(b: PartBuilder, x: number, z: number): void {
  b.box([x, padTop, z], [1.2, 0.14, 1], "mid", { edges: false });
  for (const side of [-1, 1]) {
    b.cylinder([x + side * 0.29, 0.17, z - 0.16], 0.27, 0.5, "graphite", { sides: 16, edges: true });
  }
  b.cylinder([x, 0.17, z + 0.28], 0.2, 0.14, "graphite", { sides: 14, edges: false });
}

/** Full reels on cradles. */
function reelStore(b: PartBuilder): void {
  const roles = ["graphite", "copper", "web"] as const;
  for (let column = 0; column < 7; column++) {
    for (let row = 0; row < 3; row++) {
      const x = 29.2 + column * 1.6;
      const z = -2.5 + row * 1.5;
      if ((column * 3 + row) % 8 === 7) continue;
      for (const side of [-1, 1]) b.box([x + side * 0.3, padTop, z], [0.12, 0.3, 1], "dark", { edges: false });
      b.box([x, padTop, z], [1.1, 0.08, 0.8], "mid", { edges: false });
      const role = roles[(column + row) % roles.length] ?? "web";
      b.cylinder([x, 0.72, z], 0.5, 0.85, role, { axis: "z", sides: 20, bevel: 0.012 });
      b.cylinder([x, 0.72, z], 0.17, 0.93, "light", { axis: "z", sides: 10, edges: false });
    }
  }
}
