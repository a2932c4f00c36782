import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorStand, plinth, roofFan, stackLight } from "../pieces.ts";
import type { Vec3 } from "../shapes.ts";

const depth = 2;
const front = depth / 2;
/** The welding cabin stands left of the laser source and its chiller. */
const cabinX = -0.6;
const cabinWidth = 2.8;
const baseTop = 0.88;
const roofBottom = 2.12;
const roofTop = 2.56;
const railY = 1.86;

/**
 * A laser welder for cell lids: a dark-windowed cabin in which a welding head travels on a rail over a row of cells,
 * with the laser source and the chiller beside it. Part: `laser-head`.
 */
export function laserWelder(b: PartBuilder): void {
  b.within([cabinX, 0, 0], 0, () => {
    plinth(b, cabinWidth, depth);
    cabin(b);
    weldingBench(b);
    roofKit(b);
  });
  b.part("laser-head", [cabinX, 0, 0.12], laserHead);
  cabinet(b, [1.42, 0, -0.2], [1.1, 2, 1.2], 1);
  for (let slot = 0; slot < 7; slot++) {
    b.box([1.976, 0.4 + slot * 0.08, -0.2], [0.016, 0.03, 0.8], "dark", { edges: false });
  }
  roofFan(b, [1.42, 2, -0.2], 0.8, 0.8);
  b.pipe(
    [
      [1.2, 2.02, -0.62],
      [1.2, 2.3, -0.62],
      [cabinX + cabinWidth / 2 - 0.05, 2.3, -0.62],
    ],
    0.05,
    "deep",
  );
  operatorStand(b, [1.05, 0, front + 0.12], 0.1);
}

function cabin(b: PartBuilder): void {
  const windowHeight = roofBottom - baseTop;
  b.box([0, 0.12, 0], [cabinWidth, baseTop - 0.12, depth], "white", { bevel: 0.035 });
  b.box([0, baseTop, -0.66], [cabinWidth, windowHeight, 0.66], "light", { bevel: 0.02 });
  b.box([0, roofBottom, 0], [cabinWidth, roofTop - roofBottom, depth], "white", { bevel: 0.05 });
  band(b, [0, roofTop - 0.1, 0], cabinWidth, depth);
  for (const side of [-1, 1]) {
    b.box([side * (cabinWidth / 2 - 0.15), baseTop, front - 0.15], [0.3, windowHeight, 0.3], "white", {
      bevel: 0.03,
      edges: false,
    });
    b.box([side * (cabinWidth / 2 - 0.03), baseTop, 0.18], [0.02, windowHeight, 1.02], "glass-dark", { bevel: 0.005 });
    b.box([side * 0.11, 1.3, front - 0.06], [0.03, 0.42, 0.05], "deep", { edges: false });
    b.box([side * 0.57, baseTop + 0.02, front - 0.1], [1.06, windowHeight - 0.04, 0.02], "glass-dark", {
      bevel: 0.005,
    });
  }
  b.box([0, baseTop, front - 0.1], [0.08, windowHeight, 0.08], "white", { edges: false });
  for (let door = 0; door < 3; door++) {
    const x = (door - 1) * 0.92;
    b.box([x, 0.2, front + 0.005], [0.88, 0.6, 0.03], "white", { bevel: 0.012, edges: false });
    b.box([x, 0.7, front + 0.03], [0.2, 0.025, 0.03], "deep", { edges: false });
  }
}

function weldingBench(b: PartBuilder): void {
  b.box([0, baseTop, 0.1], [2.2, 0.09, 0.66], "mid", { edges: false });
  for (let place = 0; place < 5; place++) {
    const x = -0.8 + place * 0.4;
    b.box([x, baseTop + 0.09, 0.12], [0.3, 0.05, 0.4], "dark", { edges: false });
    b.box([x, baseTop + 0.14, 0.12], [0.24, 0.22, 0.3], "product-body", { edges: false });
    b.box([x, baseTop + 0.36, 0.12], [0.24, 0.024, 0.3], "product", { edges: false });
  }
  b.box([0, railY, -0.2], [2.5, 0.18, 0.26], "mid", { edges: false });
  for (const y of [0.03, 0.12]) b.box([0, railY + y, -0.06], [2.4, 0.03, 0.03], "deep", { edges: false });
}

function laserHead(b: PartBuilder): void {
  const y = railY - 0.26;
  b.box([0, railY - 0.03, 0.01], [0.34, 0.24, 0.12], "dark", { edges: false });
  b.box([0, y - 0.06, 0.02], [0.3, 0.5, 0.24], "white", { bevel: 0.035, edges: true });
  b.box([0, y + 0.16, 0.145], [0.18, 0.16, 0.02], "screen", { edges: false });
  b.cylinder([0, y - 0.17, 0.02], 0.075, 0.12, "dark", { topRadius: 0.1, sides: 18, edges: false });
  b.cylinder([0, y - 0.24, 0.02], 0.03, 0.08, "deep", { topRadius: 0.05, sides: 12, edges: false });
}

function roofKit(b: PartBuilder): void {
  const exhaustAt: Vec3 = [-0.7, roofTop, -0.3];
  b.cylinder(exhaustAt, 0.24, 0.2, "mid", { sides: 20, edges: false });
  b.cylinder([exhaustAt[0], roofTop + 0.2, exhaustAt[2]], 0.17, 0.3, "light", { sides: 16, edges: false });
  roofFan(b, [0.5, roofTop, -0.25], 0.95, 0.95);
  stackLight(b, [1.2, roofTop, 0.6]);
}
