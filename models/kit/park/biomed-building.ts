import type { PartBuilder } from "../part-builder.ts";
import { airHandler, aisle, belt, hallInterior, outdoorTank, yardFoundation } from "./building-pieces.ts";

const hall = { width: 68, depth: 29, height: 8 };

/** The medicines factory: two rows of clean, rounded blocks, a glass link between them, a tank farm. Part `shell` opens. */
export function biomedBuilding(b: PartBuilder): void {
  for (const z of [-20, 20]) {
    b.within([0, 0, z], 0, () => {
      hallInterior(b, { ...hall, width: hall.width - 1, depth: hall.depth - 1 });
      aisle(b, 11, 2.4, hall.width - 8);
    });
  }
  b.box([0, 0, 0], [66, 0.15, 6.4], "light", { edges: false });
  b.part("yard", [0, 0, 0], tankFarm);
  b.part("shell", [0, 0, 0], (shell) => {
    for (const [x, height] of [
      [-23, 13],
      [0, 17],
      [23, 13],
    ] as const)
      tower(shell, x, -20, height);
    for (const [x, height] of [
      [-23, 10],
      [0, 13],
      [23, 10],
    ] as const)
      tower(shell, x, 20, height);
    link(shell);
  });
}

function tower(shell: PartBuilder, x: number, z: number, height: number): void {
  const width = 22.6;
  const { depth } = hall;
  shell.box([x, 0, z], [width - 1.4, 1.2, depth - 1.4], "deep", { edges: false });
  shell.box([x, 1.2, z], [width, height, depth + 0.6], "white", { bevel: 0.9, edges: true });
  for (let floor = 0; floor < Math.floor(height / 4.2); floor++) {
    const y = 3.2 + floor * 4.2;
    shell.box([x, y, z], [width + 0.1, 1.3, depth - 4], "dark", { edges: false });
    belt(shell, [x, y, z], [width - 4, 1.3, depth + 0.6], "dark");
  }
  const roof = 1.2 + height;
  shell.slab([x, roof, z], [width - 1.6, 0.5, depth - 1], 1, "light", 0.5);
  airHandler(shell, [x - 3, roof, z - 5], [9, 2.8, 5], 2);
  shell.box([x + 4, roof, z + 6], [6, 1.6, 6], "light", { bevel: 0.2, edges: false });
  for (let vent = 0; vent < 3; vent++)
    shell.cylinder([x - 6 + vent * 2, roof, z + 8], 0.45, 4, "light", { sides: 12, edges: false });
}

/** Opened, only its floor is left: a closed roof would stand before the line behind it. */
function link(shell: PartBuilder): void {
  shell.box([0, 0.15, 0], [66, 2.05, 6.4], "light", { edges: false });
  shell.box([0, 2.2, 0], [66, 4.6, 6.2], "glass", { bevel: 0.2 });
  shell.box([0, 6.8, 0], [67, 0.6, 7], "white", { edges: false });
  for (let post = 0; post < 12; post++) {
    shell.box([-32 + post * 5.8, 2.2, 0], [0.3, 4.58, 6.1], "light", { edges: false });
  }
}

function tankFarm(b: PartBuilder): void {
  const x = 42.5;
  yardFoundation(b, [x, 8], 16, 37);
  b.slab([x, 0, 8], [13, 0.35, 34], 1.5, "mid");
  for (let column = 0; column < 2; column++) {
    for (let row = 0; row < 4; row++) outdoorTank(b, [x - 3 + column * 6, 0.3, -5 + row * 7.4], 2.4, 12 - row * 1.6);
  }
  for (const y of [6.5, 10.5]) b.box([x, y, -8], [12, 0.25, 0.25], "dark", { edges: false });
  for (const post of [-5.8, 5.8]) b.box([x + post, 0, -8], [0.35, 11, 0.35], "dark", { edges: false });
  b.pipe(
    [
      [x - 5, 6, -7],
      [x - 5, 6, -9.5],
      [x - 9, 6, -9.5],
    ],
    0.35,
    "mid",
  );
}
