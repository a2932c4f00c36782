import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";
import {
  aisle,
  cell,
  cellLoad,
  conveyor,
  conveyorTop,
  ductBelowTop,
  exhaustBranch,
  gantry,
  laneZ,
  padTop,
  person,
  vehicle,
} from "./line-pieces.ts";

const conveyorZ = 0.55;
const conveyorFrom = -22.6;
const conveyorTo = 14.4;
const gantryTop = 5.2;
const ductY = gantryTop - ductBelowTop;
/** Where the line's cabinets stand in it: the exhausts on their roofs. */
const exhaustXs = [-19.3, -11.9, -4.5, 2.9];
const exhaust = { y: 4.1, z: -1.95 } as const;
const rackBays = 4;
const rackBayWidth = 1.9;
const rackLevels = 4;
const rackLevelHeight = 0.8;
const rackAt = { x: 15.4, z: -1.5, depth: 1.2 } as const;

/**
 * What the formation line has in common: floor pad and aisle, the roller conveyor with cells in front of the cabinets,
 * the exhaust duct and cable tray behind them, the ageing rack at the end, people and vehicles. The machines' row lies
 * at z = −1.5. Nothing moves.
 */
export function batteryFormationLine(b: PartBuilder): void {
  b.slab([0, 0, -0.75], [47, padTop, 4.7], 0.5, "pad");
  aisle(b, -23.4, 23.4, 5.2);
  gantry(b, -22.5, 14, gantryTop);
  for (const x of exhaustXs) {
    exhaustBranch(b, [x, exhaust.y, exhaust.z], ductY, 0.15);
  }
  conveyor(b, conveyorFrom, conveyorTo, conveyorZ);
  for (let x = conveyorFrom + 0.9; x < conveyorTo - 0.4; x += 2.6) cell(b, [x, conveyorTop + 0.03, conveyorZ]);
  ageingRack(b);

  person(b, [-8.2, 1.75], 2.7);
  person(b, [14.9, 1.9], 1.2, 0.14);
  vehicle(b, [-14, laneZ - 0.7], 0, cellLoad);
  vehicle(b, [10.6, laneZ + 0.7], Math.PI, cellLoad);
}

/** The rack in which trays of cells age before they are measured again. */
function ageingRack(b: PartBuilder): void {
  const length = rackBays * rackBayWidth;
  const height = rackLevels * rackLevelHeight;
  const middle = rackAt.x + length / 2;
  for (const side of [-1, 1]) {
    const z = rackAt.z + side * (rackAt.depth / 2);
    for (let post = 0; post <= rackBays; post++) {
      b.box([rackAt.x + post * rackBayWidth, padTop, z], [0.1, height + 0.2, 0.1], "mid", { edges: false });
    }
    for (let level = 0; level < rackLevels; level++) {
      b.box([middle, 0.2 + level * rackLevelHeight, z], [length, 0.1, 0.06], "dark", { edges: false });
    }
  }
  b.box([middle, height + 0.23, rackAt.z], [length + 0.2, 0.08, rackAt.depth + 0.2], "white", { edges: true });
  for (let level = 0; level < rackLevels; level++) {
    for (let bay = 0; bay < rackBays; bay++) {
      if ((bay * 3 + level) % 7 === 4) continue;
      ageingTray(b, [rackAt.x + (bay + 0.5) * rackBayWidth, 0.3 + level * rackLevelHeight, rackAt.z]);
    }
  }
}

function ageingTray(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [rackBayWidth - 0.4, 0.34, 1.18], "product-body", { edges: false });
  b.box([x, y + 0.34, z], [rackBayWidth - 0.56, 0.025, 0.3], "product", { bevel: 0.006, edges: false });
}
