import type { PartBuilder } from "../part-builder.ts";
import {
  airHandler,
  aisle,
  belt,
  block,
  hallInterior,
  outdoorTank,
  parapet,
  yardFoundation,
} from "./building-pieces.ts";

const width = 80;
const depth = 58;

/** The chip factory: a windowless clean room over a plinth of utilities, under a deck of air handlers. Parts `shell` and `yard` open. */
export function fabBuilding(b: PartBuilder): void {
  hallInterior(b, { width: width - 4, depth: depth - 4, height: 7 });
  aisle(b, 0, 4, width - 10);
  b.part("yard", [0, 0, 0], (yard) => {
    yardFoundation(yard, [-21.5, -33.8], 34, 7.4);
    for (let tank = 0; tank < 5; tank++) outdoorTank(yard, [-35 + tank * 6.8, 0, -33.8], 2.2, 11);
  });
  b.part("shell", [0, 0, 0], (shell) => {
    block(shell, [0, 0, 0], [width, 5.5, depth], "mid");
    for (let bay = 0; bay < 13; bay++)
      shell.box([-36 + bay * 6, 1, depth / 2], [4, 3.2, 0.3], "deep", { edges: false });
    for (let bay = 0; bay < 9; bay++) shell.box([width / 2, 1, -24 + bay * 6], [0.3, 3.2, 4], "deep", { edges: false });
    belt(shell, [0, 5.5, 0], [width - 3, 1, depth - 3], "deep");
    block(shell, [0, 6.5, 0], [width - 1, 12, depth - 1], "white", 0.5);
    for (const y of [9.2, 12.2, 15.2]) belt(shell, [0, y, 0], [width - 1, 0.14, depth - 1], "mid", 0.12);
    for (let joint = 0; joint < 9; joint++)
      shell.box([-32 + joint * 8, 6.6, 0], [0.14, 11.8, depth - 0.88], "mid", { edges: false });
    block(shell, [0, 18.5, -2], [70, 4.5, 46], "light");
    for (let bay = 0; bay < 11; bay++) shell.box([-30 + bay * 6, 19.3, 21], [4.4, 2.8, 0.3], "deep", { edges: false });
    for (let bay = 0; bay < 7; bay++) shell.box([35, 19.3, -21 + bay * 6], [0.3, 2.8, 4.2], "deep", { edges: false });
    parapet(shell, [0, 18.5, 0], width - 1, depth - 1);
    roofDeck(shell);
    // The entrance.
    block(shell, [12, 0, 32], [18, 7, 6], "white", 0.4);
    shell.box([12, 1, 35.05], [14, 4.6, 0.2], "deep", { edges: false });
  });
}

function roofDeck(shell: PartBuilder): void {
  for (let row = 0; row < 3; row++) {
    const z = -15 + row * 10.5;
    for (let unit = 0; unit < 5; unit++) airHandler(shell, [-27 + unit * 12, 23, z], [9, 3.2, 5], 2);
    shell.box([1, 23.2, z + 5.2], [62, 1.1, 1.5], "light", { edges: false });
  }
  for (let stack = 0; stack < 5; stack++) {
    shell.cylinder([-34 + stack * 3.4, 18.5, 25.2], 0.9, 9.5, "light", { sides: 18 });
    shell.cylinder([-34 + stack * 3.4, 27.6, 25.2], 1.05, 0.6, "mid", { sides: 18, edges: false });
  }
  shell.box([22, 18.5, 25.4], [24, 3.2, 3.6], "white", { edges: false });
  for (let duct = 0; duct < 4; duct++) {
    const x = 13 + duct * 6;
    shell.pipe(
      [
        [x, 21.7, 25.4],
        [x, 25.2, 25.4],
        [x, 25.2, 20],
      ],
      0.55,
      "light",
    );
  }
}
