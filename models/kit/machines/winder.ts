import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight, web } from "../pieces.ts";

const width = 4;
const depth = 2;
const baseTop = 0.78;
const roofBottom = 2.24;
const roofTop = 2.64;
const front = depth / 2;
/** The plane of the webs, in front of the machine plate. */
const webZ = 0.08;
const turretAt = { x: 0, y: 1.46 } as const;
const reelX = 1.45;
const reelRadius = 0.31;
const reels = [
  { name: "cathode-reel", x: -reelX, y: 1.88, role: "graphite" },
  { name: "anode-reel", x: -reelX, y: 1.14, role: "copper" },
  { name: "upper-separator-reel", x: reelX, y: 1.88, role: "white" },
  { name: "lower-separator-reel", x: reelX, y: 1.14, role: "white" },
] as const;

/**
 * A winder for prismatic cells: two electrodes and two separators run from four reels to a turret and are wound there
 * into a flat jelly roll. Parts: `cathode-reel`, `anode-reel`, `upper-separator-reel`, `lower-separator-reel`, and
 * `turret`, which carries `mandrel-1` … `mandrel-3`.
 */
export function winder(b: PartBuilder): void {
  plinth(b, width, depth);
  housing(b);
  roofKit(b);
  webPaths(b);
  for (const { name, x, y, role } of reels) {
    b.part(name, [x, y, webZ], (part) => {
      part.cylinder([0, 0, 0], reelRadius, 0.26, role, { axis: "z", sides: 28, edges: false });
      part.cylinder([0, 0, 0], reelRadius * 0.42, 0.3, "light", { axis: "z", sides: 14, edges: false });
      part.box([0, -0.025, 0.15], [reelRadius * 1.5, 0.05, 0.02], "deep", { edges: false });
    });
  }
  b.part("turret", [turretAt.x, turretAt.y, -0.16], (turret) => {
    turret.cylinder([0, 0, 0], 0.46, 0.1, "mid", { axis: "z", sides: 36 });
    turret.cylinder([0, 0, 0.06], 0.12, 0.1, "dark", { axis: "z", sides: 16, edges: false });
    for (let place = 0; place < 3; place++) {
      const angle = Math.PI / 2 + (place * 2 * Math.PI) / 3;
      turret.part(`mandrel-${place + 1}`, [0.27 * Math.cos(angle), 0.27 * Math.sin(angle), 0.06], mandrel);
    }
  });
  b.bar([1.78, 1.85, front - 0.1], [1.78, 1.85, front + 0.1], 0.025, "dark");
  operatorPanel(b, [1.78, 1.62, front + 0.12]);
}

/** A flat jelly roll on its mandrel. */
function mandrel(b: PartBuilder): void {
  b.cylinder([0, 0, 0.2], 0.03, 0.44, "dark", { axis: "z", sides: 10, edges: false });
  b.box([0, -0.06, 0.18], [0.3, 0.12, 0.24], "product-body", { bevel: 0.05, edges: false });
  b.box([0, -0.045, 0.31], [0.27, 0.09, 0.016], "product", { bevel: 0.004, edges: false });
}

function housing(b: PartBuilder): void {
  b.box([0, 0.12, 0], [width, baseTop - 0.12, depth], "white", { bevel: 0.035 });
  b.box([0, baseTop, -0.6], [width, roofBottom - baseTop, 0.76], "mid", { bevel: 0.02 });
  b.box([0, roofBottom, 0], [width, roofTop - roofBottom, depth], "white", { bevel: 0.05 });
  band(b, [0, roofTop - 0.1, 0], width, depth);
  const windowHeight = roofBottom - baseTop;
  for (const x of [-width / 2 + 0.09, 0, width / 2 - 0.09]) {
    b.box([x, baseTop, front - 0.1], [x === 0 ? 0.1 : 0.18, windowHeight, 0.18], "white", {
      bevel: 0.025,
      edges: false,
    });
  }
  for (const side of [-1, 1]) {
    b.box([side * (width / 2 - 0.04), baseTop, 0.3], [0.02, windowHeight, 1], "glass", { bevel: 0.005 });
    b.box([side * 0.95, baseTop + 0.02, front - 0.06], [1.68, windowHeight - 0.04, 0.02], "glass", { bevel: 0.005 });
    b.box([side * 0.16, 1.3, front - 0.02], [0.03, 0.45, 0.05], "deep", { edges: false });
  }
  const doorWidth = width / 4;
  for (let door = 0; door < 4; door++) {
    const x = -width / 2 + doorWidth * (door + 0.5);
    b.box([x, 0.2, front + 0.005], [doorWidth - 0.04, 0.5, 0.03], "white", { bevel: 0.012, edges: false });
    b.box([x, 0.6, front + 0.03], [0.18, 0.025, 0.03], "deep", { edges: false });
  }
  for (let slot = 0; slot < 9; slot++) {
    b.box([-1.2 + slot * 0.3, 2.34, front + 0.004], [0.16, 0.12, 0.02], "mid", { edges: false });
  }
}

function roofKit(b: PartBuilder): void {
  b.box([-1.1, roofTop, -0.25], [1.1, 0.28, 0.9], "light", { bevel: 0.03 });
  for (let slot = 0; slot < 4; slot++) {
    b.box([-1.46 + slot * 0.24, roofTop + 0.27, -0.25], [0.09, 0.03, 0.7], "dark", { edges: false });
  }
  b.cylinder([0.6, roofTop, -0.3], 0.24, 0.2, "mid", { sides: 20, edges: false });
  b.cylinder([0.6, roofTop + 0.2, -0.3], 0.17, 0.3, "light", { sides: 16, edges: false });
  stackLight(b, [1.6, roofTop, 0.55]);
}

/** Each web passes two guide rollers on its way from the reel to the turret. */
function webPaths(b: PartBuilder): void {
  for (const { x, y, role } of reels) {
    const side = Math.sign(x);
    const up = y > turretAt.y ? 1 : -1;
    const outer = [side * 1.02, turretAt.y + up * 0.62] as const;
    const inner = [side * 0.72, turretAt.y + up * 0.3] as const;
    for (const [rollerX, rollerY] of [outer, inner]) {
      b.cylinder([rollerX, rollerY, webZ - 0.1], 0.055, 0.5, "light", { axis: "z", sides: 12, edges: false });
    }
    const start = [x - side * 0.12, y + up * (reelRadius - 0.02)] as const;
    web(b, [start, outer, inner, [side * 0.12, turretAt.y + up * 0.2]], webZ, 0.2, role);
  }
}
