import type { PartBuilder } from "../part-builder.ts";
import { car, createScatter, laneMarks, tree, truck, zebra } from "./street-pieces.ts";

const noEdges = { edges: false } as const;

/** The streets lie this high above the table on which the model stands. */
const streetY = 7;
/** The plots lie a kerb higher; buildings stand at 7.55. */
const plotY = streetY + 0.45;

/** Middle and size of each plot, x and z. */
const plots = [
  [-119, -56, 94, 88],
  [-10, -56, 100, 88],
  [109, -56, 114, 88],
  [-119, 54, 94, 84],
  [-10, 54, 100, 84],
  [109, 54, 114, 84],
] as const;

/** The park without its factories: a plinth with streets, plots, trees, traffic, the pipe rack, the office and the gate. */
export function grounds(b: PartBuilder): void {
  b.slab([0, 0, 0], [356, 6.6, 226], 7, "white");
  b.slab([0, 6.5, 0], [350, 0.5, 220], 5, "road");
  for (const [x, z, width, depth] of plots) {
    b.slab([x, streetY, z], [width, 0.45, depth], 5, "plot");
    b.slab([x, plotY, z], [width - 5, 0.1, depth - 5], 3.5, "pad");
  }
  for (const [x, width] of [
    [-119, 94],
    [-10, 100],
    [102, 96],
  ] as const)
    b.slab([x, streetY, 0], [width, 0.45, 4], 1.9, "plot");
  streets(b);
  pipeRack(b);
  office(b);
  gate(b);
  planting(b);
  traffic(b);
  lamps(b);
  carport(b);
}

function streets(b: PartBuilder): void {
  for (const z of [-7, 7]) {
    for (const [from, to] of [
      [-164, -74],
      [-58, 38],
      [54, 168],
    ] as const)
      laneMarks(b, streetY, [from, z], [to, z]);
  }
  for (const x of [-66, 46]) {
    for (const [from, to] of [
      [-98, -14],
      [14, 94],
    ] as const)
      laneMarks(b, streetY, [x, from], [x, to]);
  }
  for (const z of [-105, 103]) laneMarks(b, streetY, [-160, z], [160, z]);
  for (const x of [-171, 171]) laneMarks(b, streetY, [x, -96], [x, 92]);
  for (const x of [-66, 46]) {
    for (const z of [-14, 14]) zebra(b, [x, streetY, z], false);
    for (const side of [-8, 8]) for (const z of [-7, 7]) zebra(b, [x + side, streetY, z], true);
  }
}

/** Pipes for steam, water, air and gases on trestles along the boulevard, with branches to the factories. */
function pipeRack(b: PartBuilder): void {
  const z = -15.2;
  for (let x = -160; x <= 160; x += 10) {
    if (Math.abs(x + 66) < 4 || Math.abs(x - 46) < 4) continue;
    for (const side of [-1.5, 1.5]) b.box([x, plotY, z + side], [0.5, 8, 0.5], "mid", noEdges);
    for (const y of [5.2, 7.6]) b.box([x, streetY + y, z], [0.4, 0.4, 4.2], "mid", noEdges);
  }
  const pipes = [
    [-1.3, 0.5, 8.4],
    [-0.2, 0.36, 8.3],
    [0.6, 0.3, 8.25],
    [1.3, 0.42, 8.35],
    [-0.9, 0.42, 6],
    [0.3, 0.3, 5.9],
    [1.2, 0.34, 5.95],
  ] as const;
  for (const [place, [offset, radius, y]] of pipes.entries()) {
    const role = (["light", "white", "mid"] as const)[place % 3] ?? "light";
    b.pipe(
      [
        [-161, streetY + y, z + offset],
        [161, streetY + y, z + offset],
      ],
      radius,
      role,
    );
  }
  const y = streetY + 10.2;
  for (const [x, toZ] of [
    [-136, -31],
    [-28, -46],
    [70, -43],
    [-120, 19],
    [-30, 23],
    [84, 28],
  ] as const) {
    for (const offset of [0, 1.2])
      b.pipe(
        [
          [x + offset, streetY + 8.3, z],
          [x + offset, y, z],
          [x + offset, y, toZ],
        ],
        0.36,
        "light",
      );
  }
  for (const x of [-119.4, -29.4, 84.6]) {
    for (const at of [-11.5, 0, 11.5]) b.box([x, streetY, at], [0.5, 10, 0.5], "mid", noEdges);
  }
}

function office(b: PartBuilder): void {
  const [x, z] = [150, 40];
  b.box([x, plotY + 0.1, z], [22, 0.6, 30], "mid");
  for (let floor = 0; floor < 7; floor++) {
    b.box([x, plotY + 0.7 + floor * 3.9, z], [20, 2.3, 26], "deep", { bevel: 0.1, ...noEdges });
    b.box([x, plotY + 3 + floor * 3.9, z], [21.6, 1.6, 27.6], "white", { bevel: 0.25, edges: true });
  }
  b.box([x, plotY + 28.7, z], [9, 3.4, 11], "light");
  b.box([x, plotY + 0.1, z + 20], [20, 5, 14], "white", { bevel: 0.5, edges: true });
  b.box([x, plotY + 1.1, z + 27.1], [15, 3, 0.2], "deep", noEdges);
}

