import type { PartBuilder } from "../part-builder.ts";
import {
  aisle,
  belt,
  block,
  craneRunway,
  hallInterior,
  ribs,
  sectionalDoor,
  yardFoundation,
} from "./building-pieces.ts";

const width = 88;
const depth = 48;
const height = 11;

/** The machine works: a saw-tooth roof with north light, and a yard with a gantry crane. Parts `shell` and `yard` open. */
export function equipmentBuilding(b: PartBuilder): void {
  hallInterior(b, { width: width - 2, depth: depth - 2, height: 9 });
  aisle(b, 0, 3.4, width - 8);
  craneRunway(b, [14, 8.2, 12.2], 34, 20);
  b.part("yard", [0, 0, 0], yard);
  b.part("shell", [0, 0, 0], (shell) => {
    block(shell, [0, 0, 0], [width, height, depth], "white");
    belt(shell, [0, 0, 0], [width, 1.6, depth], "mid");
    ribs(shell, [0, 0, 0], [width, height - 0.1, depth], 5.5);
    belt(shell, [0, 6.6, 0], [width, 1.9, depth], "deep", 0.3);
    sawTeeth(shell);
    for (const x of [-26, 6, 28]) sectionalDoor(shell, [x, 0, depth / 2 + 0.1], 9, 7.8);
  });
}

function sawTeeth(shell: PartBuilder): void {
  const teeth = 8;
  const pitch = width / teeth;
  for (let tooth = 0; tooth < teeth; tooth++) {
    shell.within([-width / 2 + pitch * tooth, height, 0], 0, () => {
      const profile = [
        [0, 0],
        [pitch - 0.02, 0],
        [pitch - 0.02, 0.6],
        [pitch - 0.37, 6.2],
        [pitch - 0.92, 6.2],
        [0, 0.6],
      ] as const;
      shell.extrude([0, 0, 0], profile, depth + 0.6, "white");
      shell.box([pitch - 0.16, 1.1, 0], [0.3, 4.6, depth - 3], "deep", { edges: false });
      for (let bar = 0; bar < 8; bar++)
        shell.box([pitch - 0.1, 1, -depth / 2 + 3.7 + bar * 5.8], [0.4, 4.8, 0.35], "light", { edges: false });
    });
  }
}

/** The yard in front: a gantry crane on rails, castings and stock. */
function yard(b: PartBuilder): void {
  const middle = 39;
  const reach = 9.5;
  yardFoundation(b, [-12, middle], 66, 24);
  for (const side of [-1, 1]) b.box([-12, 0, middle + side * reach], [62, 0.3, 1], "dark", { edges: false });
  const craneX = 2;
  // Low, so that it does not hide the hall behind.
  const craneY = 8;
  for (const side of [-1, 1]) {
    const z = middle + side * reach;
    for (const leg of [-3.2, 3.2]) b.beam([craneX + leg, 0.5, z], [craneX + leg * 0.45, craneY, z], 0.9, 0.9, "light");
    b.box([craneX, 0.4, z], [8.4, 1, 1.1], "mid", { edges: false });
    b.box([craneX, 3.6, z], [4.6, 0.5, 0.5], "light", { edges: false });
  }
  for (const beam of [-1.5, 1.5]) b.box([craneX + beam, craneY, middle], [0.8, 1.4, 26], "white", { edges: true });
  b.box([craneX, craneY + 1.4, middle + 3], [4.2, 1.2, 2.6], "mid");
  b.bar([craneX, craneY, middle + 3], [craneX, 5.5, middle + 3], 0.12, "deep");
  b.box([craneX, 4.7, middle + 3], [1.2, 0.9, 1], "dark", { edges: false });
  for (const z of [middle - 1, middle + 4])
    b.cylinder([-18, 1.9, z], 1.7, 12, z > middle ? "mid" : "light", { axis: "x", sides: 28 });
  b.cylinder([craneX, 2.2, middle + 3], 2, 9, "light", { axis: "x", sides: 32 });
  for (const foot of [-3, 3]) b.box([craneX + foot, 0, middle + 3], [1, 1.2, 4.2], "dark", { edges: false });
  for (let stack = 0; stack < 4; stack++)
    b.box([-42 + stack * 3.9, 0, middle - 2], [3, 1.8 + (stack % 3) * 0.6, 7], "light");
  b.cylinder([12, 0, middle], 3.6, 2.2, "light", { sides: 36 });
  b.cylinder([12, 2.2, middle], 2.2, 1.2, "mid", { sides: 32 });
}
