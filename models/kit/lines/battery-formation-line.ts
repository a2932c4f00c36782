import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";
import { aisle, cell, conveyor, ductBelowTop, exhaustBranch, gantry, padTop, person, unitRow } from "./line-pieces.ts";

const conveyorZ = 0.55;
const conveyorFrom = -40.2;
const conveyorTo = 28.2;
const gantryTop = 5.2;
const ductY = gantryTop - ductBelowTop;
/** Where the line's cabinets stand in it: the exhausts on their roofs. */
const exhaustXs = [-37.5, -31.3, -25.1, -18.9, -12.7, -6.5, -0.3, 5.9, 12.1];
const exhaust = { y: 4.1, z: -1.95 } as const;
const rackBays = 5;
const rackBayWidth = 1.9;
const rackLevels = 4;
const rackLevelHeight = 0.8;
const rackAt = { x: 29.8, z: -1.5, depth: 1.2 } as const;

/**
 * What the formation line has in common: floor pad and aisle, the roller conveyor with cells in front of the cabinets,
 * the exhaust duct and cable tray behind them, the ageing rack at the end, and people. The machines' row lies at
 * z = −1.5. Part `units`: the cells on the conveyor.
 */
export function batteryFormationLine(b: PartBuilder): void {
  b.slab([0, 0, -0.75], [82, padTop, 4.7], 0.5, "pad");
  aisle(b, -40.6, 40.6, 15.3);
  gantry(b, -40, 28, gantryTop);
  for (const x of exhaustXs) {
    exhaustBranch(b, [x, exhaust.y, exhaust.z], ductY, 0.15);
  }
  conveyor(b, conveyorFrom, conveyorTo, conveyorZ);
  unitRow(b, { from: conveyorFrom + 0.9, to: conveyorTo - 0.6, z: conveyorZ, pitchM: 2.25, unit: cell });
  ageingRack(b);

  person(b, [-15.8, 1.75], 2.7);
  person(b, [21.6, 1.75], 2.9);
  person(b, [28.9, 1.9], 1.2, 0.14);
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
