import type { PartBuilder } from "../part-builder.ts";
import { operatorStand, stackLight } from "../pieces.ts";

/** The autoclave's axis lies along z, its door to the front. */
const vessel = { x: 1.15, y: 2.55, radius: 2.1, front: 1.7, back: -3.9 };
const skid = { x: -2.7, z: -0.6, width: 2.2, depth: 4.2 };
const car = { y: 0.62, z: 3.05 };

/**
 * A vapour-phase dryer for transformers' active parts. Parts: `roots-wheel` turns on the vacuum pump; `condensate`
 * rises in the separator's glass.
 */
export function vacuumDryer(b: PartBuilder): void {
  buildVessel(b);
  buildCar(b);
  buildPumps(b);
  b.box([-2.7, 0, -3.6], [1.7, 0.1, 0.7], "dark", { edges: false });
  b.box([-2.7, 0.1, -3.6], [1.8, 2.1, 0.8], "white", { bevel: 0.035 });
  for (const x of [-3.13, -2.27]) b.box([x, 0.2, -3.195], [0.8, 1.85, 0.03], "light", { edges: false });
  operatorStand(b, [-1.35, 0, 2.6], 0.3);
  stackLight(b, [-2.1, 2.2, -3.5]);
}

function buildVessel(b: PartBuilder): void {
  const { x, y, radius, front, back } = vessel;
  const length = front - back;
  const middle = (front + back) / 2;
  b.box([x, 0, middle], [3.6, 0.1, length - 0.2], "dark", { edges: false });
  const saddle = [
    [-1.9, 0],
    [1.9, 0],
    [1.75, 1.25],
    [1.3, 0.72],
    [0, 0.4],
    [-1.3, 0.72],
    [-1.75, 1.25],
  ] as const;
  for (const z of [back + 0.9, middle, front - 0.9]) {
    b.extrude([x, 0.1, z], saddle, 0.4, "mid");
  }
  b.cylinder([x, y, middle], radius, length, "white", { axis: "z", sides: 26, bevel: 0.04 });
  b.cylinder([x, y, -1.2], radius + 0.09, 0.16, "light", { axis: "z", sides: 26, edges: false });
  b.cylinder([x, y, back - 0.2], radius * 0.8, 0.5, "white", { axis: "z", sides: 14, bevel: 0.2 });
  b.cylinder([x, y, front - 0.12], radius + 0.22, 0.34, "light", { axis: "z", sides: 26 });
  for (const side of [-1, 1]) {
    b.box([x + side * (radius + 0.02), y - 0.05, middle], [0.05, 0.1, length - 0.5], "band", { edges: false });
  }
  b.cylinder([x, y, front + 0.075], radius + 0.18, 0.05, "band", { axis: "z", sides: 26, edges: false });
  // The dished door in its clamp ring, with hinge beams and a window.
  b.cylinder([x, y, front + 0.22], radius + 0.2, 0.26, "mid", { axis: "z", sides: 26 });
  for (let lug = 0; lug < 8; lug++) {
    const angle = (lug * Math.PI) / 4;
    const reach = radius + 0.2;
    b.box([x + reach * Math.sin(angle), y + reach * Math.cos(angle) - 0.08, front + 0.22], [0.16, 0.16, 0.3], "dark", {
      turn: [0, 0, -angle],
      edges: false,
    });
  }
  b.cylinder([x, y, front + 0.42], radius, 0.2, "white", { axis: "z", sides: 26, bevel: 0.08 });
  const dish = { axis: "z", topRadius: radius * 0.6, sides: 26, edges: false } as const;
  b.cylinder([x, y, front + 0.62], radius * 0.9, 0.3, "white", dish);
  b.cylinder([x - 0.5, y + 0.4, front + 0.76], 0.18, 0.1, "deep", { axis: "z", sides: 10, edges: false });
  b.box([x + radius + 0.45, 0, front + 0.5], [0.3, 4.4, 0.62], "light", { bevel: 0.04 });
  for (const dy of [-1, 1]) b.box([x + 1.5, y + dy - 0.12, front + 0.74], [2.3, 0.24, 0.14], "light", { bevel: 0.03 });
  // Roof: solvent evaporator and safety valve.
  const top = y + radius;
  b.cylinder([x + 0.2, top - 0.1, -2.6], 0.5, 1.45, "light", { sides: 14, bevel: 0.12 });
  b.pipe(
    [
      [x + 0.2, top + 0.95, -2.2],
      [x + 0.2, top + 0.95, -1.2],
      [x + 0.2, top - 0.1, -1.2],
    ],
    0.18,
    "mid",
  );
  b.cylinder([x, top - 0.08, 0.3], 0.22, 0.45, "mid", { sides: 8 });
  b.box([x, top + 0.3, 0.3], [0.5, 0.12, 0.5], "dark", { edges: false });
}

