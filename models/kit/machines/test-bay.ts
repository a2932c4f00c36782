import type { PartBuilder } from "../part-builder.ts";
import { operatorStand, stackLight } from "../pieces.ts";

const bay = { x: 9.8, front: 12.2, back: -11.8, fence: 2 };
const impulse = { x: -5.2, z: -6.2, base: 0.9, stage: 1.8, stages: 6 };
const divider = { x: 1, z: -5.6, units: 3, unit: 2.6 };
const source = { x: 6.6, z: -6.4 };
const specimen = { x: 1.6, z: 3.6, top: 3.6 };
const generatorSet = { x: -6.2, z: 5.6, y: 1.1 };

/**
 * A high-voltage test bay: impulse generator, voltage divider, test transformer, and a transformer under test. Parts:
 * `sphere-gaps` slide on the impulse generator; `flywheel` turns between motor and generator.
 */
export function testBay(b: PartBuilder): void {
  buildFence(b);
  buildImpulseGenerator(b);
  buildDivider(b);
  buildSource(b);
  buildSpecimen(b);
  buildGeneratorSet(b);
  buildControlCabin(b);

  // The high-voltage lead from the generator over the divider to the transformer.
  const impulseTop = impulse.base + impulse.stage * impulse.stages + 0.4;
  const dividerTop = 0.7 + divider.units * divider.unit + 0.9;
  b.pipe(
    [
      [impulse.x, impulseTop, impulse.z],
      [divider.x, dividerTop - 0.3, divider.z],
    ],
    0.06,
    "dark",
  );
  b.pipe(
    [
      [divider.x, dividerTop - 0.4, divider.z],
      [specimen.x - 1.5, specimen.top + 2.55, specimen.z],
    ],
    0.06,
    "dark",
  );
}

/** A safety fence, its top rail the band; open to the back, where the crane comes. */
function buildFence(b: PartBuilder): void {
  const { x, front, back, fence } = bay;
  const length = front - back;
  for (const side of [-1, 1]) {
    for (let post = 0; post <= 4; post++) {
      b.box([side * x, 0, back + (post * length) / 4], [0.1, fence, 0.1], "dark", { edges: false });
    }
    b.box([side * x, 0.15, (front + back) / 2], [0.02, fence - 0.25, length - 0.1], "glass", { bevel: 0.004 });
    b.box([side * x, fence, (front + back) / 2], [0.14, 0.1, length + 0.14], "band", { edges: false });
  }
  for (let post = 1; post <= 3; post++) {
    b.box([-x + (post * 2 * x) / 4, 0, front], [0.1, fence, 0.1], "dark", { edges: false });
  }
  b.box([0, 0.15, front], [2 * x - 0.1, fence - 0.25, 0.02], "glass", { bevel: 0.004 });
  b.box([0, fence, front], [2 * x - 0.14, 0.1, 0.14], "band", { edges: false });
  stackLight(b, [-x, fence + 0.1, front]);
}

/** A Marx generator: charged in parallel, discharged in series through the sphere gaps at its front. */
function buildImpulseGenerator(b: PartBuilder): void {
  const { x, z, base, stage, stages } = impulse;
  b.box([x, 0, z], [3.6, 0.16, 3.2], "dark", { edges: false });
  b.box([x, 0.16, z], [3.4, base - 0.3, 3], "white", { bevel: 0.06 });
  b.box([x, 0.3, z + 1.52], [1.4, 0.4, 0.05], "light", { edges: false });
  const height = stage * stages + 0.2;
  for (const dx of [-1.25, 1.25]) {
    for (const dz of [-0.8, 0.8]) {
      b.pipe(
        [
          [x + dx, base - 0.2, z + dz],
          [x + dx, base + height - 0.1, z + dz],
        ],
        0.12,
        "web",
      );
    }
  }
  for (let place = 0; place < stages; place++) {
    const y = base + place * stage + 0.25;
    b.box([x, y - 0.1, z], [2.84, 0.1, 2.1], "mid", { edges: false });
    for (const dz of [-0.5, 0.5]) b.box([x, y, z + dz], [2, 0.84, 0.68], "white", { bevel: 0.06 });
    b.beam([x - 1.2, y, z - 1.1], [x + 1.2, y + stage - 0.1, z - 1.1], 0.09, 0.09, "copper");
    b.cylinder([x - 0.34, y + 0.22, z + 1.2], 0.19, 0.34, "dark", { sides: 8, bevel: 0.13, edges: false });
    b.box([x - 0.86, y + 0.35, z + 1.2], [0.9, 0.08, 0.08], "deep", { edges: false });
  }
  b.part("sphere-gaps", [x, base, z + 1.2], (gaps) => {
    gaps.box([0.85, -0.14, 0], [0.16, height, 0.16], "light", { edges: true });
    for (let place = 0; place < stages; place++) {
      const y = place * stage + 0.25;
      gaps.cylinder([0.14, y + 0.22, 0], 0.19, 0.34, "dark", { sides: 8, bevel: 0.13, edges: false });
      gaps.box([0.52, y + 0.35, 0], [0.62, 0.08, 0.08], "deep", { edges: false });
    }
  });
  buildToroid(b, x, base + height - 0.14, z, 1.85, 0.62);
  b.cylinder([x, base + height + 0.46, z], 1, 0.3, "white", { sides: 18, bevel: 0.12 });
}

