import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 6;
const depth = 2.3;
const front = depth / 2;
const deck = 0.86;
const rim = 1;
const hoodBottom = 2.2;
const hoodTop = 2.46;
const baths = 6;
const bathPitch = 0.7;
const bathZ = 0.3;
const bathDepth = 0.66;
const sashZ = 0.76;
const stationWidth = 0.86;
const firstBath = -((baths - 1) / 2) * bathPitch;

/**
 * A wet bench: six baths in a row under a hood, stations for carriers at both ends. Parts: `robot` runs along the
 * baths and carries `lift` with a lot of wafers.
 */
export function wetBench(b: PartBuilder): void {
  plinth(b, width, depth);
  base(b);
  bathRow(b);
  for (const bath of [1, 3, 4]) lot(b, firstBath + bath * bathPitch, rim - 0.14, bathZ, 5);
  robot(b);
  for (const side of [-1, 1]) station(b, side);
  hood(b);
}

/** Wafers that stand side by side, by the middle of the lot. */
function lot(b: PartBuilder, x: number, y: number, z: number, wafers: number): void {
  for (let wafer = 0; wafer < wafers; wafer++) {
    const waferX = x + (wafer - (wafers - 1) / 2) * 0.075;
    b.cylinder([waferX, y, z], 0.17, 0.016, "product", { axis: "x", sides: 12, bevel: 0.003 });
  }
}

function base(b: PartBuilder): void {
  const doors = 6;
  const pitch = width / doors;
  b.box([0, 0.12, 0], [width, deck - 0.12, depth], "white", { bevel: 0.035 });
  for (let door = 0; door < doors; door++) {
    const x = -width / 2 + pitch * (door + 0.5);
    b.box([x, 0.2, front + 0.006], [pitch - 0.05, 0.56, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([x, 0.68, front + 0.025], [0.24, 0.03, 0.03], "deep");
  }
}

function bathRow(b: PartBuilder): void {
  const length = baths * bathPitch;
  for (const z of [bathZ - bathDepth / 2, bathZ + bathDepth / 2])
    b.box([0, deck, z], [length, rim - deck, 0.07], "light");
  for (let wall = 0; wall <= baths; wall++) {
    const x = (wall - baths / 2) * bathPitch;
    b.box([x, deck, bathZ], [wall % baths === 0 ? 0.07 : 0.05, rim - deck - 0.01, bathDepth], "light");
  }
  for (let bath = 0; bath < baths; bath++) {
    const x = firstBath + bath * bathPitch;
    b.box([x, deck - 0.02, bathZ], [bathPitch - 0.08, 0.1, bathDepth - 0.1], bath % 2 === 0 ? "dark" : "product-body");
    b.box([x, deck, 0.96], [0.34, 0.03, 0.2], "screen");
    b.cylinder([x - 0.2, deck, bathZ - bathDepth / 2 - 0.14], 0.035, 0.32, "mid", { sides: 8 });
  }
}

function robot(b: PartBuilder): void {
  const railZ = -0.42;
  b.box([0, deck, railZ - 0.22], [baths * bathPitch, 0.5, 0.16], "light");
  for (const y of [1.36, 1.56]) b.box([0, y, railZ - 0.2], [baths * bathPitch, 0.06, 0.12], "deep");
  b.part("robot", [firstBath, 1.32, railZ - 0.06], (carriage) => {
    carriage.box([0, 0, 0], [0.4, 0.34, 0.14], "mid");
    carriage.box([0, 0, 0.12], [0.16, 0.62, 0.12], "white", { bevel: 0.025 });
    carriage.part("lift", [0, 0.34, 0.2], (lift) => {
      lift.box([0, 0, 0], [0.26, 0.16, 0.08], "dark");
      lift.box([0, 0.04, 0.24], [0.12, 0.09, 0.44], "white");
      lift.box([0, 0, 0.5], [0.5, 0.12, 0.18], "white", { bevel: 0.025 });
      for (const x of [-0.22, 0.22]) lift.box([x, -0.26, 0.5], [0.03, 0.28, 0.1], "dark");
      lot(lift, 0, -0.2, 0.5, 5);
    });
  });
}

/** The load or unload station at an end. */
function station(b: PartBuilder, side: number): void {
  const x = side * (width / 2 - stationWidth / 2);
  b.box([x, deck, -0.32], [stationWidth, hoodBottom - deck, depth - 0.66], "white", { bevel: 0.04 });
  b.box([x, 1.36, front - 0.815], [stationWidth - 0.16, 0.5, 0.03], "screen");
  b.box([x, deck, 0.82], [0.6, 0.04, 0.5], "dark");
  b.box([x, deck + 0.04, 0.82], [0.42, 0.34, 0.36], "product-body", { bevel: 0.035, edges: false });
  b.box([x, deck + 0.38, 0.82], [0.18, 0.05, 0.18], "product");
  if (side > 0) operatorPanel(b, [x, 1.4, front - 0.76]);
}

function hood(b: PartBuilder): void {
  const length = width - 2 * stationWidth;
  const height = hoodBottom - deck;
  b.box([0, deck, -front + 0.06], [length, height, 0.1], "light");
  for (const x of [-length / 2 + 0.04, 0, length / 2 - 0.04]) {
    b.box([x, deck, sashZ], [0.08, height, 0.08], "white");
  }
  for (const x of [-length / 4, length / 4]) {
    b.box([x, 1.4, sashZ], [length / 2 - 0.1, hoodBottom - 1.4, 0.016], "glass", { bevel: 0.004 });
    b.box([x, 1.37, sashZ + 0.01], [length / 2 - 0.1, 0.04, 0.04], "mid");
  }
  const roofDepth = depth - 0.3;
  b.box([0, hoodBottom, -0.15], [width, hoodTop - hoodBottom, roofDepth], "white", { bevel: 0.045 });
  band(b, [0, hoodTop - 0.1, -0.15], width, roofDepth);
  // Exhaust: a main along the back with a branch from every second bath.
  const ductY = hoodTop + 0.34;
  b.cylinder([0, ductY, -0.8], 0.2, width - 0.6, "light", { axis: "x", sides: 16 });
  for (const x of [-2, 0, 2]) {
    b.cylinder([x, hoodTop, -0.8], 0.13, 0.2, "mid", { sides: 12 });
    b.cylinder([x, ductY, -0.8], 0.215, 0.06, "mid", { axis: "x", sides: 16 });
  }
  for (const x of [-1.4, 0, 1.4]) {
    b.box([x, hoodTop, 0], [1.1, 0.14, 0.8], "light", { bevel: 0.03 });
    b.box([x, hoodTop + 0.14, 0], [0.9, 0.025, 0.6], "mid");
  }
  stackLight(b, [2.75, hoodTop, 0.6]);
}