/** The rail car before the door, with an active part waiting. */
function buildCar(b: PartBuilder): void {
  const { y, z } = car;
  for (const x of [vessel.x - 0.8, vessel.x + 0.8]) b.box([x, 0, z + 0.25], [0.12, 0.08, 2], "deep", { edges: false });
  b.box([vessel.x, 0.28, z + 0.2], [2.2, 0.24, 1.3], "mid", { bevel: 0.03 });
  for (const x of [-0.8, 0.8]) {
    for (const dz of [-0.2, 0.6]) {
      b.cylinder([vessel.x + x, 0.2, z + dz], 0.16, 0.1, "dark", { axis: "x", sides: 8, edges: false });
    }
  }
  const yoke = { width: 2.1, height: 0.26 };
  for (const level of [0, 1.26]) {
    b.box([vessel.x, y - 0.1 + level, z + 0.2], [yoke.width, yoke.height, 0.4], "graphite", { edges: true });
  }
  for (const place of [-0.7, 0, 0.7]) {
    b.cylinder([vessel.x + place, y + 0.16, z + 0.2], 0.33, 1, "copper", { sides: 10 });
    b.cylinder([vessel.x + place, y + 1.12, z + 0.2], 0.36, 0.05, "product-body", { sides: 10, edges: false });
  }
  for (const side of [-1, 1]) {
    b.box([vessel.x, y + 1.2, z + 0.2 + side * 0.24], [2.3, 0.2, 0.07], "light", { edges: false });
    b.box([vessel.x, y - 0.1, z + 0.2 + side * 0.24], [2.3, 0.18, 0.07], "light", { edges: false });
  }
  b.box([vessel.x, y + 1.42, z + 0.2], [1.6, 0.03, 0.14], "product", { edges: false });
}

/** Vacuum pumps, condenser and separator on a skid beside the vessel. */
function buildPumps(b: PartBuilder): void {
  const { x, z, width, depth } = skid;
  b.box([x, 0, z], [width - 0.1, 0.1, depth - 0.1], "dark", { edges: false });
  b.box([x, 0.1, z], [width, 0.16, depth], "mid", { bevel: 0.03 });
  // Roots blower on its backing pump, belt wheel to the front.
  b.box([x - 0.42, 0.26, 0.75], [0.95, 0.5, 1.1], "light", { bevel: 0.04 });
  b.cylinder([x - 0.45, 1.05, 0.75], 0.34, 0.9, "white", { axis: "z", sides: 14 });
  b.box([x - 0.45, 0.76, 0.75], [0.7, 0.3, 0.7], "light", { edges: false });
  b.cylinder([x - 0.45, 1.05, 0.06], 0.22, 0.5, "dark", { axis: "z", sides: 12 });
  b.part("roots-wheel", [x - 0.45, 1.05, 1.3], (wheel) => {
    wheel.cylinder([0, 0, 0], 0.32, 0.1, "mid", { axis: "z", sides: 18, edges: false });
    wheel.cylinder([0, 0, 0.05], 0.1, 0.06, "deep", { axis: "z", sides: 10, edges: false });
    for (let spoke = 0; spoke < 4; spoke++) {
      const angle = (spoke * Math.PI) / 2;
      const at = [0.2 * Math.sin(angle), 0.2 * Math.cos(angle) - 0.045, 0.045] as const;
      wheel.box(at, [0.09, 0.09, 0.03], spoke === 0 ? "white" : "ink", { edges: false });
    }
  });
  // Condenser, separator with its glass, and the lines to the vessel.
  b.cylinder([x - 0.35, 0.26, -0.6], 0.42, 2.7, "light", { sides: 14 });
  b.cylinder([x - 0.35, 2.96, -0.6], 0.46, 0.1, "mid", { sides: 14 });
  const glass = { x: x + 0.62, z: 1.32 };
  b.cylinder([glass.x, 0.26, glass.z - 0.46], 0.34, 1.55, "white", { sides: 14, bevel: 0.08 });
  b.cylinder([glass.x, 0.46, glass.z], 0.08, 1.15, "glass", { sides: 10 });
  for (const y of [0.4, 1.61]) b.box([glass.x, y, glass.z - 0.1], [0.18, 0.07, 0.3], "deep", { edges: false });
  b.part("condensate", [glass.x, 0.47, glass.z], (level) => {
    level.cylinder([0, 0, 0], 0.06, 1.13, "product", { sides: 8, edges: false });
  });
  b.box([x, 0.26, -2], [1.5, 0.9, 0.9], "light", { bevel: 0.04 });
  b.cylinder([x - 0.3, 1.16, -2], 0.25, 0.4, "dark", { sides: 12 });
  b.pipe(
    [
      [x - 0.35, 3.02, -0.6],
      [x - 0.35, 3.75, -0.6],
      [vessel.x - 0.9, 3.75, -0.6],
    ],
    0.26,
    "light",
  );
  b.cylinder([-1.9, 3.75, -0.6], 0.36, 0.12, "mid", { axis: "x", sides: 12, edges: false });
  b.pipe(
    [
      [x - 0.45, 1.3, 0.75],
      [x - 0.45, 1.75, 0.75],
      [x - 0.45, 1.75, -0.6],
    ],
    0.1,
    "mid",
    0.3,
  );
  b.pipe(
    [
      [x, 1.1, -2],
      [x, 1.7, -2],
      [vessel.x - 1.8, 1.7, -2],
    ],
    0.1,
    "mid",
    0.26,
  );
}
