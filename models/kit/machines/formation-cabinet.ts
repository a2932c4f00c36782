import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, roofFan, stackLight } from "../pieces.ts";

const bays = 3;
const bayWidth = 1.36;
const levels = 5;
const levelHeight = 0.62;
const plinthHeight = 0.2;
const rackX = -0.5;
const rackZ = -0.45;
const rackDepth = 1.3;
const rackWidth = bays * bayWidth + 0.14;
const rackTop = plinthHeight + levels * levelHeight + 0.14;
const roofTop = rackTop + 0.24;
const rackFront = rackZ + rackDepth / 2;
const craneZ = 0.78;
/** A bay without a tray: it is on the crane. */
const emptyBay = { bay: 1, level: 2 } as const;

/**
 * A formation cabinet: bays in which trays of cells are pressed against probe beds, its power cabinet beside it and,
 * in front, the tray crane. Parts: `crane` runs along the rail, `carriage` goes up and down on its mast; both start at
 * the left, at the bottom.
 */
export function formationCabinet(b: PartBuilder): void {
  b.box([rackX, 0, rackZ], [rackWidth - 0.06, plinthHeight, rackDepth - 0.06], "dark", { edges: false });
  rack(b);
  for (let level = 0; level < levels; level++) {
    for (let bay = 0; bay < bays; bay++) tray(b, bay, level);
  }
  cabinet(b, [2.17, 0, rackZ], [0.96, 2.5, rackDepth - 0.1], 1);
  b.pipe(
    [
      [2.17, 2.45, -0.6],
      [2.17, roofTop + 0.12, -0.6],
      [rackX + rackWidth / 2 - 0.3, roofTop + 0.12, -0.6],
    ],
    0.06,
    "deep",
    0.16,
  );
  b.box([rackX + rackWidth / 2 - 0.4, roofTop, -0.6], [0.3, 0.26, 0.3], "mid", { edges: false });
  roofFan(b, [rackX - 0.9, roofTop, rackZ], 0.95, 0.9);
  b.cylinder([rackX + 0.4, roofTop, rackZ], 0.22, 0.16, "mid", { sides: 20, edges: false });
  b.cylinder([rackX + 0.4, roofTop + 0.16, rackZ], 0.16, 0.3, "light", { sides: 16, edges: false });
  stackLight(b, [rackX + rackWidth / 2 - 0.18, roofTop, rackFront - 0.2]);
  craneTrack(b);
  b.part("crane", [rackX - rackWidth / 2 + 0.74, 0, craneZ], crane);
}

function rack(b: PartBuilder): void {
  for (let post = 0; post <= bays; post++) {
    const x = rackX - rackWidth / 2 + 0.07 + post * bayWidth;
    b.box([x, plinthHeight, rackFront - 0.07], [0.12, rackTop - plinthHeight, 0.12], "white", { edges: false });
  }
  b.box([rackX, plinthHeight, rackZ - rackDepth / 2 + 0.04], [rackWidth, rackTop - plinthHeight, 0.06], "light");
  for (const side of [-1, 1]) {
    const x = rackX + side * (rackWidth / 2 - 0.02);
    b.box([x, plinthHeight, rackZ - 0.05], [0.05, rackTop - plinthHeight, rackDepth - 0.12], "light");
  }
  b.box([rackX, rackTop, rackZ], [rackWidth + 0.1, roofTop - rackTop, rackDepth + 0.08], "white", { bevel: 0.04 });
  band(b, [rackX, roofTop - 0.09, rackZ], rackWidth + 0.1, rackDepth + 0.08);
  for (let level = 0; level < levels; level++) {
    const y = plinthHeight + level * levelHeight;
    b.box([rackX, y, rackZ + 0.02], [rackWidth - 0.1, 0.06, rackDepth - 0.14], "mid", { edges: false });
  }
}

/** A tray of cells under its probe bed. */
function tray(b: PartBuilder, bay: number, level: number): void {
  const x = rackX - rackWidth / 2 + 0.07 + bayWidth * (bay + 0.5);
  const y = plinthHeight + level * levelHeight;
  const z = rackZ + 0.14;
  b.box([x, y + 0.47, z - 0.04], [bayWidth - 0.2, 0.12, rackDepth - 0.5], "light", { edges: false });
  b.box([x - 0.44, y + 0.5, rackFront - 0.16], [0.16, 0.06, 0.03], "deep", { edges: false });
  if (bay === emptyBay.bay && level === emptyBay.level) return;
  b.within([x, y + 0.06, z], 0, () => loadedTray(b, bayWidth - 0.26));
}

function loadedTray(b: PartBuilder, width: number): void {
  const depth = rackDepth - 0.46;
  b.box([0, 0, 0], [width, 0.09, depth], "dark", { edges: false });
  b.box([0, 0.09, 0], [width - 0.1, 0.17, depth - 0.08], "product-body", { edges: false });
  for (const row of [-1, 0, 1]) {
    b.box([row * (width - 0.1) * 0.32, 0.25, 0], [0.16, 0.03, depth - 0.14], "product", { edges: false });
  }
}

function craneTrack(b: PartBuilder): void {
  b.box([rackX, 0, craneZ], [rackWidth + 0.2, 0.1, 0.18], "deep", { edges: false });
  b.box([rackX, roofTop - 0.02, craneZ], [rackWidth + 0.2, 0.1, 0.14], "deep", { edges: false });
  for (const side of [-1, 1]) {
    const x = rackX + side * (rackWidth / 2 + 0.02);
    b.box([x, 0.1, craneZ], [0.12, roofTop - 0.12, 0.1], "dark", { edges: false });
    b.box([x, roofTop - 0.04, craneZ - 0.24], [0.1, 0.08, 0.44], "dark", { edges: false });
  }
}

function crane(b: PartBuilder): void {
  b.box([0, 0.1, 0], [1.1, 0.26, 0.4], "mid", { bevel: 0.03, edges: true });
  for (const side of [-1, 1])
    b.cylinder([side * 0.4, 0.16, 0.19], 0.09, 0.06, "deep", { axis: "z", sides: 14, edges: false });
  for (const side of [-1, 1]) b.box([side * 0.44, 0.36, 0.08], [0.1, roofTop - 0.5, 0.16], "white", { edges: true });
  b.box([0, roofTop - 0.16, 0.06], [1.02, 0.14, 0.26], "mid", { edges: false });
  b.box([0.52, 0.36, 0.1], [0.06, 0.6, 0.22], "dark", { edges: false });
  b.part("carriage", [0, 0.42, 0], (carriage) => {
    carriage.box([0, 0, -0.04], [0.76, 0.08, 0.6], "mid", { edges: false });
    for (const side of [-1, 1]) carriage.box([side * 0.42, -0.02, 0.03], [0.08, 0.34, 0.3], "dark", { edges: false });
    carriage.box([0, 0.08, -0.04], [0.68, 0.07, 0.56], "dark", { edges: false });
    carriage.box([0, 0.15, -0.04], [0.62, 0.17, 0.5], "product-body", { edges: false });
    for (const x of [-0.2, 0, 0.2]) carriage.box([x, 0.31, -0.04], [0.1, 0.03, 0.44], "product", { edges: false });
  });
}
