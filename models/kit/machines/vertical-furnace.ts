import type { PartBuilder } from "../part-builder.ts";
import { band, foup, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 2.5;
const depth = 2.8;
const towerX = -0.575;
const towerWidth = 1.35;
const towerZ = 0.4;
const towerDepth = 1.2;
const baseTop = 0.45;
const plateBottom = 2.08;
const roofBottom = 3.72;
const roofTop = 3.92;
const loaderTop = 2.7;
const back = -depth / 2;
const towerBack = towerZ - towerDepth / 2;
const towerFront = towerZ + towerDepth / 2;

/**
 * A vertical furnace: the boat with wafers stands below the heater in the tower, carriers are on the right. Parts:
 * `elevator` lifts the boat into the heater; `boat` turns on it.
 */
export function verticalFurnace(b: PartBuilder): void {
  plinth(b, width, depth);
  tower(b);
  heater(b);
  boat(b);
  loader(b);
}

function tower(b: PartBuilder): void {
  b.box([towerX, 0.12, towerZ], [towerWidth, baseTop - 0.12, towerDepth], "white", { bevel: 0.035 });
  b.box([towerX, 0.2, towerFront + 0.006], [towerWidth - 0.12, 0.2, 0.025], "light", { bevel: 0.01, edges: false });
  for (const x of [towerX - towerWidth / 2 + 0.05, towerX + towerWidth / 2 - 0.05]) {
    for (const z of [towerBack + 0.05, towerFront - 0.05])
      b.box([x, baseTop, z], [0.1, roofBottom - baseTop, 0.1], "white");
  }
  b.box([towerX, plateBottom, towerZ], [towerWidth, 0.14, towerDepth], "white", { bevel: 0.03 });
  b.box([towerX, roofBottom, towerZ], [towerWidth, roofTop - roofBottom, towerDepth], "white", { bevel: 0.045 });
  band(b, [towerX, roofBottom + 0.07, towerZ], towerWidth, towerDepth);
  const glassHeight = plateBottom - baseTop;
  b.box([towerX, baseTop, towerFront - 0.05], [towerWidth - 0.2, glassHeight, 0.016], "glass", { bevel: 0.004 });
  b.box([towerX - towerWidth / 2 + 0.05, baseTop, towerZ], [0.016, glassHeight, towerDepth - 0.2], "glass", {
    bevel: 0.004,
  });
  // The gas cabinet behind, its exhaust on top.
  const cabinetDepth = towerBack - back - 0.02;
  b.box([towerX, 0.12, back + cabinetDepth / 2], [towerWidth, 3.2, cabinetDepth], "white", { bevel: 0.04 });
  for (const y of [0.25, 1.25, 2.25]) {
    b.box([towerX - towerWidth / 2 - 0.006, y, back + cabinetDepth / 2], [0.025, 0.9, cabinetDepth - 0.14], "white", {
      bevel: 0.012,
      edges: false,
    });
  }
  b.cylinder([towerX, 3.32, back + cabinetDepth / 2], 0.16, 0.6, "light", { sides: 14 });
  b.cylinder([towerX, 3.5, back + cabinetDepth / 2], 0.18, 0.06, "dark", { sides: 14 });
}

/** The heater with its five zones. */
function heater(b: PartBuilder): void {
  const bottom = plateBottom + 0.14;
  b.cylinder([towerX, bottom, towerZ], 0.5, 0.08, "dark", { sides: 24 });
  b.cylinder([towerX, bottom + 0.08, towerZ], 0.43, 1.24, "light", { sides: 24 });
  for (let zone = 0; zone < 5; zone++) {
    const y = bottom + 0.14 + zone * 0.235;
    b.cylinder([towerX, y, towerZ], 0.46, 0.13, zone % 2 === 0 ? "mid" : "light", { sides: 24, edges: false });
    b.box([towerX - 0.28, y + 0.02, towerZ + 0.4], [0.14, 0.09, 0.12], "deep", { turn: [0, -0.6, 0] });
  }
  b.cylinder([towerX, bottom + 1.32, towerZ], 0.34, 0.1, "dark", { sides: 20 });
}

function boat(b: PartBuilder): void {
  const wafers = 11;
  const railX = towerX + 0.5;
  b.box([railX, baseTop, towerZ - 0.4], [0.12, plateBottom - baseTop, 0.1], "mid");
  b.box([railX, baseTop, towerZ - 0.34], [0.05, plateBottom - baseTop, 0.04], "deep");
  b.box([towerX, baseTop, towerZ - 0.53], [towerWidth - 0.2, plateBottom - baseTop, 0.03], "light");
  b.part("elevator", [towerX, baseTop + 0.06, towerZ], (elevator) => {
    elevator.box([0.25, 0, -0.2], [0.62, 0.06, 0.24], "dark");
    elevator.box([0.5, -0.02, -0.3], [0.18, 0.22, 0.1], "deep");
    elevator.cylinder([0, 0.02, 0], 0.34, 0.07, "mid", { sides: 20 });
    elevator.part("boat", [0, 0.09, 0], (tower) => {
      tower.cylinder([0, 0, 0], 0.16, 0.1, "dark", { sides: 14 });
      tower.cylinder([0, 0.1, 0], 0.25, 0.03, "white", { sides: 16 });
      for (const angle of [0, 2.1, 4.2]) {
        tower.box([0.235 * Math.cos(angle), 0.12, 0.235 * Math.sin(angle)], [0.03, 1.08, 0.03], "deep");
      }
      for (let wafer = 0; wafer < wafers; wafer++) {
        tower.cylinder([0, 0.2 + wafer * 0.09, 0], 0.22, 0.022, "product", { sides: 12, bevel: 0.004 });
      }
      tower.cylinder([0, 1.2, 0], 0.25, 0.03, "white", { sides: 16 });
    });
  });
}

/** Carriers wait behind glass above the two load ports. */
function loader(b: PartBuilder): void {
  const left = towerX + towerWidth / 2 + 0.05;
  const right = width / 2;
  const x = (left + right) / 2;
  const length = right - left;
  const front = towerFront;
  const z = (back + front - 0.5) / 2;
  b.box([x, 0.12, z], [length, loaderTop - 0.12, front - 0.5 - back], "white", { bevel: 0.04 });
  b.box([x, loaderTop - 0.2, front - 0.25], [length, 0.2, 0.5], "white", { bevel: 0.03 });
  b.box([x, 0.12, front - 0.25], [length, 0.72, 0.5], "white", { bevel: 0.03 });
  for (const side of [left + 0.04, right - 0.04]) {
    b.box([side, 0.84, front - 0.27], [0.08, loaderTop - 1.04, 0.46], "white");
  }
  for (const y of [1.42, 1.94]) {
    b.box([x, y, front - 0.26], [length - 0.16, 0.04, 0.4], "dark");
    for (const offset of [-0.24, 0.24]) if (y < 1.9 || offset < 0) foup(b, [x + offset, y + 0.04, front - 0.28]);
  }
  b.box([x, 1.46, front - 0.05], [length - 0.16, loaderTop - 1.66, 0.014], "glass", { bevel: 0.004 });
  b.box([x, 0.12, front + 0.18], [length - 0.1, 0.72, 0.36], "light", { bevel: 0.025 });
  b.box([x, 0.84, front + 0.1], [length - 0.2, 0.04, 0.5], "dark");
  foup(b, [x - 0.24, 0.88, front + 0.13]);
  operatorPanel(b, [x + 0.25, 0.95, front + 0.26]);
  stackLight(b, [right - 0.2, loaderTop, front - 0.25]);
}
