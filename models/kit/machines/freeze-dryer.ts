import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 4.4;
const depth = 5;
const deckTop = 0.2;
const chamberX = -0.85;
const chamberWidth = 2.5;
const chamberBottom = 0.55;
const chamberTop = 3.1;
const chamberBack = -0.45;
const chamberFront = 2.2;
const chamberLength = chamberFront - chamberBack;
const chamberZ = (chamberFront + chamberBack) / 2;
const shelfWidth = chamberWidth - 0.5;
const shelfBottom = 0.86;
const shelfCount = 6;
const shelfPitch = 0.3;
const suctionX = 0.8;
const suctionY = 1.55;

/**
 * A production freeze dryer: the chamber with its glazed door in front, the condenser behind, refrigeration on the
 * right. Parts: `ram` presses the shelves `shelf-2` to `shelf-6` together, which stoppers the vials.
 */
export function freezeDryer(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, deckTop - 0.12, depth], "mid");
  chamber(b);
  door(b);
  shelves(b);
  ramDrive(b);
  condenser(b);
  for (const z of [0.85, 0]) compressor(b, z);
  b.pipe(
    [
      [suctionX, suctionY, 0.95],
      [suctionX, suctionY, -1.5],
      [chamberX + 0.9, suctionY, -1.5],
    ],
    0.07,
    "mid",
  );
  vacuumPumps(b);
  cabinet(b, [1.5, deckTop, 1.85], [1.2, 2, 0.6], 1);
  operatorPanel(b, [1.5, 1.45, 2.2]);
  stackLight(b, [1.95, deckTop + 2, 1.9]);
}

function chamber(b: PartBuilder): void {
  const height = chamberTop - chamberBottom;
  const ribZ = (rib: number): number => chamberBack + 0.3 + (rib * (chamberLength - 0.6)) / 3;
  for (const side of [-1, 1]) {
    const wall = chamberX + side * (chamberWidth / 2);
    b.box([wall - side * 0.06, chamberBottom, chamberZ], [0.12, height, chamberLength], "light", { bevel: 0.03 });
    for (let rib = 0; rib < 4; rib++)
      b.box([wall + side * 0.05, chamberBottom, ribZ(rib)], [0.12, height, 0.08], "white");
    b.box([wall + side * 0.03, 1.75, chamberZ], [0.08, 0.08, chamberLength], "white", { edges: false });
    b.box([wall - side * 0.25, deckTop, chamberZ], [0.2, chamberBottom - deckTop, chamberLength - 0.4], "dark");
  }
  for (const y of [chamberBottom, chamberTop - 0.12]) {
    b.box([chamberX, y, chamberZ], [chamberWidth, 0.12, chamberLength], "light");
  }
  b.box([chamberX, chamberBottom, chamberBack + 0.06], [chamberWidth, height, 0.12], "light");
  band(b, [chamberX, chamberTop, chamberZ], chamberWidth - 0.04, chamberLength - 0.04);
}

function door(b: PartBuilder): void {
  const [bottom, top] = [chamberBottom + 0.05, chamberTop - 0.05];
  const z = chamberFront + 0.09;
  const rim = 0.28;
  for (const side of [-1, 1]) {
    const edge = chamberX + side * (chamberWidth / 2);
    b.box([edge - (side * rim) / 2, bottom, z], [rim, top - bottom, 0.16], "white", { bevel: 0.035 });
  }
  for (const share of [0.15, 0.5, 0.85]) {
    const y = bottom + (top - bottom) * share - 0.08;
    b.box([chamberX - chamberWidth / 2 - 0.02, y, z + 0.03], [0.16, 0.16, 0.16], "deep");
  }
  for (const y of [bottom, top - rim]) {
    b.box([chamberX, y, z], [chamberWidth - 2 * rim, rim, 0.16], "white", { bevel: 0.035 });
  }
  b.box([chamberX, bottom + rim, z], [chamberWidth - 2 * rim, top - bottom - 2 * rim, 0.03], "glass", { bevel: 0.005 });
  b.box([chamberX - chamberWidth / 2 + 0.2, 1.55, z + 0.1], [0.04, 0.5, 0.06], "deep");
}

