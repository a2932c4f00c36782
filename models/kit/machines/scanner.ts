import type { PartBuilder } from "../part-builder.ts";
import { band, foup, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 6.2;
const depth = 3.6;
const trackLeft = -3.1;
const trackRight = -0.7;
const trackTop = 2.45;
const bodyLeft = -0.55;
const bodyRight = 3.1;
const bodyTop = 3.2;
const bodyBack = -1.75;
const bodyFront = 1.5;
const caveLeft = 0;
const caveRight = 2.6;
const caveBottom = 0.5;
const caveTop = 2.7;
const caveBack = 0.05;
const lensX = 1.3;
const lensZ = 0.75;
const frameY = 1.16;
const reticleY = 2.18;

/**
 * A lithography scanner with its track: carriers and coating on the left, the lens behind glass on the right. Parts:
 * `stage` carries the wafer below the lens; `reticle-stage` moves the other way above it.
 */
export function scanner(b: PartBuilder): void {
  plinth(b, width, depth);
  track(b);
  body(b);
  lens(b);
  stages(b);
  roof(b);
}

function track(b: PartBuilder): void {
  const x = (trackLeft + trackRight) / 2;
  const length = trackRight - trackLeft;
  b.box([x, 0.12, -0.25], [length, trackTop - 0.12, 3], "white", { bevel: 0.045 });
  b.box([x + length / 2 + 0.075, 0.12, -0.3], [0.15, 1.9, 2.4], "dark");
  // Carriers in front, a window above them.
  b.box([x, 0.12, 1.48], [length, 0.76, 0.48], "light", { bevel: 0.03 });
  for (const offset of [-0.78, 0, 0.78]) {
    b.box([x + offset, 0.88, 1.49], [0.56, 0.04, 0.42], "dark");
    foup(b, [x + offset, 0.92, 1.49]);
    b.box([x + offset, 0.2, 1.724], [0.7, 0.58, 0.02], "white", { bevel: 0.01, edges: false });
  }
  b.box([x, 1.5, 1.255], [length - 0.24, 0.62, 0.03], "screen");
  b.box([x, 1.46, 1.27], [length - 0.16, 0.05, 0.05], "mid");
  // Coating and developing modules on the side.
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 2; row++) {
      const y = 0.24 + row * 1.06;
      b.box([trackLeft - 0.006, y, -1.25 + column * 0.98], [0.03, 1, 0.92], "white", { bevel: 0.012, edges: false });
      b.box([trackLeft - 0.02, y + 0.2, -1.25 + column * 0.98], [0.03, 0.1, 0.6], "dark", { bevel: 0.006 });
    }
  }
}

/** The scanner's housing around the cave in which the lens stands. */
function body(b: PartBuilder): void {
  const middle = (bodyLeft + bodyRight) / 2;
  const length = bodyRight - bodyLeft;
  const caveX = (caveLeft + caveRight) / 2;
  const caveWidth = caveRight - caveLeft;
  const caveDepth = bodyFront - caveBack;
  const caveZ = (bodyFront + caveBack) / 2;
  b.box([middle, 0.12, (bodyBack + caveBack) / 2], [length, bodyTop - 0.12, caveBack - bodyBack], "white", {
    bevel: 0.05,
  });
  for (const [left, right] of [
    [bodyLeft, caveLeft],
    [caveRight, bodyRight],
  ] as const) {
    const x = (left + right) / 2;
    b.box([x, 0.12, caveZ], [right - left, bodyTop - 0.12, caveDepth], "white", { bevel: 0.05 });
    b.box([x, 0.26, bodyFront + 0.006], [right - left - 0.1, 1.15, 0.03], "white", { bevel: 0.012, edges: false });
    b.box([x, 1.5, bodyFront + 0.006], [right - left - 0.1, 1.4, 0.03], "white", { bevel: 0.012, edges: false });
    for (let slot = 0; slot < 3; slot++) b.box([x, 0.36 + slot * 0.08, bodyFront + 0.02], [0.3, 0.03, 0.016], "dark");
  }
  b.box([caveX, 0.12, caveZ], [caveWidth, caveBottom - 0.12, caveDepth], "white", { bevel: 0.04 });
  b.box([caveX, caveTop, caveZ], [caveWidth, bodyTop - caveTop, caveDepth], "white", { bevel: 0.05 });
  b.box([caveX, caveBottom, bodyFront - 0.12], [caveWidth, caveTop - caveBottom, 0.02], "glass", { bevel: 0.005 });
  for (let panel = 0; panel < 3; panel++) {
    b.box([bodyRight + 0.006, 0.3, -1.2 + panel * 1.05], [0.03, 2.6, 0.98], "white", { bevel: 0.012, edges: false });
  }
  operatorPanel(b, [(caveRight + bodyRight) / 2 - 0.02, 1.35, bodyFront + 0.06]);
}

