import type { PartBuilder } from "../part-builder.ts";

const building = { width: 13.6, depth: 9.4, height: 3.9 };
const towers = [-4.4, 0, 4.4] as const;
const tower = { width: 3.7, depth: 5.6, z: -1.4, height: 2.2 };

/**
 * A chiller plant: chillers behind a glass front, cooling towers on the roof. Parts: `fan-1` to `fan-3` turn in the
 * towers.
 */
export function chillerPlant(b: PartBuilder): void {
  const { width, depth, height } = building;
  b.box([0, 0, 0], [14, 0.2, 10], "mid", { bevel: 0.08 });
  b.box([0, 0.2, -1.2], [width, height - 0.2, depth - 2.4], "white", { bevel: 0.14 });
  b.box([0, height, 0], [width + 0.2, 0.3, depth + 0.3], "white", { bevel: 0.1 });
  for (const side of [-1, 1]) {
    const [rim, y] = [0.25, height + 0.3];
    b.box([(side * (width - rim)) / 2, y, 0], [rim, 0.22, depth], "band", { bevel: 0.05, edges: false });
    b.box([0, y, (side * (depth - rim)) / 2], [width - 2 * rim, 0.22, rim], "band", { bevel: 0.05, edges: false });
    b.box([side * (width / 2 - 0.04), 0.3, 3.5], [0.04, height - 0.5, 1.9], "glass", { bevel: 0.005 });
  }
  for (let post = 0; post <= 4; post++) {
    const x = -width / 2 + 0.2 + (post * (width - 0.4)) / 4;
    b.box([x, 0.2, depth / 2 - 0.2], [0.34, height - 0.2, 0.34], "white", { bevel: 0.05 });
    if (post < 4) b.box([x + 1.65, 0.3, depth / 2 - 0.24], [2.9, height - 0.5, 0.04], "glass", { bevel: 0.005 });
  }
  for (let slot = 0; slot < 4; slot++) {
    b.box([width / 2 + 0.02, 1.1 + slot * 0.5, -2.2], [0.12, 0.24, 3.4], "dark", { bevel: 0.02, edges: false });
  }
  buildChillers(b);
  for (const [place, x] of towers.entries()) buildTower(b, x, place);
  const rack = height + 0.75;
  for (const z of [2.2, 2.95]) {
    b.pipe(
      [
        [-6.2, rack, z],
        [6.2, rack, z],
      ],
      0.26,
      "light",
    );
    for (const x of [-6.2, 6.2]) b.cylinder([x, rack, z], 0.34, 0.14, "mid", { axis: "x", sides: 12, edges: false });
  }
  for (const x of [-5.2, 0, 5.2]) b.box([x, height + 0.28, 2.6], [0.2, 0.26, 1.6], "dark", { edges: false });
}

/** Two centrifugal chillers: evaporator below, condenser above and behind, compressor on top. */
function buildChillers(b: PartBuilder): void {
  const z = 2.7;
  for (const x of [-3.4, 3.2]) {
    for (const dx of [-1.5, 1.5]) b.box([x + dx, 0.2, z], [0.3, 0.5, 1.5], "dark", { edges: false });
    b.cylinder([x, 1.05, z + 0.3], 0.5, 4.2, "light", { axis: "x", sides: 14 });
    b.cylinder([x, 1.75, z - 0.35], 0.45, 4.2, "mid", { axis: "x", sides: 14 });
    b.cylinder([x - 0.3, 2.3, z + 0.2], 0.4, 1.6, "white", { axis: "x", sides: 14, bevel: 0.08 });
    b.box([x + 1.5, 1.5, z + 0.75], [0.7, 0.9, 0.25], "white", { bevel: 0.04, edges: false });
    b.box([x + 1.5, 1.9, z + 0.89], [0.5, 0.34, 0.03], "screen", { edges: false });
  }
}

function buildTower(b: PartBuilder, x: number, place: number): void {
  const { width, depth, z, height } = tower;
  const y = building.height + 0.3;
  for (const dz of [-depth / 2 + 0.5, depth / 2 - 0.5]) {
    b.box([x, y, z + dz], [width - 0.5, 0.3, 0.3], "dark", { edges: false });
  }
  b.box([x, y + 0.3, z], [width, 0.4, depth], "light", { bevel: 0.06 });
  b.box([x, y + 0.7, z], [width - 0.3, height - 0.9, depth - 0.3], "deep", { bevel: 0.04, edges: false });
  for (let louvre = 0; louvre < 3; louvre++) {
    b.box([x, y + 0.86 + louvre * 0.4, z], [width - 0.1, 0.18, depth - 0.1], "light", { bevel: 0.04, edges: false });
  }
  b.box([x, y + height - 0.2, z], [width, 0.2, depth], "white", { bevel: 0.06 });
  const top = y + height;
  b.cylinder([x, top, z], 1.62, 0.36, "light", { sides: 20, bevel: 0.06 });
  b.cylinder([x, top + 0.355, z], 1.46, 0.03, "deep", { sides: 20, edges: false });
  b.part(`fan-${place + 1}`, [x, top + 0.46, z], (fan) => {
    fan.cylinder([0, -0.09, 0], 0.3, 0.2, "mid", { sides: 8, edges: false });
    for (let blade = 0; blade < 5; blade++) {
      const angle = (blade * Math.PI * 2) / 5;
      const [bladeX, bladeZ] = [Math.cos(angle), Math.sin(angle)];
      fan.beam([0.2 * bladeX, 0, 0.2 * bladeZ], [1.38 * bladeX, 0, 1.38 * bladeZ], 0.42, 0.06, "white");
    }
  });
  b.pipe(
    [
      [x + 1, y + 0.9, z + depth / 2 - 0.1],
      [x + 1, y + 0.9, 2.2],
      [x + 1, y + 0.5, 2.2],
    ],
    0.2,
    "light",
  );
}