function gate(b: PartBuilder): void {
  b.box([167, streetY, 0], [5, 4, 3], "white", { bevel: 0.2 });
  b.box([167, streetY + 4.4, 0], [9, 0.6, 26], "white", { bevel: 0.2 });
  for (const z of [-11.5, 11.5]) b.cylinder([167, streetY, z], 0.45, 4.5, "mid", { sides: 14, ...noEdges });
}

function planting(b: PartBuilder): void {
  const scatter = createScatter(11);
  for (const plot of plots) plantRim(b, plot, scatter);
  for (let x = -162; x < 150; x += 5.4) {
    if (Math.abs(x + 66) > 9 && Math.abs(x - 46) > 9) tree(b, [x, plotY, 0], 0.72, scatter);
  }
}

/** Trees along the four sides of a plot; the boulevard side of the northern plots stays open for the pipes. */
function plantRim(b: PartBuilder, [x, z, width, depth]: (typeof plots)[number], scatter: () => number): void {
  for (let along = x - width / 2 + 3; along < x + width / 2 - 2; along += 6.2) {
    if (z > 0) tree(b, [along + scatter(), plotY, z - depth / 2 + 2.4], 1, scatter);
    tree(b, [along + scatter(), plotY, z > 0 ? z + depth / 2 - 1.6 : z - depth / 2 + 2.2], 0.9, scatter);
  }
  for (let along = z - depth / 2 + 8; along < z + depth / 2 - 6; along += 7) {
    for (const side of [-1, 1]) {
      if (scatter() < 0.82) tree(b, [x + side * (width / 2 - 2.2), plotY, along + scatter()], 0.9, scatter);
    }
  }
}

function traffic(b: PartBuilder): void {
  const scatter = createScatter(5);
  for (const [x, z, turn] of [
    [-30, -9.5, Math.PI],
    [30, 9.3, 0],
    [-68.4, 64, Math.PI / 2],
    [128, -8.6, Math.PI],
    [-110, 105, 0],
  ] as const) {
    truck(b, [x, streetY, z], turn);
  }
  const cars = [
    [-96, 9.2, 0],
    [-8, 5.2, 0],
    [20, 9, 0],
    [66, -5, Math.PI],
    [-146, -9, Math.PI],
    [43.8, -60, Math.PI / 2],
    [48.3, 40, -Math.PI / 2],
    [-63.8, -40, Math.PI / 2],
    [140, 5.2, 0],
    [30, 105, 0],
    [-20, 101, 0],
    [173, 20, Math.PI / 2],
    [173, -50, Math.PI / 2],
  ] as const;
  const roles = ["white", "light", "mid", "dark"] as const;
  for (const [x, z, turn] of cars) car(b, [x, streetY, z], turn, roles[Math.floor(scatter() * 4)] ?? "white");
  for (let bay = 0; bay < 12; bay++) {
    b.box([134 + bay * 2.75, plotY + 0.1, 84], [0.14, 0.05, 5.4], "mark-dark", { bevel: 0.005, ...noEdges });
    if (bay < 11 && scatter() < 0.75) {
      car(b, [135.4 + bay * 2.75, plotY + 0.1, 84], Math.PI / 2, roles[Math.floor(scatter() * 4)] ?? "white");
    }
  }
}

/** Street lamps along the boulevard's southern kerb and the ring road. */
function lamps(b: PartBuilder): void {
  const lamp = (x: number, z: number, reach: number): void => {
    b.box([x, streetY + 0.45, z], [0.2, 7.4, 0.2], "mid", { bevel: 0.03, ...noEdges });
    b.box([x, streetY + 7.7, z + reach / 2], [0.16, 0.14, Math.abs(reach)], "mid", { bevel: 0.03, ...noEdges });
    b.box([x, streetY + 7.58, z + reach * 0.8], [0.42, 0.12, 1], "white", { bevel: 0.03, ...noEdges });
  };
  for (let x = -157; x < 160; x += 15.2) {
    if (Math.abs(x + 66) < 10 || Math.abs(x - 46) < 10) continue;
    lamp(x, 12.7, -3);
    lamp(x, 95.2, 3.2);
  }
}

/** Solar panels over the car park. */
function carport(b: PartBuilder): void {
  const [middleX, z, length] = [149, 84.4, 31.4];
  for (let post = 0; post <= 5; post++) {
    const x = middleX - length / 2 + 0.6 + (post * (length - 1.2)) / 5;
    b.box([x, plotY + 0.1, z - 2.6], [0.3, 3.3, 0.3], "mid", { bevel: 0.03, ...noEdges });
    b.beam([x, plotY + 3.5, z - 2.8], [x, plotY + 2.7, z + 2.2], 0.22, 0.26, "mid");
  }
  for (let panel = 0; panel < 14; panel++) {
    const x = middleX - length / 2 + (panel + 0.5) * (length / 14);
    b.box([x, plotY + 3.24, z - 0.2], [2.1, 0.12, 5.2], "solar", { turn: [0.16, 0, 0], bevel: 0.03, ...noEdges });
  }
}