function shelves(b: PartBuilder): void {
  for (let shelf = 0; shelf < shelfCount; shelf++) {
    b.part(`shelf-${shelf + 1}`, [chamberX, shelfBottom + shelf * shelfPitch, 0.95], (plate) => {
      plate.box([0, 0, 0], [shelfWidth, 0.05, 2.1], "dark");
      plate.box([0, 0.05, 0], [shelfWidth - 0.04, 0.07, 2], "product-body");
      for (const side of [-1, 1]) {
        plate.box([(side * shelfWidth) / 4, 0.12, 0], [shelfWidth / 2 - 0.06, 0.025, 1.98], "product");
      }
    });
  }
}

/** The hydraulic cylinder on the chamber, and the rod that passes through it. */
function ramDrive(b: PartBuilder): void {
  b.box([chamberX, chamberTop, chamberZ], [0.8, 0.14, 0.8], "mid");
  b.cylinder([chamberX, chamberTop + 0.14, chamberZ], 0.25, 0.1, "dark", { sides: 14 });
  b.cylinder([chamberX, chamberTop + 0.24, chamberZ], 0.18, 0.54, "white", { sides: 14 });
  b.cylinder([chamberX, chamberTop + 0.78, chamberZ], 0.21, 0.06, "dark", { sides: 14 });
  const hoseX = chamberX + 0.7;
  const hoseY = chamberTop + 0.5;
  b.pipe(
    [
      [chamberX, hoseY, chamberZ],
      [hoseX, hoseY, chamberZ],
      [hoseX, hoseY, -0.6],
      [hoseX, 2.2, -0.6],
    ],
    0.035,
    "deep",
  );
  const ramY = shelfBottom + shelfCount * shelfPitch;
  const tip = 4.4 - ramY;
  b.part("ram", [chamberX, ramY, chamberZ], (ram) => {
    ram.box([0, 0, 0.07], [shelfWidth, 0.07, 2.1], "mid");
    ram.cylinder([0, 0.07, 0], 0.075, tip - 0.1, "mid", { sides: 12 });
    ram.cylinder([0, tip - 0.1, 0], 0.13, 0.1, "deep", { sides: 12 });
  });
}

function condenser(b: PartBuilder): void {
  const [y, z, radius, length] = [1.5, -1.62, 0.8, 2.1];
  b.cylinder([chamberX, y, z], radius, length, "light", { axis: "x", sides: 24 });
  for (const side of [-1, 1]) {
    const end = chamberX + (side * length) / 2;
    if (side < 0) b.ball([end, y, z], radius, "light", [0.28, 1, 1]);
    b.cylinder([end - side * 0.05, y, z], radius + 0.05, 0.1, "mid", { axis: "x", sides: 24 });
    b.box([chamberX + side * 0.6, deckTop, z], [0.16, 0.75, 1.1], "dark");
  }
  // The neck with the main valve between chamber and condenser.
  b.cylinder([chamberX, 1.7, -0.66], 0.46, 0.6, "white", { axis: "z", sides: 16 });
  b.cylinder([chamberX, 2.24, z], 0.13, 0.28, "mid", { sides: 8 });
  b.cylinder([chamberX, 2.52, z], 0.21, 0.38, "white", { sides: 14, bevel: 0.03 });
  b.cylinder([chamberX, 2.9, z], 0.1, 0.1, "deep", { sides: 8 });
}

function compressor(b: PartBuilder, z: number): void {
  b.box([1.45, deckTop, z], [1.3, 0.28, 0.5], "dark");
  b.cylinder([1.15, 0.72, z], 0.27, 0.62, "white", { axis: "x", sides: 14, bevel: 0.04 });
  b.cylinder([1.68, 0.72, z], 0.22, 0.46, "mid", { axis: "x", sides: 14, bevel: 0.04 });
  b.pipe(
    [
      [1.15, 0.9, z],
      [1.15, suctionY, z],
      [suctionX, suctionY, z],
    ],
    0.055,
    "mid",
  );
}

function vacuumPumps(b: PartBuilder): void {
  b.cylinder([1.85, deckTop, -0.75], 0.24, 1.5, "light", { sides: 14, bevel: 0.08 });
  for (const x of [1.1, 1.75]) {
    b.box([x, deckTop, -1.75], [0.5, 0.46, 0.95], "mid", { bevel: 0.04 });
    b.cylinder([x, 0.84, -1.9], 0.18, 0.5, "white", { axis: "z", sides: 10 });
  }
  b.pipe(
    [
      [1.1, 0.9, -1.6],
      [1.1, 1.3, -1.6],
      [chamberX + 0.95, 1.3, -1.6],
    ],
    0.07,
    "light",
  );
}
