import type { PartBuilder } from "../part-builder.ts";
import { cabinet, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 3;
const depth = 2.4;
const deckTop = 0.22;
const radius = 0.7;
const vesselX = -0.62;
const vesselZ = -0.05;
const shellBottom = 1;
const windowBottom = 1.5;
const windowTop = 2.4;
const shellTop = 2.62;

/**
 * A 2,000 L stirred bioreactor on its skid, with a tall sight window. Parts: `agitator` with the shaft, the impellers
 * and the coupling below the motor; `level` is the column in the level gauge.
 */
export function bioreactor(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, deckTop - 0.12, depth], "mid");
  vessel(b);
  headFittings(b);
  agitator(b);
  levelGauge(b);
  services(b);
}

function onShell(angle: number, reach: number): [number, number] {
  return [vesselX + reach * Math.cos(angle), vesselZ + reach * Math.sin(angle)];
}

function vessel(b: PartBuilder): void {
  const sides = 20;
  const windowAngle = 1.95;
  for (let leg = 0; leg < 4; leg++) {
    const [x, z] = onShell(0.35 + (leg * Math.PI) / 2, radius + 0.03);
    b.cylinder([x, deckTop, z], 0.055, 1.13, "mid", { sides: 8 });
  }
  b.cylinder([vesselX, shellBottom - 0.22, vesselZ], 0.3, 0.22, "light", { topRadius: radius, sides });
  b.cylinder([vesselX, shellBottom, vesselZ], radius, windowBottom - shellBottom, "light", { sides, bevel: 0.004 });
  for (let stave = 0; stave < sides; stave++) {
    const angle = (stave / sides) * Math.PI * 2;
    const isWindow = Math.abs(angle - windowAngle) < 0.85;
    const [x, z] = onShell(angle, radius - (isWindow ? 0.03 : 0.02));
    const size = [2 * radius * Math.tan(Math.PI / sides), windowTop - windowBottom, isWindow ? 0.012 : 0.036] as const;
    b.box([x, windowBottom, z], size, isWindow ? "glass" : "light", {
      turn: [0, Math.PI / 2 - angle, 0],
      bevel: 0.002,
      edges: false,
    });
  }
  b.cylinder([vesselX, windowTop, vesselZ], radius, shellTop - windowTop, "light", { sides, bevel: 0.004 });
  b.ball([vesselX, shellTop, vesselZ], radius, "light", [1, 0.36, 1]);
  b.cylinder([vesselX, windowBottom - 0.05, vesselZ], radius + 0.02, 0.06, "mid", { sides, edges: false });
  b.cylinder([vesselX, shellTop - 0.04, vesselZ], radius + 0.07, 0.08, "band", { sides });
  // Probes in the belt above the bottom.
  for (const angle of [1.3, 2.35]) {
    const [x0, z0] = onShell(angle, radius - 0.05);
    const [x1, z1] = onShell(angle, radius + 0.3);
    b.bar([x0, 1.17, z0], [x1, 1.27, z1], 0.05, "deep", 0.035);
  }
}

function headFittings(b: PartBuilder): void {
  for (const [angle, reach] of [
    [0.5, 0.42],
    [5.4, 0.44],
  ] as const) {
    const [x, z] = onShell(angle, reach);
    b.cylinder([x, 2.7, z], 0.1, 0.18, "mid", { sides: 10 });
  }
  const [manX, manZ] = onShell(2.2, 0.43);
  b.cylinder([manX, 2.68, manZ], 0.16, 0.15, "mid", { sides: 10 });
  b.cylinder([manX, 2.83, manZ], 0.2, 0.05, "white", { sides: 14 });
  // Exhaust filters, and feed lines over the back of the vessel.
  for (const x of [-0.9, -0.62]) {
    b.cylinder([x, 2.76, -0.48], 0.09, 0.6, "white", { sides: 10, bevel: 0.03 });
  }
  b.pipe(
    [
      [-0.62, 3.36, -0.48],
      [-0.62, 3.55, -0.48],
      [-0.62, 3.55, -0.98],
      [-0.62, 0.22, -0.98],
    ],
    0.035,
    "mid",
  );
}