/** An electrode like a tyre: nothing sharp at high voltage. */
function buildToroid(b: PartBuilder, x: number, y: number, z: number, radius: number, height: number): void {
  b.cylinder([x, y, z], radius, height, "light", { sides: 18, bevel: height * 0.34 });
}

function buildDivider(b: PartBuilder): void {
  const { x, z, units, unit } = divider;
  b.box([x, 0, z], [2.4, 0.3, 2.4], "mid", { bevel: 0.05 });
  b.cylinder([x, 0.3, z], 0.55, 0.4, "white", { sides: 12 });
  for (let place = 0; place < units; place++) {
    const y = 0.7 + place * unit;
    b.pipe(
      [
        [x, y - 0.05, z],
        [x, y + unit, z],
      ],
      0.26,
      "white",
    );
    for (let shed = 0; shed < 3; shed++) {
      b.cylinder([x, y + 0.4 + shed * 0.7, z], 0.46, 0.3, "white", { topRadius: 0.3, sides: 10, edges: false });
    }
    b.cylinder([x, y + unit - 0.1, z], 0.36, 0.16, "dark", { sides: 10, edges: false });
  }
  buildToroid(b, x, 0.7 + units * unit + 0.05, z, 1.2, 0.42);
  buildToroid(b, x, 0.7 + units * unit + 0.46, z, 0.8, 0.36);
}

/** The test transformer: a cascade of two tanks on insulating columns. */
function buildSource(b: PartBuilder): void {
  const { x, z } = source;
  b.box([x, 0, z], [3.2, 0.16, 3], "dark", { edges: false });
  b.cylinder([x, 0.16, z], 1.2, 2.1, "white", { sides: 18, bevel: 0.1 });
  b.cylinder([x, 1.7, z], 1.24, 0.1, "mid", { sides: 18, edges: false });
  const insulator = (y: number, height: number, radius: number): void => {
    b.pipe(
      [
        [x, y - 0.05, z],
        [x, y + height + 0.05, z],
      ],
      radius,
      "web",
    );
    for (let shed = 0; shed < 3; shed++) {
      const shedY = y + 0.25 + (shed * (height - 0.2)) / 3;
      b.cylinder([x, shedY, z], radius + 0.16, 0.16, "web", { sides: 12, edges: false });
    }
  };
  insulator(2.26, 1.9, 0.5);
  buildToroid(b, x, 4.1, z, 1.5, 0.5);
  b.cylinder([x, 4.6, z], 0.95, 1.3, "white", { sides: 18, bevel: 0.08 });
  insulator(5.9, 1.6, 0.4);
  buildToroid(b, x, 7.5, z, 1.25, 0.5);
  b.cylinder([x, 8, z], 0.6, 0.2, "light", { sides: 16, bevel: 0.08, edges: false });
}

function buildSpecimen(b: PartBuilder): void {
  const { x, z, top } = specimen;
  for (const dz of [-0.8, 0.8]) b.box([x, 0, z + dz], [6.4, 0.12, 0.3], "deep", { edges: false });
  b.box([x, 0.12, z], [4.4, 0.3, 2], "dark", { edges: false });
  b.box([x, 0.42, z], [4.6, top - 0.56, 2.1], "product-body", { bevel: 0.08 });
  b.box([x, top - 0.14, z], [4.8, 0.14, 2.3], "product-body", { bevel: 0.03 });
  b.box([x, top - 0.12, z + 1.165], [4.7, 0.07, 0.03], "product", { edges: false });
  for (let rib = 0; rib < 4; rib++) {
    b.box([x - 1.8 + rib * 1.2, 0.6, z + 1.08], [0.12, top - 0.9, 0.1], "mid", { edges: false });
  }
  for (const side of [-1, 1]) {
    for (let fin = 0; fin < 4; fin++) {
      b.box([x + side * 2.95, 0.8, z - 0.9 + fin * 0.6], [0.8, 2.2, 0.2], "light", { edges: false });
    }
    for (const y of [0.95, 2.7]) {
      b.box([x + side * 2.72, y, z], [0.18, 0.18, 2.2], "mid", { edges: false });
      b.box([x + side * 2.45, y, z], [0.4, 0.16, 0.16], "mid", { edges: false });
    }
  }
  for (const dx of [-1.5, 0, 1.5]) {
    b.cylinder([x + dx, top, z], 0.34, 0.4, "mid", { sides: 12, edges: false });
    b.pipe(
      [
        [x + dx, top + 0.38, z],
        [x + dx, top + 2.4, z],
      ],
      0.18,
      "white",
    );
    for (let shed = 0; shed < 3; shed++) {
      const [y, radius] = [top + 0.6 + shed * 0.58, 0.42 - shed * 0.04];
      b.cylinder([x + dx, y, z], radius, 0.22, "white", { topRadius: radius - 0.1, sides: 10, edges: false });
    }
    b.cylinder([x + dx, top + 2.38, z], 0.3, 0.34, "light", { sides: 10, bevel: 0.13, edges: false });
  }
  for (const dx of [-0.8, 0, 0.8]) {
    b.cylinder([x + dx, top, z - 0.8], 0.12, 0.7, "white", { topRadius: 0.07, sides: 8, edges: false });
  }
  for (const dz of [-0.7, 0.7]) b.box([x + 2, top, z + dz], [0.14, 0.9, 0.14], "mid", { edges: false });
  b.cylinder([x + 2, top + 1.2, z], 0.42, 2.4, "light", { axis: "z", sides: 18, bevel: 0.08 });
}

