import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, plinth, stackLight, tank } from "../pieces.ts";
import type { Vec3 } from "../shapes.ts";

const width = 4.4;
const depth = 2.6;
const skidTop = 0.22;
const bowlX = -0.75;
const bowlZ = 0.2;
const bowlRadius = 0.74;
const bowlTop = 1.6;
const lidBottom = 2.2;
const headBottom = 2.5;
const headTop = 3.1;
const headZ = -0.2;

/**
 * A double planetary slurry mixer: a head between two columns, lowered onto its bowl, and the tank into which the
 * slurry is pumped. Parts: `drive-wheel` on the head; under it, behind a glass collar, `planet` carries
 * `stirrer-left`, `stirrer-right` and `disperser`.
 */
export function mixer(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, skidTop - 0.12, depth], "light", { bevel: 0.03 });
  columnsAndHead(b);
  bowl(b);
  slurryTank(b);

  b.part("drive-wheel", [bowlX, headTop + 0.06, bowlZ - 0.1], (wheel) => {
    wheel.cylinder([0, 0, 0], 0.44, 0.1, "mid", { sides: 24, edges: false });
    wheel.cylinder([0, 0.1, 0], 0.13, 0.1, "dark", { sides: 16, edges: false });
    for (const turn of [0, 1.047, 2.094]) {
      wheel.box([0, 0.1, 0], [0.78, 0.035, 0.1], "white", { turn: [0, turn, 0], edges: false });
    }
  });
  b.part("planet", [bowlX, lidBottom, bowlZ], (planet) => {
    planet.cylinder([0, -0.1, 0], 0.56, 0.1, "dark", { sides: 20, edges: false });
    planet.box([0, -0.12, 0.4], [0.1, 0.04, 0.2], "white", { edges: false });
    for (const [name, x] of [
      ["stirrer-left", -0.28],
      ["stirrer-right", 0.28],
    ] as const) {
      planet.part(name, [x, -0.1, -0.06], stirrer);
    }
    planet.part("disperser", [0, -0.1, 0.36], (shaft) => {
      shaft.cylinder([0, -0.5, 0], 0.03, 0.5, "light", { sides: 10, edges: false });
      for (const turn of [0, 1.571]) {
        shaft.box([0, -0.36, 0], [0.26, 0.03, 0.05], "white", { turn: [0, turn, 0], edges: false });
      }
    });
  });
  operatorStand(b, [0.5, skidTop, 0.98], 0.2);
}

function columnsAndHead(b: PartBuilder): void {
  for (const side of [-1, 1]) {
    const x = bowlX + side * 1.13;
    b.box([x, skidTop, -0.55], [0.42, 3.1, 0.62], "white", { bevel: 0.04 });
    b.cylinder([x, skidTop, 0.02], 0.11, 1.1, "mid", { sides: 12, edges: false });
    b.cylinder([x, skidTop + 1.1, 0.02], 0.06, 1.2, "light", { sides: 8, edges: false });
    b.box([x, headTop + 0.22, -0.55], [0.5, 0.06, 0.7], "dark", { edges: false });
  }
  b.box([bowlX, headBottom, headZ], [2.78, headTop - headBottom, 1.5], "white", { bevel: 0.06 });
  band(b, [bowlX, headTop - 0.12, headZ], 2.78, 1.5);
  for (const x of [-0.66, 0.66]) {
    b.box([bowlX + x, headBottom + 0.08, headZ + 0.756], [1.16, 0.34, 0.025], "white", { bevel: 0.01, edges: false });
  }
  b.cylinder([bowlX, headTop - 0.02, bowlZ - 0.1], 0.5, 0.08, "dark", { sides: 20, edges: false });
  for (const x of [-0.76, 0.76]) {
    b.cylinder([bowlX + x, headTop, -0.2], 0.22, 0.5, "light", { sides: 16, edges: false });
    b.cylinder([bowlX + x, headTop + 0.5, -0.2], 0.19, 0.08, "dark", { sides: 14, edges: false });
    b.box([bowlX + x, headTop + 0.16, 0.04], [0.2, 0.2, 0.1], "mid", { edges: false });
  }
  stackLight(b, [bowlX - 1.13, headTop + 0.28, -0.55]);
}