function agitator(b: PartBuilder): void {
  b.cylinder([vesselX, 2.82, vesselZ], 0.2, 0.12, "mid", { sides: 16 });
  for (let post = 0; post < 4; post++) {
    const [x, z] = onShell(0.4 + (post * Math.PI) / 2, 0.16);
    b.cylinder([x, 2.94, z], 0.022, 0.32, "dark", { sides: 6 });
  }
  b.cylinder([vesselX, 3.26, vesselZ], 0.21, 0.09, "dark", { sides: 16 });
  b.cylinder([vesselX, 3.35, vesselZ], 0.165, 0.48, "white", { sides: 16, bevel: 0.03 });
  for (let rib = 0; rib < 2; rib++) b.cylinder([vesselX, 3.47 + rib * 0.14, vesselZ], 0.18, 0.04, "mid", { sides: 14 });
  b.box([vesselX + 0.2, 3.48, vesselZ], [0.12, 0.18, 0.16], "mid");

  b.part("agitator", [vesselX, windowBottom, vesselZ], (shaft) => {
    shaft.cylinder([0, 0.02, 0], 0.035, 1.74, "mid", { sides: 8 });
    shaft.cylinder([0, 1.5, 0], 0.11, 0.18, "deep", { sides: 12 });
    for (const y of [0.14, 0.56]) {
      shaft.cylinder([0, y, 0], 0.08, 0.12, "dark", { sides: 10 });
      for (let blade = 0; blade < 3; blade++) {
        shaft.within([0, y, 0], (blade * Math.PI * 2) / 3, () => {
          shaft.box([0.25, -0.02, 0], [0.36, 0.16, 0.025], blade === 0 ? "white" : "mid", { turn: [0.75, 0, 0] });
        });
      }
    }
    for (let key = 0; key < 3; key++) {
      shaft.within([0, 1.5, 0], (key * Math.PI * 2) / 3, () => shaft.box([0.11, 0.03, 0], [0.04, 0.12, 0.05], "white"));
    }
  });
}

function levelGauge(b: PartBuilder): void {
  const [x, z] = onShell(0.95, radius + 0.13);
  const [insideX, insideZ] = onShell(0.95, radius - 0.03);
  const bottom = 1.1;
  const height = 1.3;
  for (const y of [bottom - 0.04, bottom + height]) {
    b.beam([insideX, y + 0.03, insideZ], [x, y + 0.03, z], 0.05, 0.05, "mid");
  }
  b.cylinder([x, bottom + 0.03, z], 0.045, height - 0.03, "glass", { sides: 10, edges: false });
  b.part("level", [x, bottom + 0.03, z], (column) => {
    column.cylinder([0, 0, 0], 0.032, height - 0.04, "product", { sides: 8, bevel: 0.004 });
  });
}

function services(b: PartBuilder): void {
  cabinet(b, [0.98, deckTop, -0.5], [0.9, 1.95, 1], 1);
  operatorPanel(b, [0.98, 1.45, 0.08]);
  stackLight(b, [1.25, deckTop + 1.95, -0.2]);
  // The temperature control unit with its pump, and the lines of the jacket.
  b.box([0.98, deckTop, 0.7], [0.9, 0.62, 0.7], "white", { bevel: 0.03 });
  b.box([0.98, 0.32, 1.056], [0.76, 0.42, 0.02], "light");
  b.box([0.98, 0.42, 1.07], [0.56, 0.12, 0.014], "dark");
  b.cylinder([0.85, 0.84, 0.62], 0.15, 0.28, "mid", { sides: 12 });
  for (const [place, y] of [1.12, 1.36].entries()) {
    const x = 0.3 - place * 0.14;
    b.pipe(
      [
        [0.53, 0.42 + place * 0.2, 0.5],
        [x, 0.42 + place * 0.2, 0.5],
        [x, y, 0.1],
        [vesselX + 0.5, y, 0.1],
      ],
      0.04,
      "mid",
    );
  }
  // The harvest valve below the bottom.
  b.cylinder([vesselX, 0.48, vesselZ], 0.11, 0.32, "dark", { sides: 10 });
  b.cylinder([vesselX + 0.18, 0.56, vesselZ], 0.06, 0.24, "deep", { axis: "x", sides: 8 });
  b.pipe(
    [
      [vesselX, 0.5, vesselZ],
      [vesselX, 0.34, vesselZ],
      [vesselX, 0.34, 1.05],
    ],
    0.05,
    "mid",
  );
  b.cylinder([vesselX, 0.34, 1.07], 0.08, 0.05, "dark", { axis: "z", sides: 10 });
}
