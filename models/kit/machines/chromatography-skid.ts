import type { PartBuilder } from "../part-builder.ts";
import { cabinet, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 3.9;
const depth = 2;
const deckTop = 0.2;
const columnX = -1.2;
const columnZ = 0.1;
const skidLeft = -0.42;
const skidRight = 0.92;

/**
 * A chromatography skid: the packed column on the left, the valves and pumps in the frame. Parts: `protein-band`
 * wanders down the column; `pump-1` and `pump-2` are the couplings of the pumps.
 */
export function chromatographySkid(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, deckTop - 0.12, depth], "mid");
  column(b);
  frame(b);
  valves(b);
  for (const [place, x] of [-0.02, 0.6].entries()) pump(b, `pump-${place + 1}`, x);
  bubbleTrap(b);
  cabinet(b, [1.46, deckTop, -0.1], [0.86, 2.1, 1.2], 1);
  operatorPanel(b, [1.46, 1.5, 0.58]);
  stackLight(b, [1.7, deckTop + 2.1, 0.2]);
}

function column(b: PartBuilder): void {
  const sides = 24;
  const radius = 0.5;
  const tubeBottom = 0.78;
  const tubeHeight = 1.05;
  const bedHeight = 0.68;
  for (const angle of [0.5, 2.6, 4.7]) {
    const [x, z] = [columnX + 0.5 * Math.cos(angle), columnZ + 0.5 * Math.sin(angle)];
    b.cylinder([x, deckTop, z], 0.05, 0.46, "mid", { sides: 8 });
  }
  for (const y of [tubeBottom - 0.14, tubeBottom + tubeHeight]) {
    b.cylinder([columnX, y, columnZ], 0.64, 0.14, "light", { sides });
  }
  b.cylinder([columnX, tubeBottom + tubeHeight + 0.045, columnZ], 0.655, 0.05, "band", { sides, edges: false });
  for (let rod = 0; rod < 6; rod++) {
    const angle = 0.2 + (rod * Math.PI) / 3;
    const [x, z] = [columnX + 0.58 * Math.cos(angle), columnZ + 0.58 * Math.sin(angle)];
    b.cylinder([x, tubeBottom, z], 0.024, tubeHeight + 0.18, "deep", { sides: 6 });
  }
  b.cylinder([columnX, tubeBottom, columnZ], radius, tubeHeight, "glass", { sides });
  b.cylinder([columnX, tubeBottom, columnZ], radius - 0.03, bedHeight, "white", { sides, edges: false });
  b.cylinder([columnX, tubeBottom + bedHeight, columnZ], radius - 0.025, 0.09, "mid", { sides, edges: false });
  b.cylinder([columnX, tubeBottom + bedHeight, columnZ], 0.06, 1.1, "dark", { sides: 10 });
  const top = tubeBottom + tubeHeight + 0.14;
  b.cylinder([columnX, top, columnZ], 0.2, 0.1, "mid", { sides: 14 });
  b.cylinder([columnX, top + 0.1, columnZ], 0.14, 0.34, "white", { sides: 14 });
  b.cylinder([columnX, top + 0.44, columnZ], 0.17, 0.05, "dark", { sides: 14 });
  b.part("protein-band", [columnX, tubeBottom + bedHeight - 0.12, columnZ], (stripe) => {
    stripe.cylinder([0, 0, 0], radius - 0.022, 0.1, "product", { sides, edges: false, bevel: 0.004 });
  });
  // From the skid to the top of the column and back from its bottom.
  b.pipe(
    [
      [columnX + 0.06, top + 0.56, columnZ],
      [columnX + 0.06, top + 0.7, columnZ],
      [-0.28, top + 0.7, columnZ],
      [-0.28, 0.95, columnZ],
    ],
    0.03,
    "mid",
  );
  b.cylinder([columnX + 0.06, top + 0.49, columnZ], 0.05, 0.1, "mid", { sides: 8 });
  b.pipe(
    [
      [columnX, 0.64, columnZ],
      [columnX, 0.42, columnZ],
      [-0.2, 0.42, columnZ],
    ],
    0.03,
    "mid",
  );
}

function frame(b: PartBuilder): void {
  const middle = (skidLeft + skidRight) / 2;
  for (const x of [skidLeft, skidRight]) {
    for (const z of [-0.66, 0.6]) b.box([x, deckTop, z], [0.07, 2.02, 0.07], "white");
    for (const y of [0.7, 2.15]) b.box([x, y, -0.03], [0.06, 0.06, 1.2], "white");
  }
  for (const z of [-0.66, 0.6]) b.box([middle, 2.15, z], [skidRight - skidLeft, 0.06, 0.06], "white");
  b.box([middle, deckTop + 0.1, -0.62], [skidRight - skidLeft - 0.06, 1.9, 0.04], "light");
}

/** Four headers with diaphragm valves and their round actuators. */
function valves(b: PartBuilder): void {
  const headerZ = 0.2;
  for (const [row, y] of [0.98, 1.4, 1.82].entries()) {
    b.cylinder([(skidLeft + skidRight) / 2, y, headerZ], 0.03, skidRight - skidLeft, "mid", { axis: "x", sides: 8 });
    for (let place = 0; place < 4; place++) {
      const x = -0.2 + place * 0.3;
      if ((row + place) % 5 === 4) continue;
      b.box([x, y - 0.05, headerZ], [0.11, 0.1, 0.11], "dark");
      b.cylinder([x, y, headerZ + 0.15], 0.075, 0.2, "white", { axis: "z", sides: 8 });
    }
  }
  for (const x of [-0.05, 0.25, 0.55]) b.cylinder([x, 0.98, headerZ], 0.024, 0.84, "mid", { sides: 6 });
}

function pump(b: PartBuilder, name: string, x: number): void {
  const [y, z] = [0.47, 0.42];
  b.box([x, deckTop, z], [0.56, 0.17, 0.22], "dark");
  b.cylinder([x - 0.17, y, z], 0.13, 0.26, "white", { axis: "x", sides: 12 });
  b.cylinder([x + 0.2, y, z], 0.15, 0.14, "mid", { axis: "x", sides: 12 });
  b.cylinder([x + 0.2, y + 0.13, z - 0.06], 0.03, 0.36, "mid", { sides: 6 });
  b.part(name, [x + 0.045, y, z], (coupling) => {
    coupling.cylinder([0, 0, 0], 0.075, 0.17, "deep", { axis: "x", sides: 10 });
    for (const angle of [0, 2.094, 4.189]) {
      coupling.box([0, 0.075 * Math.sin(angle) - 0.02, 0.075 * Math.cos(angle)], [0.13, 0.04, 0.04], "white");
    }
  });
}

function bubbleTrap(b: PartBuilder): void {
  const [x, z] = [-0.28, 0.46];
  b.cylinder([x, 1.02, z], 0.085, 0.05, "dark", { sides: 8 });
  b.cylinder([x, 1.07, z], 0.07, 0.42, "glass", { sides: 10, edges: false });
  b.cylinder([x, 1.07, z], 0.055, 0.2, "product-body", { sides: 8 });
  b.cylinder([x, 1.49, z], 0.085, 0.05, "dark", { sides: 8 });
}