function bowl(b: PartBuilder): void {
  const at = (y: number): Vec3 => [bowlX, y, bowlZ];
  b.cylinder(at(lidBottom + 0.14), 0.62, headBottom - lidBottom - 0.1, "mid", { sides: 22, edges: false });
  b.cylinder(at(lidBottom), bowlRadius + 0.06, 0.14, "light", { sides: 28, edges: false });
  b.cylinder(at(bowlTop), bowlRadius - 0.05, lidBottom - bowlTop, "glass", { sides: 24 });
  b.cylinder(at(bowlTop - 0.04), bowlRadius - 0.07, 0.06, "graphite", { sides: 20, edges: false });
  b.cylinder(at(0.66), bowlRadius, bowlTop - 0.66, "light", { sides: 28 });
  b.cylinder(at(0.42), 0.36, 0.26, "light", { topRadius: bowlRadius - 0.02, sides: 24, edges: false });
  b.cylinder(at(0.84), bowlRadius + 0.012, 0.05, "mid", { sides: 28, edges: false });
  b.cylinder(at(bowlTop - 0.07), bowlRadius + 0.06, 0.07, "mid", { sides: 28, edges: false });
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      b.box([bowlX + x * 0.6, skidTop + 0.14, bowlZ + z * 0.46], [0.1, 0.7, 0.1], "mid", { edges: false });
      b.cylinder([bowlX + x * 0.6, skidTop + 0.09, bowlZ + z * 0.46], 0.09, 0.07, "deep", {
        axis: "z",
        sides: 8,
        edges: false,
      });
    }
    b.box([bowlX + x * 0.6, skidTop + 0.2, bowlZ], [0.08, 0.09, 0.9], "mid", { edges: false });
  }
  b.bar([bowlX - 0.34, 1.16, bowlZ + 0.78], [bowlX + 0.34, 1.16, bowlZ + 0.78], 0.025, "deep");
  for (const x of [-0.3, 0.3]) b.box([bowlX + x, 1.13, bowlZ + 0.73], [0.04, 0.05, 0.14], "deep", { edges: false });
}

/** The frame that a planetary stirrer drags through the slurry. */
function stirrer(b: PartBuilder): void {
  b.cylinder([0, -0.2, 0], 0.05, 0.2, "mid", { sides: 12, edges: false });
  b.box([0, -0.24, 0], [0.42, 0.06, 0.07], "light", { edges: false });
  for (const x of [-0.18, 0.18]) b.box([x, -0.5, 0], [0.05, 0.28, 0.08], "light", { edges: false });
}

function slurryTank(b: PartBuilder): void {
  tank(b, [1.45, skidTop, -0.4], 0.58, 2.1);
  const pumpAt: Vec3 = [0.42, skidTop + 0.3, 0.25];
  b.box([0.42, skidTop, 0.25], [0.6, 0.12, 0.36], "dark", { edges: false });
  b.cylinder(pumpAt, 0.17, 0.24, "mid", { axis: "x", sides: 16, edges: false });
  b.cylinder([0.7, skidTop + 0.3, 0.25], 0.13, 0.34, "light", { axis: "x", sides: 16, edges: false });
  b.pipe(
    [
      [bowlX, 0.46, bowlZ],
      [bowlX, 0.34, bowlZ],
      [0.3, 0.34, 0.25],
    ],
    0.05,
    "mid",
  );
  b.pipe(
    [
      [0.42, 0.6, 0.25],
      [0.42, 2.75, 0.25],
      [1.45, 2.75, -0.4],
      [1.45, 2.3, -0.4],
    ],
    0.05,
    "mid",
    0.18,
  );
}
