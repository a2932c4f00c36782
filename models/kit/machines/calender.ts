import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, reelStand, roller, stackLight, web, webReel } from "../pieces.ts";

const webWidth = 1;
/** The web runs in front of the drives, so not in the middle of the footprint. */
const webZ = 0.4;
const frameZ = 0.86;
const lowerRollY = 0.91;
const upperRollY = 1.73;
const rollRadius = 0.4;
const nipY = (lowerRollY + upperRollY) / 2;
const reelX = 2.85;
const frameTop = 2.76;

/**
 * A calender: two heavy rolls in window frames, with hydraulic cylinders above and the drive behind, between an
 * unwinding and a winding reel. Parts: `unwind-reel`, `upper-roll`, `lower-roll`, `rewind-reel`.
 */
export function calender(b: PartBuilder): void {
  b.within([0, 0, webZ], 0, () => {
    b.box([0, 0, 0], [2.7, 0.24, 2.2], "dark", { bevel: 0.03 });
    for (const side of [-1, 1]) windowFrame(b, side);
    b.box([0, frameTop - 0.02, 0], [0.56, 0.24, 1.5], "mid", { bevel: 0.03 });
    for (const side of [-1, 1]) band(b, [0, frameTop - 0.14, side * frameZ], 1.66, 0.34);
    for (const side of [-1, 1]) guideRollers(b, side);
    web(
      b,
      [
        [-reelX, 1.7],
        [-1.62, 1.15],
        [-1.2, 1.44],
        [0, nipY + 0.006],
        [1.2, 1.44],
        [1.62, 1.15],
        [reelX, 1.7],
      ],
      0,
      webWidth - 0.1,
      "web",
    );
    for (const x of [-reelX, reelX]) b.within([x, 0, 0], 0, () => reelStand(b, webWidth));
    stackLight(b, [-0.62, frameTop, frameZ]);
    operatorStand(b, [1.62, 0, 0.98], 0.1);
  });
  drive(b);

  b.part("unwind-reel", [-reelX, 1.09, webZ], (part) => webReel(part, 0.6, webWidth, "graphite"));
  b.part("rewind-reel", [reelX, 1.09, webZ], (part) => webReel(part, 0.6, webWidth, "web"));
  b.part("upper-roll", [0, upperRollY, webZ], millRoll);
  b.part("lower-roll", [0, lowerRollY, webZ], millRoll);
}

/** A frame like a window in which the bearing blocks of both rolls slide. */
function windowFrame(b: PartBuilder, side: number): void {
  const z = side * frameZ;
  const sill = 0.24;
  for (const x of [-0.62, 0.62]) b.box([x, sill, z], [0.42, frameTop - sill, 0.34], "white", { bevel: 0.05 });
  b.box([0, sill, z], [0.94, 0.34, 0.33], "white", { bevel: 0.03, edges: false });
  b.box([0, 2.34, z], [0.94, frameTop - 2.36, 0.33], "white", { bevel: 0.03, edges: false });
  for (const y of [lowerRollY, upperRollY]) {
    b.box([0, y - 0.3, z], [0.78, 0.6, 0.28], "mid", { bevel: 0.05, edges: false });
    b.cylinder([0, y, z + side * 0.13], 0.25, 0.08, "dark", { axis: "z", sides: 18, edges: false });
  }
  b.cylinder([0, upperRollY + 0.28, z], 0.11, 0.4, "light", { sides: 10, edges: false });
  b.cylinder([0, frameTop, z], 0.27, 0.5, "light", { sides: 20 });
  b.cylinder([0, frameTop + 0.5, z], 0.2, 0.08, "dark", { sides: 16, edges: false });
  for (const x of [-0.62, 0.62]) {
    if (side > 0 && x < 0) continue;
    b.cylinder([x, frameTop, z], 0.1, 0.1, "dark", { sides: 6, edges: false });
  }
  b.pipe(
    [
      [0.2, frameTop + 0.35, z],
      [0.5, frameTop + 0.35, z],
      [0.5, frameTop + 0.35, -1.1],
    ],
    0.035,
    "deep",
  );
}

function guideRollers(b: PartBuilder, side: number): void {
  roller(b, [side * 1.2, 1.34, 0], 0.1, 1.2);
  roller(b, [side * 1.62, 1.05, 0], 0.09, 1.2);
  for (const z of [-0.68, 0.68]) {
    b.box([side * 1.2, 0, z], [0.14, 1.34, 0.08], "mid", { edges: false });
    b.box([side * 1.62, 0, z], [0.14, 1.05, 0.08], "mid", { edges: false });
  }
}

function millRoll(b: PartBuilder): void {
  b.cylinder([0, 0, 0], rollRadius, 1.36, "light", { axis: "z", sides: 32 });
  b.cylinder([0, 0, -0.25], 0.15, 2.75, "deep", { axis: "z", sides: 12, edges: false });
  b.cylinder([0, 0, 1.11], 0.18, 0.1, "mid", { axis: "z", sides: 16, edges: false });
  b.box([0, -0.04, 1.15], [0.32, 0.08, 0.06], "white", { edges: false });
}

function drive(b: PartBuilder): void {
  b.box([0, 0, -1.2], [2.5, 0.14, 0.8], "dark", { edges: false });
  b.box([-0.2, 0.14, -1.2], [1.2, 1.95, 0.68], "mid", { bevel: 0.05 });
  b.cylinder([-0.2, lowerRollY, -1.5], 0.3, 0.2, "dark", { axis: "z", sides: 18, edges: false });
  b.box([0.86, 0.14, -1.2], [0.76, 1.5, 0.68], "white", { bevel: 0.03 });
  b.box([0.86, 1.64, -1.2], [0.5, 0.16, 0.44], "light", { edges: false });
  for (let slot = 0; slot < 4; slot++) {
    b.box([1.246, 0.4 + slot * 0.09, -1.2], [0.016, 0.03, 0.4], "dark", { edges: false });
  }
}