function lens(b: PartBuilder): void {
  for (const x of [lensX - 1.05, lensX + 1.05]) {
    for (const z of [lensZ - 0.38, lensZ + 0.38]) b.box([x, caveBottom, z], [0.14, frameY - caveBottom, 0.14], "mid");
  }
  b.box([lensX, frameY, lensZ], [2.3, 0.13, 0.98], "mid", { bevel: 0.03 });
  const barrels = [
    [frameY - 0.16, 0.26, 0.16, "dark"],
    [frameY + 0.13, 0.36, 0.2, "light"],
    [frameY + 0.33, 0.46, 0.34, "white"],
    [frameY + 0.67, 0.38, 0.18, "light"],
    [frameY + 0.85, 0.28, 0.1, "dark"],
  ] as const;
  for (const [y, radius, height, role] of barrels) b.cylinder([lensX, y, lensZ], radius, height, role, { sides: 22 });
  b.cylinder([lensX, frameY + 0.46, lensZ], 0.475, 0.07, "deep", { sides: 22 });
  // The bridge of the reticle stage.
  for (const side of [-1, 1]) {
    b.box([lensX + side * 0.78, frameY + 0.13, lensZ], [0.12, reticleY - frameY - 0.19, 0.6], "light");
    b.box([lensX, reticleY - 0.06, lensZ + side * 0.22], [1.68, 0.06, 0.1], "deep");
  }
  // The illuminator above, fed from the back.
  b.box([lensX, caveTop - 0.26, lensZ - 0.1], [1, 0.26, 0.56], "light", { bevel: 0.03 });
  b.cylinder([lensX, caveTop - 0.38, lensZ], 0.12, 0.14, "dark", { topRadius: 0.2, sides: 16 });
}

function stages(b: PartBuilder): void {
  b.box([lensX, caveBottom, lensZ], [1.8, 0.14, 0.9], "dark");
  for (const z of [-0.26, 0.26]) b.box([lensX, caveBottom + 0.14, lensZ + z], [1.76, 0.04, 0.08], "deep");
  b.part("stage", [lensX, caveBottom + 0.18, lensZ], (stage) => {
    stage.box([0, 0, 0], [0.72, 0.1, 0.72], "mid");
    stage.box([0, 0.1, 0], [0.54, 0.08, 0.54], "white");
    stage.cylinder([0, 0.18, 0], 0.2, 0.014, "product", { sides: 20, bevel: 0.003 });
    for (const x of [-0.31, 0.31]) stage.box([x, 0.1, 0], [0.05, 0.1, 0.6], "light");
  });
  b.part("reticle-stage", [lensX, reticleY, lensZ], (stage) => {
    stage.box([0, 0, 0], [0.58, 0.07, 0.54], "white");
    stage.box([0, 0.07, 0], [0.24, 0.02, 0.24], "product", { bevel: 0.005 });
  });
}

function roof(b: PartBuilder): void {
  const middle = (bodyLeft + bodyRight) / 2;
  band(b, [middle, bodyTop - 0.12, (bodyBack + bodyFront) / 2], bodyRight - bodyLeft, bodyFront - bodyBack);
  b.box([0.5, bodyTop, -0.7], [1.5, 0.24, 1.4], "light", { bevel: 0.04 });
  for (let slot = 0; slot < 4; slot++) b.box([0.05 + slot * 0.3, bodyTop + 0.24, -0.7], [0.12, 0.03, 1.1], "dark");
  b.pipe(
    [
      [2.2, bodyTop - 0.02, -0.3],
      [2.2, bodyTop + 0.22, -0.3],
      [2.2, bodyTop + 0.22, bodyBack],
    ],
    0.13,
    "light",
  );
  const trackX = (trackLeft + trackRight) / 2;
  b.box([trackX, trackTop, -0.5], [2, 0.2, 1.9], "light", { bevel: 0.03 });
  for (const x of [-0.5, 0.5]) b.box([trackX + x, trackTop + 0.2, -0.5], [0.8, 0.025, 1.6], "mid");
  stackLight(b, [trackRight - 0.2, trackTop, 0.95]);
}
