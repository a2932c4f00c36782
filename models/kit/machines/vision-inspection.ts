import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 3.8;
const depth = 2.4;
const front = depth / 2;
const table = 0.96;
const glassTop = 1.9;
const rotorX = 0.05;
const rotorZ = -0.08;
const rotorRadius = 0.68;
const vialCount = 12;
const beltZ = 0.72;

/**
 * An automatic inspection machine for vials: cameras around a large rotor. Parts: `rotor` carries the vials past the
 * cameras; `infeed-star` hands them over.
 */
export function visionInspection(b: PartBuilder): void {
  plinth(b, width, depth);
  base(b);
  guards(b);
  for (const side of [-1, 1]) {
    b.box([side * 1.22, table, beltZ], [1.36, 0.05, 0.14], "dark");
    for (let place = 0; place < 3; place++) vial(b, side * (0.97 + place * 0.34), table + 0.05, beltZ);
  }
  rotor(b);
  for (const angle of [3.4, 4.3, 5.1, 6]) camera(b, angle);
  rejectTrays(b);
  operatorSide(b);
}

function vial(b: PartBuilder, x: number, y: number, z: number): void {
  b.cylinder([x, y, z], 0.045, 0.13, "product-body", { sides: 6, bevel: 0.006 });
  b.cylinder([x, y + 0.13, z], 0.038, 0.045, "product", { sides: 5, bevel: 0.004 });
}

function base(b: PartBuilder): void {
  const doors = 3;
  const pitch = width / doors;
  b.box([0, 0.12, 0], [width, 0.76, depth], "white", { bevel: 0.04 });
  b.box([0, 0.88, 0], [width, table - 0.88, depth], "mid");
  for (let door = 0; door < doors; door++) {
    const x = -width / 2 + pitch * (door + 0.5);
    b.box([x, 0.2, front + 0.006], [pitch - 0.05, 0.6, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([x + (door % 2 === 0 ? 0.5 : -0.5), 0.48, front + 0.025], [0.025, 0.18, 0.03], "deep");
  }
}

function guards(b: PartBuilder): void {
  const height = glassTop - table;
  for (const x of [-width / 2 + 0.06, width / 2 - 0.06]) {
    for (const z of [-front + 0.06, front - 0.06]) b.box([x, table, z], [0.12, height, 0.12], "white", { bevel: 0.03 });
    b.box([x, table + 0.26, 0], [0.016, height - 0.26, depth - 0.24], "glass", { bevel: 0.004 });
  }
  for (const x of [-0.62, 0.62]) b.box([x, table, front - 0.06], [0.07, height, 0.08], "white");
  for (const x of [-1.22, 0, 1.22]) {
    b.box([x, table, front - 0.06], [1.1, height, 0.016], "glass", { bevel: 0.004 });
    b.box([x + 0.4, 1.34, front - 0.02], [0.03, 0.28, 0.04], "deep");
  }
  b.box([0, table, -front + 0.05], [width - 0.22, height, 0.06], "light");
  for (const z of [-front + 0.2, front - 0.09]) b.box([0, glassTop, z], [width, 0.14, z < 0 ? 0.4 : 0.18], "white");
  for (const x of [-width / 2 + 0.12, width / 2 - 0.5]) {
    b.box([x, glassTop, 0.1], [x < 0 ? 0.24 : 1, 0.14, 1.84], "white");
  }
  b.box([-0.33, glassTop + 0.06, 0.1], [2.7, 0.016, 1.8], "glass", { bevel: 0.004 });
  band(b, [0, glassTop + 0.05, 0], width, depth);
  b.box([1.4, glassTop + 0.14, -0.3], [0.8, 0.26, 1.1], "light", { bevel: 0.03 });
  for (let slot = 0; slot < 4; slot++) b.box([1.13 + slot * 0.18, glassTop + 0.4, -0.3], [0.08, 0.03, 0.9], "dark");
}

function rotor(b: PartBuilder): void {
  b.part("rotor", [rotorX, table, rotorZ], (wheel) => {
    wheel.cylinder([0, 0, 0], rotorRadius + 0.08, 0.06, "light", { sides: 28 });
    wheel.cylinder([0, 0.06, 0], rotorRadius - 0.1, 0.05, "dark", { sides: 28 });
    wheel.cylinder([0, 0.11, 0], 0.26, 0.3, "white", { sides: 18, bevel: 0.03 });
    wheel.cylinder([0, 0.41, 0], 0.14, 0.06, "deep", { sides: 12 });
    for (let spoke = 0; spoke < 4; spoke++) {
      wheel.within([0, 0.11, 0], (spoke * Math.PI) / 2, () => {
        wheel.box([0.4, 0, 0], [0.28, 0.03, 0.07], spoke === 0 ? "white" : "mid");
      });
    }
    for (let place = 0; place < vialCount; place++) {
      const angle = (place / vialCount) * Math.PI * 2;
      vial(wheel, rotorRadius * Math.cos(angle), 0.06, rotorRadius * Math.sin(angle));
    }
  });
  b.box([-0.667, table, 0.56], [0.1, 0.065, 0.1], "dark");
  b.part("infeed-star", [-0.667, table + 0.065, 0.603], (wheel) => {
    wheel.cylinder([0, 0, 0], 0.22, 0.05, "mid", { sides: 16 });
    wheel.cylinder([0, 0.05, 0], 0.06, 0.14, "deep", { sides: 8 });
    for (let key = 0; key < 3; key++) {
      wheel.within([0, 0.05, 0], (key * Math.PI * 2) / 3, () => wheel.box([0.16, 0, 0], [0.1, 0.03, 0.06], "white"));
    }
  });
}

/** A camera on its post, looking at the rotor, with a lamp below it. */
function camera(b: PartBuilder, angle: number): void {
  const reach = rotorRadius + 0.28;
  b.within([rotorX + reach * Math.cos(angle), table, rotorZ + reach * Math.sin(angle)], -angle, () => {
    b.box([0.04, 0, 0], [0.07, 0.66, 0.1], "mid");
    b.box([-0.02, 0.36, 0], [0.24, 0.15, 0.14], "white", { bevel: 0.025 });
    b.cylinder([-0.19, 0.435, 0], 0.055, 0.12, "ink", { axis: "x", sides: 10 });
    b.box([-0.1, 0.08, 0], [0.04, 0.2, 0.24], "deep");
    b.box([-0.125, 0.1, 0], [0.014, 0.16, 0.2], "white");
  });
}

function rejectTrays(b: PartBuilder): void {
  for (const [place, x] of [1.1, 1.55].entries()) {
    b.box([x, table, 0.16], [0.4, 0.05, 0.66], "dark");
    for (const side of [-1, 1]) b.box([x + side * 0.2, table + 0.02, 0.16], [0.02, 0.12, 0.68], "light");
    for (let row = 0; row < 3 - place; row++) vial(b, x + (row - 1) * 0.07, table + 0.05, 0.36 - row * 0.14);
  }
}

function operatorSide(b: PartBuilder): void {
  b.within([-1.28, 1.02, front + 0.03], 0.12, () => {
    b.box([0, 0.2, -0.06], [0.07, 0.09, 0.16], "dark");
    operatorPanel(b, [0, 0.06, 0.06]);
  });
  stackLight(b, [1.65, glassTop + 0.14, 0.85]);
}
