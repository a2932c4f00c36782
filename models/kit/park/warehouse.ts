import { conveyor, conveyorTop, pallet, person } from "../lines/line-pieces.ts";
import type { PartBuilder } from "../part-builder.ts";
import { aisle, belt, block, hallInterior, parapet, yardFoundation } from "./building-pieces.ts";
import { truck } from "./street-pieces.ts";

const width = 70;
const depth = 40;
const height = 11;
const noEdges = { edges: false } as const;

/**
 * The warehouse with its docks. Part `shell` opens; parts `fan-1` … `fan-4` on it are the roof ventilators, which turn
 * about y.
 */
export function warehouse(b: PartBuilder): void {
  hallInterior(b, { width: width - 2, depth: depth - 2, height: 9.5 });
  aisle(b, 11.4, 3, width - 6);
  sorting(b);
  yardFoundation(b, [0, 29.4], 72, 15);
  docks(b);
  b.part("shell", [0, 0, 0], shell);
}

function shell(b: PartBuilder): void {
  block(b, [0, 0, 0], [width, height, depth], "light");
  belt(b, [0, 0, 0], [width, 1.3, depth], "dark");
  for (let rib = 0; rib < 36; rib++) {
    for (const side of [-1, 1]) b.box([-35 + rib * 2, 1.3, side * (depth / 2)], [0.22, 9.4, 0.22], "white", noEdges);
  }
  for (let rib = 0; rib < 20; rib++) {
    for (const side of [-1, 1]) b.box([side * (width / 2), 1.3, -19 + rib * 2], [0.22, 9.4, 0.22], "white", noEdges);
  }
  parapet(b, [0, height, 0], width + 0.4, depth + 0.4);
  b.slab([0, height + 0.95, 0], [width + 0.4, 0.2, depth + 0.4], 0.5, "band", 0.4);
  for (let column = 0; column < 6; column++) {
    for (let row = 0; row < 2; row++)
      b.box([-28 + column * 11, height, -12 + row * 24], [6, 0.9, 2.6], "white", { bevel: 0.2 });
  }
  b.box([0, 6.2, depth / 2 + 1.9], [68, 0.4, 4.2], "white");
  for (let fan = 0; fan < 4; fan++) {
    const x = -22 + fan * 15;
    b.cylinder([x, height, 0], 2, 1, "white", { sides: 24 });
    b.part(`fan-${fan + 1}`, [x, height + 1, 0], (part) => {
      part.cylinder([0, 0, 0], 0.4, 0.35, "deep", { sides: 12, ...noEdges });
      for (let blade = 0; blade < 4; blade++) {
        const angle = (blade / 4) * Math.PI * 2;
        part.box([Math.cos(angle), 0.1, -Math.sin(angle)], [1.6, 0.1, 0.5], "dark", {
          turn: [0.35, angle, 0],
          ...noEdges,
        });
      }
    });
  }
}

/** Before the aisles of the store: the conveyor along the docks, pallets in their marked places, and people. */
function sorting(b: PartBuilder): void {
  conveyor(b, -29, 29, 14.6);
  for (let x = -28; x < 28.6; x += 2.3) {
    b.box([x, conveyorTop + 0.03, 14.6], [0.6, 0.34, 0.44], "product-body", { bevel: 0.02, ...noEdges });
    b.box([x, conveyorTop + 0.37, 14.6], [0.6, 0.02, 0.14], "product", { bevel: 0.004, ...noEdges });
  }
  for (let place = 0; place < 27; place++) {
    if (place % 5 !== 3) pallet(b, -29 + place * 2.25, 17.2, 0.5 + ((place * 7) % 5) * 0.16);
  }
  person(b, [-8, 13.4], 2.7);
  person(b, [12.6, 13.4], -1.2, 0.14);
}

function docks(b: PartBuilder): void {
  const front = depth / 2;
  for (let dock = 0; dock < 10; dock++) {
    const x = -31 + dock * 6.6;
    b.box([x, 0.9, front + 0.15], [3.9, 4.2, 0.6], "dark", noEdges);
    b.box([x, 1, front + 0.4], [3.2, 3.7, 0.3], "mid", noEdges);
    for (const side of [-1.95, 1.95]) b.box([x + side, 0.6, front + 0.5], [0.4, 4.4, 0.9], "deep", noEdges);
    b.box([x, 0, front + 0.6], [3.4, 1, 0.7], "deep", noEdges);
    b.box([x - 3.3, 0, front + 8], [0.25, 0.05, 13], "mark-dark", { bevel: 0.005, ...noEdges });
  }
  // At the other docks stand trucks that come and go.
  for (const [dock, role] of [
    [0, "white"],
    [3, "light"],
    [6, "mid"],
    [8, "white"],
  ] as const) {
    truck(b, [-31 + dock * 6.6, 0, front + 8.2], -Math.PI / 2, role);
  }
}
