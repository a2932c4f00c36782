import type { PartBuilder } from "../part-builder.ts";
import {
  airHandler,
  aisle,
  belt,
  block,
  craneRunway,
  hallInterior,
  outdoorTransformer,
  parapet,
  ribs,
  sectionalDoor,
  yardFoundation,
} from "./building-pieces.ts";

const width = 46;
const depth = 46;
const height = 15;
const test = { x: 37, z: -3, width: 28, depth: 38, height: 25 };

/** The transformer works: a high crane hall and, beside it, the screened tower of the test bay. Parts `shell` and `yard` open. */
export function powerBuilding(b: PartBuilder): void {
  hallInterior(b, { width: width - 2, depth: depth - 2, height: 12 });
  aisle(b, -0.6, 3, width - 6);
  b.within([test.x, 0, test.z], 0, () => hallInterior(b, { width: test.width - 2, depth: test.depth - 2, height: 17 }));
  craneRunway(b, [0, 8.4, 11.6], 40, 20);
  b.part("yard", [0, 0, 0], yard);
  b.part("shell", [0, 0, 0], (shell) => {
    block(shell, [0, 0, 0], [width, height, depth], "white");
    belt(shell, [0, 0, 0], [width, 1.8, depth], "mid");
    ribs(shell, [0, 0, 0], [width, height - 0.2, depth], 5.75);
    belt(shell, [0, 10, 0], [width, 2.2, depth], "deep", 0.3);
    parapet(shell, [0, height, 0], width + 0.6, depth + 0.6);
    for (const x of [-11.5, 11.5]) {
      shell.extrude(
        [x, height, 0],
        [
          [-4, 0],
          [4, 0],
          [4, 2],
          [0, 3.4],
          [-4, 2],
        ],
        depth - 8,
        "white",
      );
      for (const side of [-1, 1])
        shell.box([x + side * 4.02, height + 0.4, 0], [0.16, 1.3, depth - 10], "deep", { edges: false });
    }
    for (const x of [-11, 9]) sectionalDoor(shell, [x, 0, depth / 2 + 0.1], 10, 9.5);
    testTower(shell);
  });
}

/** Finished transformers and bushings outdoors. */
function yard(b: PartBuilder): void {
  yardFoundation(b, [12.5, 35.5], 74, 11);
  for (let unit = 0; unit < 4; unit++) outdoorTransformer(b, [-17 + unit * 12, 0, 35.5]);
  for (let phase = 0; phase < 3; phase++) {
    const x = 33 + phase * 6;
    b.cylinder([x, 0, 36], 1, 0.8, "mid", { sides: 20, edges: false });
    b.cylinder([x, 0.8, 36], 0.35, 7, "light", { sides: 14, edges: false });
    for (let shed = 0; shed < 7; shed++)
      b.cylinder([x, 0.8 + shed, 36], 0.75 - 0.05 * shed, 0.5, "white", { sides: 18, edges: false });
    b.ball([x, 8.6, 36], 1.25, "light", [1, 0.75, 1], 2);
  }
}

function testTower(shell: PartBuilder): void {
  const { x, z } = test;
  block(shell, [x, 0, z], [test.width, test.height, test.depth], "white", 0.4);
  for (const y of [6, 12.6, 19.2]) belt(shell, [x, y, z], [test.width, 0.2, test.depth], "mid", 0.14);
  shell.box([x, 0, z + test.depth / 2 + 0.1], [17, 18, 0.6], "light", { edges: false });
  for (let panel = 0; panel < 6; panel++) {
    shell.box([x - 7 + panel * 2.8, 0.6, z + test.depth / 2 + 0.4], [0.16, 17, 0.1], "mid", { edges: false });
  }
  parapet(shell, [x, test.height, z], test.width, test.depth);
  for (const offset of [-8, 4]) airHandler(shell, [x - 6, test.height, z + offset], [8, 3, 5], 2);
  shell.box([x + 8, test.height, z], [5, 2, 24], "light", { edges: false });
  shell.slab([x, test.height + 0.95, z], [test.width + 0.6, 0.3, test.depth + 0.6], 0.6, "band", 0.5);
}
