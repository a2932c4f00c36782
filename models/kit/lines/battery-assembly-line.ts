import type { PartBuilder } from "../part-builder.ts";
import {
  aisle,
  cell,
  conveyor,
  conveyorWidth,
  ductBelowTop,
  exhaustBranch,
  gantry,
  padTop,
  person,
  unitRow,
} from "./line-pieces.ts";

const conveyorZ = 0.55;
const conveyorFrom = -39.8;
const conveyorTo = 32.2;
const gantryTop = 4.2;
const ductY = gantryTop - ductBelowTop;
/** Where the line's machines stand in it. */
const winderXs = [-37.6, -32.4, -27.2, -22, -16.8, -11.6];
const welderXs = [4.4, 9.4, 14.4];
const exhaustZ = -1.8;
const winderFrontZ = -0.5;

/**
 * What the cell assembly line has in common: floor pad and aisle, the roller conveyor with cells in front of the
 * machines, the exhaust duct and cable tray behind them, the loading place and people. The machines' row lies at
 * z = −1.5. Part `units`: the cells on the conveyor.
 */
export function batteryAssemblyLine(b: PartBuilder): void {
  b.slab([0, 0, -0.75], [82, padTop, 4.7], 0.5, "pad");
  aisle(b, -40.6, 40.6, -8.9);
  gantry(b, -40, 33, gantryTop);
  for (const x of winderXs) {
    exhaustBranch(b, [x + 0.6, 3.1, exhaustZ], ductY, 0.15);
    chute(b, x);
  }
  for (const x of welderXs) exhaustBranch(b, [x - 1.3, 3.02, exhaustZ], ductY, 0.15);
  conveyor(b, conveyorFrom, conveyorTo, conveyorZ);
  unitRow(b, { from: conveyorFrom + 0.9, to: conveyorTo - 0.6, z: conveyorZ, pitchM: 1.95, unit: cell });
  for (const x of [1.75, 17.2]) scannerArch(b, x);
  loadingPlace(b);

  person(b, [-34.9, 1.75], -2.6);
  person(b, [-19.3, 1.75], -2.9);
  person(b, [12, 1.9], 1.4, 0.14);
  person(b, [34.2, 1.1], -1.9);
}

/** From a winder's front down to the conveyor. */
function chute(b: PartBuilder, x: number): void {
  const depth = conveyorZ - conveyorWidth / 2 - 0.08 - winderFrontZ;
  const z = winderFrontZ + depth / 2;
  b.box([x, 0.8, z], [0.8, 0.06, depth], "light", { edges: false });
  for (const side of [-1, 1]) b.box([x + side * 0.4, 0.8, z], [0.04, 0.14, depth], "mid", { edges: false });
}

function scannerArch(b: PartBuilder, x: number): void {
  for (const side of [-1, 1]) b.box([x, 0, conveyorZ + side * 0.5], [0.12, 1.6, 0.12], "white", { edges: false });
  b.box([x, 1.55, conveyorZ], [0.3, 0.22, 1.16], "white", { bevel: 0.04, edges: true });
  b.box([x - 0.155, 1.62, conveyorZ], [0.02, 0.08, 0.6], "screen", { edges: false });
}

/** Full trays at the end of the conveyor, ready for formation. */
function loadingPlace(b: PartBuilder): void {
  for (const [x, z, layers] of [
    [35.6, 0.4, 2],
    [35.6, -1.1, 1],
    [37.4, 0.4, 1],
    [37.4, -1.1, 2],
  ] as const) {
    b.box([x, padTop, z], [1.2, 0.14, 1], "mid", { edges: false });
    for (let layer = 0; layer < layers; layer++) {
      const y = 0.17 + layer * 0.36;
      b.box([x, y, z], [1.1, 0.05, 0.9], "dark", { edges: false });
      b.box([x, y + 0.05, z], [1, 0.26, 0.8], "product-body", { edges: false });
      for (const row of [-1, 0, 1]) {
        b.box([x + row * 0.33, y + 0.31, z], [0.22, 0.03, 0.72], "product", { bevel: 0.006, edges: false });
      }
    }
  }
}
