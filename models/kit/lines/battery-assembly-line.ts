import type { PartBuilder } from "../part-builder.ts";
import {
  aisle,
  cell,
  cellLoad,
  conveyor,
  conveyorTop,
  conveyorWidth,
  ductBelowTop,
  exhaustBranch,
  gantry,
  laneZ,
  padTop,
  person,
  reelLoad,
  vehicle,
} from "./line-pieces.ts";

const conveyorZ = 0.55;
const conveyorFrom = -22.8;
const conveyorTo = 19.8;
const gantryTop = 4.2;
const ductY = gantryTop - ductBelowTop;
/** Where the line's machines stand in it: the exhausts of winders and welder, and the fronts of the winders. */
const exhausts = [
  [-19.7, 3.1],
  [-13.5, 3.1],
  [-7.3, 3.1],
  [3.3, 3.02],
] as const;
const exhaustZ = -1.8;
const winderXs = [-20.3, -14.1, -7.9];
const winderFrontZ = -0.5;

/**
 * What the cell assembly line has in common: floor pad and aisle, the roller conveyor with cells in front of the
 * machines, the exhaust duct and cable tray behind them, loading place, people and vehicles. The machines' row lies at
 * z = −1.5. Nothing moves.
 */
export function batteryAssemblyLine(b: PartBuilder): void {
  b.slab([0, 0, -0.75], [47, padTop, 4.7], 0.5, "pad");
  aisle(b, -23.4, 23.4, -2);
  gantry(b, -22.5, 20.5, gantryTop);
  for (const [x, y] of exhausts) {
    exhaustBranch(b, [x, y, exhaustZ], ductY, 0.15);
  }
  conveyor(b, conveyorFrom, conveyorTo, conveyorZ);
  for (let x = conveyorFrom + 0.9; x < conveyorTo - 0.4; x += 2.6) cell(b, [x, conveyorTop + 0.03, conveyorZ]);
  for (const x of winderXs) chute(b, x);
  for (const x of [1.6, 7.7]) scannerArch(b, x);
  loadingPlace(b);

  person(b, [-17.2, 1.75], -2.6);
  person(b, [10.6, 1.9], 1.4, 0.14);
  vehicle(b, [-10.6, laneZ - 0.7], 0, reelLoad);
  vehicle(b, [5.2, laneZ + 0.7], Math.PI, cellLoad);
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
    [21.5, 0.4, 2],
    [21.5, -1.1, 1],
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