/** The motor-generator set that feeds the induced-voltage test. */
function buildGeneratorSet(b: PartBuilder): void {
  const { x, z, y } = generatorSet;
  b.box([x, 0, z], [5.4, 0.12, 1.8], "dark", { edges: false });
  b.box([x, 0.12, z], [5.5, 0.24, 1.9], "mid", { bevel: 0.04 });
  for (const [dx, length, radius] of [
    [-1.7, 1.7, 0.58],
    [1.6, 1.9, 0.68],
  ] as const) {
    b.box([x + dx, 0.36, z], [length, 0.5, 1.1], "light", { bevel: 0.04 });
    b.cylinder([x + dx, y, z], radius, length, "white", { axis: "x", sides: 16, bevel: 0.06 });
    const innerEnd = x + dx - Math.sign(dx) * (length / 2 + 0.04);
    b.cylinder([innerEnd, y, z], radius * 0.8, 0.12, "mid", { axis: "x", sides: 12, edges: false });
    b.box([x + dx, y + radius - 0.08, z], [length * 0.5, 0.3, 0.6], "light", { bevel: 0.03 });
  }
  b.part("flywheel", [x - 0.1, y, z], (flywheel) => {
    flywheel.cylinder([0, 0, 0], 0.14, 1.2, "deep", { axis: "x", sides: 10, edges: false });
    flywheel.cylinder([0, 0, 0], 0.56, 0.26, "mid", { axis: "x", sides: 18 });
    for (let hole = 0; hole < 5; hole++) {
      const angle = (hole * Math.PI * 2) / 5;
      const at = [0, 0.37 * Math.cos(angle) - 0.09, 0.37 * Math.sin(angle)] as const;
      flywheel.box(at, [0.28, 0.18, 0.18], hole === 0 ? "white" : "ink", { edges: false });
    }
  });
  for (const dx of [-0.45, 0.3]) b.box([x + dx, 0.36, z], [0.16, 0.66, 0.5], "light", { edges: false });
  b.box([x - 0.8, 0, z - 2.4], [2.3, 0.1, 0.6], "dark", { edges: false });
  b.box([x - 0.8, 0.1, z - 2.4], [2.4, 2, 0.7], "white", { bevel: 0.035 });
  for (const dx of [-1.58, -0.8, -0.02]) {
    b.box([x + dx, 0.2, z - 2.04], [0.72, 1.76, 0.03], "light", { bevel: 0.012, edges: false });
  }
  operatorStand(b, [x + 2, 0, z + 1.9], -0.3);
}

function buildControlCabin(b: PartBuilder): void {
  const [x, z] = [7, 8.9];
  b.box([x, 0, z], [4.3, 0.14, 3.7], "dark", { edges: false });
  b.box([x, 0.14, z], [4.4, 0.9, 3.8], "white", { bevel: 0.05 });
  b.box([x, 1.04, z], [4.16, 1.19, 3.56], "screen", { bevel: 0.01 });
  for (const dx of [-2.1, -0.7, 0.7, 2.1]) b.box([x + dx, 1.04, z], [0.14, 1.2, 3.7], "white", { edges: false });
  b.box([x, 1.04, z], [4.28, 1.195, 0.14], "white", { edges: false });
  b.box([x, 2.24, z], [4.6, 0.26, 4], "white", { bevel: 0.06 });
  b.box([x + 0.6, 2.5, z - 0.4], [1.4, 0.5, 1.1], "light", { bevel: 0.04 });
}
