import type { PartBuilder } from "../part-builder.ts";

/** The building stands to the left, the receivers in the open to its right. */
const hall = { left: -7.7, right: 4.1, front: 4, back: -4.2, height: 4.1 };
const compressors = [-6.1, -3.25, -0.4, 2.45] as const;
const receivers = [5.1, 6.95] as const;
const headerY = 3.2;
const headerZ = -2.9;

/**
 * A compressed-air station: an open-fronted building with four screw compressors, receivers beside it. Parts: `fan-1`
 * to `fan-4` turn in the compressors' fronts.
 */
export function airStation(b: PartBuilder): void {
  b.box([0, 0, 0], [16, 0.2, 9], "mid", { bevel: 0.08 });
  buildHall(b);
  for (const [place, x] of compressors.entries()) buildCompressor(b, x, place);
  buildReceivers(b);
}

function buildHall(b: PartBuilder): void {
  const { left, right, front, back, height } = hall;
  const [x, width] = [(left + right) / 2, right - left];
  const [z, depth] = [(front + back) / 2, front - back];
  b.box([x, 0.2, back + 0.15], [width, height - 0.2, 0.3], "white", { bevel: 0.08 });
  for (const side of [left + 0.15, right - 0.15]) {
    b.box([side, 0.2, z - 1.2], [0.3, height - 0.2, depth - 2.6], "white", { bevel: 0.08 });
  }
  for (let post = 0; post <= 4; post++) {
    const postX = left + 0.2 + (post * (width - 0.4)) / 4;
    b.box([postX, 0.2, front - 0.3], [0.3, height - 0.2, 0.3], "light", { bevel: 0.05 });
  }
  b.box([x, height - 0.35, front - 0.3], [width, 0.35, 0.2], "light", { bevel: 0.05, edges: false });
  b.box([x, height, z], [width + 0.4, 0.35, depth + 0.4], "white", { bevel: 0.1 });
  for (const side of [-1, 1]) {
    const [rim, y] = [0.25, height + 0.35];
    b.box([x + (side * (width + 0.3 - rim)) / 2, y, z], [rim, 0.2, depth + 0.3], "band", { bevel: 0.05, edges: false });
    const across = z + (side * (depth + 0.3 - rim)) / 2;
    b.box([x, y, across], [width + 0.3 - 2 * rim, 0.2, rim], "band", { bevel: 0.05, edges: false });
  }
  // Exhaust cowls over the compressors.
  for (const place of compressors) {
    b.box([place, height + 0.35, -1.4], [1.5, 0.4, 1.5], "light", { bevel: 0.08 });
    b.box([place, height + 0.75, -1.4], [1.8, 0.12, 1.8], "dark", { bevel: 0.03, edges: false });
  }
}

function buildCompressor(b: PartBuilder, x: number, place: number): void {
  const z = 0.9;
  b.box([x, 0.2, z], [2.2, 0.16, 3.2], "dark", { bevel: 0.03, edges: false });
  b.box([x, 0.36, z], [2.3, 2.1, 3.3], "white", { bevel: 0.08 });
  b.box([x, 2.46, z - 0.6], [1.2, 0.5, 1.2], "light", { bevel: 0.06, edges: false });
  const face = z + 1.65;
  b.box([x + 0.72, 1.4, face], [0.46, 0.6, 0.06], "screen", { bevel: 0.02, edges: false });
  b.cylinder([x - 0.3, 1.4, face + 0.03], 0.72, 0.14, "deep", { axis: "z", sides: 16, bevel: 0.04 });
  b.part(`fan-${place + 1}`, [x - 0.3, 1.4, face + 0.16], (fan) => {
    fan.box([0, -0.13, 0], [0.26, 0.26, 0.12], "mid", { bevel: 0.03, edges: false });
    for (let blade = 0; blade < 4; blade++) {
      const angle = (blade * Math.PI) / 2;
      const [bladeX, bladeY] = [Math.cos(angle), Math.sin(angle)];
      fan.beam([0.1 * bladeX, 0.1 * bladeY, 0], [0.62 * bladeX, 0.62 * bladeY, 0], 0.22, 0.05, "white");
    }
  });
  b.pipe(
    [
      [x + 0.9, 2.2, -0.4],
      [x + 0.9, headerY, -0.4],
      [x + 0.9, headerY, headerZ],
    ],
    0.1,
    "mid",
  );
}

/** The header leaves the building for the receivers; dryers stand before them. */
function buildReceivers(b: PartBuilder): void {
  const z = -1.4;
  b.pipe(
    [
      [compressors[0] + 0.9, headerY, headerZ],
      [receivers[1], headerY, headerZ],
    ],
    0.22,
    "light",
  );
  for (const x of receivers) {
    for (const [dx, dz] of [
      [-0.5, -0.4],
      [0.5, -0.4],
      [0, 0.6],
    ] as const) {
      b.box([x + dx, 0.2, z + dz], [0.16, 0.9, 0.16], "mid", { edges: false });
    }
    b.cylinder([x, 0.75, z], 0.86, 0.6, "light", { sides: 18, bevel: 0.3, edges: false });
    b.cylinder([x, 1.05, z], 0.86, 2.7, "light", { sides: 18, bevel: 0.02 });
    b.cylinder([x, 3.45, z], 0.86, 0.6, "light", { sides: 18, bevel: 0.28, edges: false });
    b.cylinder([x, 4.03, z], 0.18, 0.3, "dark", { sides: 8, edges: false });
    b.cylinder([x, 2.3, z], 0.875, 0.12, "mid", { sides: 18, edges: false });
    b.pipe(
      [
        [x, headerY, headerZ],
        [x, headerY, z - 0.5],
      ],
      0.16,
      "mid",
    );
    b.pipe(
      [
        [x, 1.4, z + 0.5],
        [x, 1.4, 2.2],
      ],
      0.14,
      "mid",
    );
    b.box([x, 0.2, 2.7], [1.4, 1.9, 1.4], "white", { bevel: 0.08 });
    for (let slot = 0; slot < 3; slot++) {
      b.box([x, 0.7 + slot * 0.36, 3.41], [1, 0.16, 0.06], "dark", { edges: false });
    }
  }
}
