import type { PartBuilder } from "../part-builder.ts";
import {
  airHandler,
  belt,
  block,
  hallInterior,
  outdoorTank,
  parapet,
  sectionalDoor,
  yardFoundation,
} from "./building-pieces.ts";

const width = 88;
const depth = 58;
const height = 12;

/** The battery factory: a long hall under a roof of solar panels. Parts `shell` and `yard` open. */
export function batteryBuilding(b: PartBuilder): void {
  hallInterior(b, { width: width - 2, depth: depth - 2, height: 9 });
  b.part("yard", [0, 0, 0], (yard) => {
    yardFoundation(yard, [39, -33.6], 18, 8);
    for (const x of [35, 43]) outdoorTank(yard, [x, 0, -33.6], 3.2, 6);
  });
  b.part("shell", [0, 0, 0], (shell) => {
    block(shell, [0, 0, 0], [width, height, depth], "white", 0.35);
    belt(shell, [0, 0, 0], [width, 1.4, depth], "mid");
    belt(shell, [0, 8.2, 0], [width, 1.5, depth], "deep", 0.2);
    for (let rib = 0; rib < 15; rib++) {
      for (const side of [-1, 1])
        shell.box([-42 + rib * 6, 1.4, side * (depth / 2)], [0.35, 10.4, 0.35], "light", { edges: false });
    }
    for (let rib = 0; rib < 9; rib++) {
      for (const side of [-1, 1])
        shell.box([side * (width / 2), 1.4, -26 + rib * 6.5], [0.35, 10.4, 0.35], "light", { edges: false });
    }
    parapet(shell, [0, height, 0], width + 0.5, depth + 0.5);
    solarRoof(shell);
    for (const x of [-28, 0, 28]) {
      sectionalDoor(shell, [x, 0, depth / 2 + 0.1], 8, 6);
      shell.box([x, 6.3, depth / 2 + 1.2], [10, 0.4, 3], "light", { edges: false });
    }
  });
}

function solarRoof(shell: PartBuilder): void {
  for (let row = 0; row < 10; row++) {
    for (let column = 0; column < 18; column++) {
      if (column === 6 || column === 12) continue;
      const x = -39.5 + column * 4.65;
      const z = -23.4 + row * 5;
      shell.box([x, height + 0.75, z], [4.3, 0.16, 2.9], "solar", { turn: [0.3, 0, 0], bevel: 0.03, edges: false });
      shell.box([x, height + 0.84, z], [0.09, 0.14, 2.86], "mid", { turn: [0.3, 0, 0], bevel: 0.01, edges: false });
      shell.box([x, height, z - 1], [3.4, 1.1, 0.14], "dark", { bevel: 0.01, edges: false });
    }
  }
  for (const column of [6, 12]) {
    const x = -39.5 + column * 4.65;
    shell.box([x, height, 0], [1.6, 0.25, 50], "light", { edges: false });
    for (let unit = 0; unit < 4; unit++) airHandler(shell, [x, height + 0.2, -18 + unit * 12], [3.4, 2.4, 4.4], 1);
  }
}
