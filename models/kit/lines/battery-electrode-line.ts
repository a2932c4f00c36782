import type { PartBuilder } from "../part-builder.ts";
import { aisle, ductBelowTop, exhaustBranch, gantry, laneZ, padTop, person, reelLoad, vehicle } from "./line-pieces.ts";

const gantryTop = 4.6;
const ductY = gantryTop - ductBelowTop;
/** Where the line's machines stand in it: the tops of the coater's duct and of the slitters' roofs. */
const coaterDuct = { x: -11.9, y: 3.2, z: -1.95 } as const;
const slitterRoofs = [13.45, 20.25];
const slitterRoof = { y: 2.2, z: -1.7 } as const;

/**
 * What the electrode line has in common: floor pad and aisle, the solvent duct and cable tray behind the machines,
 * powder beside the mixer, slit reels beside the slitters and the reel store at the end, people and vehicles. The
 * machines' row lies at z = −1.5. Nothing moves.
 */
export function batteryElectrodeLine(b: PartBuilder): void {
  b.slab([0, 0, -1.05], [62, padTop, 4.7], 0.5, "pad");
  aisle(b, -30.6, 30.6, 9);
  gantry(b, -30, 23, gantryTop);
  const { x, y, z } = coaterDuct;
  exhaustBranch(b, [x, y, z], ductY, 0.18);
  for (const roofX of slitterRoofs) {
    const { y: roofY, z: roofZ } = slitterRoof;
    exhaustBranch(b, [roofX, roofY, roofZ], ductY, 0.12);
  }
  powders(b);
  for (const reelX of [11.7, 13.4, 18.6, 20.3]) slitReels(b, reelX, 0.5);
  reelStore(b);

  person(b, [-18.3, 0.45], 2.9);
  person(b, [9.4, 0.2], 2.5);
  person(b, [22.6, 1.9], 1.3, 0.14);
  vehicle(b, [-2.4, laneZ - 0.7], 0, reelLoad);
  vehicle(b, [24.5, laneZ + 0.7], Math.PI, reelLoad);
}

/** Big bags of powder and drums of solvent beside the mixer. */
function powders(b: PartBuilder): void {
  for (const x of [-29.6, -28.3]) {
    b.box([x, padTop, 0.55], [1.1, 0.14, 1], "mid", { edges: false });
    b.box([x, 0.17, 0.55], [0.98, 0.95, 0.9], "white", { bevel: 0.12 });
    b.cylinder([x, 1.1, 0.55], 0.14, 0.16, "light", { topRadius: 0.2, sides: 12, edges: false });
  }
  b.box([-26.9, padTop, 0.55], [1.2, 0.14, 1], "mid", { edges: false });
  for (const x of [-0.28, 0.28]) {
    b.cylinder([-26.9 + x, 0.17, 0.55], 0.27, 0.86, "light", { sides: 18 });
    b.cylinder([-26.9 + x, 0.58, 0.55], 0.275, 0.04, "mid", { sides: 18, edges: false });
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
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 3; row++) {
      const x = 24.6 + column * 1.6;
      const z = -2.5 + row * 1.5;
      if (column === 2 && row === 1) continue;
      for (const side of [-1, 1]) b.box([x + side * 0.3, padTop, z], [0.12, 0.3, 1], "dark", { edges: false });
      b.box([x, padTop, z], [1.1, 0.08, 0.8], "mid", { edges: false });
      const role = roles[(column + row) % roles.length] ?? "web";
      b.cylinder([x, 0.72, z], 0.5, 0.85, role, { axis: "z", sides: 20, bevel: 0.012 });
      b.cylinder([x, 0.72, z], 0.17, 0.93, "light", { axis: "z", sides: 10, edges: false });
    }
  }
}
