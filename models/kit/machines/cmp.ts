import type { PartBuilder } from "../part-builder.ts";
import { band, foup, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 3.2;
const depth = 4.5;
const back = -depth / 2;
const deck = 0.92;
const glassTop = 1.95;
const polisherFront = -0.1;
const polisherZ = (back + polisherFront) / 2;
const polisherDepth = polisherFront - back;
const cleanerFront = 1;
const frontEndFront = 1.85;
const frontEndTop = 2.05;
const armReach = 0.54;

/**
 * A chemical-mechanical polisher: carriers in front, the cleaner in the middle, three platens under a cross of
 * polishing heads behind. Parts: `platen-1` to `platen-3` and `head-1` to `head-3` turn.
 */
export function cmp(b: PartBuilder): void {
  plinth(b, width, depth);
  frontEnd(b);
  cleaner(b);
  enclosure(b);
  for (const [place, [x, z]] of [
    [-armReach, -armReach],
    [armReach, -armReach],
    [-armReach, armReach],
  ].entries()) {
    platen(b, `${place + 1}`, x ?? 0, polisherZ + (z ?? 0));
  }
  loadCup(b, armReach, polisherZ + armReach);
  headCross(b);
}

function frontEnd(b: PartBuilder): void {
  const length = 2.9;
  const z = (cleanerFront + frontEndFront) / 2;
  const frontDepth = frontEndFront - cleanerFront;
  b.box([0, 0.12, z], [length, frontEndTop - 0.12, frontDepth], "white", { bevel: 0.04 });
  b.box([0, 1.42, frontEndFront + 0.006], [length - 0.16, 0.42, 0.025], "screen");
  for (const x of [-0.9, 0, 0.9]) {
    b.box([x, 0.12, frontEndFront + 0.17], [0.62, 0.76, 0.34], "light", { bevel: 0.025 });
    b.box([x, 0.88, frontEndFront + 0.18], [0.5, 0.04, 0.36], "dark");
    foup(b, [x, 0.92, frontEndFront + 0.18]);
  }
  b.box([0, frontEndTop, z], [2.4, 0.16, 0.62], "light", { bevel: 0.03 });
  for (const x of [-0.6, 0.6]) b.box([x, frontEndTop + 0.16, z], [1, 0.025, 0.44], "mid");
  stackLight(b, [1.34, frontEndTop, z]);
}

function cleaner(b: PartBuilder): void {
  const z = (polisherFront + cleanerFront) / 2;
  const length = cleanerFront - polisherFront;
  b.box([0, 0.12, z], [width, glassTop + 0.06 - 0.12, length], "white", { bevel: 0.04 });
  for (const side of [-1, 1]) {
    for (const offset of [-0.27, 0.27]) {
      b.box([side * (width / 2 + 0.006), 0.24, z + offset], [0.025, 1.6, 0.5], "white", { bevel: 0.012, edges: false });
    }
    b.box([side * (width / 2 + 0.02), 1.2, z - 0.27], [0.025, 0.44, 0.36], "screen");
  }
  b.cylinder([-0.7, glassTop + 0.06, z], 0.16, 0.4, "light", { sides: 14 });
  b.cylinder([-0.7, glassTop + 0.28, z], 0.18, 0.06, "dark", { sides: 14 });
}

function enclosure(b: PartBuilder): void {
  const height = glassTop - deck;
  b.box([0, 0.12, polisherZ], [width, deck - 0.2, polisherDepth], "white", { bevel: 0.04 });
  b.box([0, deck - 0.08, polisherZ], [width, 0.08, polisherDepth], "mid");
  for (let door = -1; door <= 1; door++) {
    b.box([door, 0.2, back - 0.006], [0.94, 0.58, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([door, 0.7, back - 0.025], [0.2, 0.03, 0.03], "deep");
  }
  for (const x of [-width / 2 + 0.06, width / 2 - 0.06]) {
    b.box([x, deck, back + 0.06], [0.12, height, 0.12], "white");
    b.box([x, deck, polisherZ], [0.016, height, polisherDepth - 0.2], "glass", { bevel: 0.004 });
    b.box([x, glassTop, polisherZ], [0.12, 0.12, polisherDepth], "white");
  }
  b.box([0, deck, back + 0.06], [0.08, height, 0.1], "white");
  for (const x of [-0.76, 0.76]) b.box([x, deck, back + 0.06], [1.4, height, 0.016], "glass", { bevel: 0.004 });
  b.box([0, glassTop, back + 0.08], [width, 0.12, 0.16], "white");
  b.box([0, glassTop + 0.05, polisherZ], [width - 0.24, 0.016, polisherDepth - 0.3], "glass", { bevel: 0.004 });
  band(b, [0, glassTop + 0.03, polisherZ], width, polisherDepth);
  b.within([width / 2 + 0.02, 1.3, polisherZ - 0.4], Math.PI / 2, () => operatorPanel(b, [0, 0.05, 0.04]));
}

function platen(b: PartBuilder, name: string, x: number, z: number): void {
  b.cylinder([x, deck, z], 0.5, 0.05, "light", { sides: 18 });
  b.part(`platen-${name}`, [x, deck + 0.05, z], (table) => {
    table.cylinder([0, 0, 0], 0.45, 0.07, "graphite", { sides: 18 });
    for (const angle of [0, Math.PI / 2]) {
      table.within([0, 0.066, 0], angle, () => table.box([0, 0, 0], [0.84, 0.008, 0.025], "dark", { bevel: 0.002 }));
    }
    table.box([0.38, 0.066, 0], [0.06, 0.012, 0.1], "white", { bevel: 0.002 });
  });
  const outward = Math.sign(x);
  b.part(`head-${name}`, [x - outward * 0.14, deck + 0.13, z], (head) => {
    head.cylinder([0, 0, 0], 0.2, 0.02, "product", { sides: 14, bevel: 0.004 });
    head.cylinder([0, 0.02, 0], 0.22, 0.12, "white", { sides: 14 });
    head.cylinder([0, 0.14, 0], 0.06, 0.3, "mid", { sides: 6 });
    for (const side of [-1, 1]) head.box([side * 0.13, 0.14, 0], [0.09, 0.03, 0.06], "deep");
  });
  // Slurry arm and pad conditioner.
  const postX = x + outward * 0.58;
  b.box([postX, deck, z + 0.3], [0.09, 0.27, 0.09], "dark");
  b.beam([postX, deck + 0.24, z + 0.3], [x + outward * 0.16, deck + 0.24, z + 0.1], 0.05, 0.04, "light");
  b.cylinder([x + outward * 0.2, deck + 0.13, z + 0.12], 0.07, 0.1, "deep", { sides: 8 });
}

function loadCup(b: PartBuilder, x: number, z: number): void {
  b.cylinder([x, deck, z], 0.32, 0.12, "light", { sides: 16 });
  b.cylinder([x, deck + 0.12, z], 0.24, 0.03, "dark", { sides: 14 });
  b.cylinder([x, deck + 0.15, z], 0.2, 0.016, "product", { sides: 16, bevel: 0.003 });
}

/** The cross that carries the heads. */
function headCross(b: PartBuilder): void {
  const y = deck + 0.5;
  b.cylinder([0, deck, polisherZ], 0.14, 0.5, "mid", { sides: 14 });
  b.cylinder([0, y, polisherZ], 0.3, 0.16, "white", { sides: 18, bevel: 0.03 });
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      const end = [x * (armReach - 0.1), y + 0.07, polisherZ + z * armReach] as const;
      b.beam([0, y + 0.07, polisherZ], end, 0.24, 0.13, "white");
      b.cylinder([x * (armReach - 0.14), y - 0.04, polisherZ + z * armReach], 0.13, 0.26, "mid", { sides: 10 });
    }
  }
}
