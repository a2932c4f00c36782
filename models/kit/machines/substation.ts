import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";

const ground = { width: 26, depth: 70, top: 0.3 };
const gantryZ = { back: -29, front: -11 };
const gantry = { height: 10.4, columns: [-11, 0, 11], reach: 11 };
/** Phases of the two bays. */
const phases = [-8.5, -5.5, -2.5, 2.5, 5.5, 8.5] as const;
const wireY = ground.top + 9.4;
const postZ = [gantryZ.back + 5, gantryZ.front - 4.5] as const;
const postTop = ground.top + 5.6;
const transformerZ = 7;
const transformers = [-6.2, 6.2] as const;

/**
 * A 110 kV substation: two rows of gantries, posts with busbars, two transformers, the control building. Parts: `fan-1`
 * to `fan-4` turn at the transformers' radiators.
 */
export function substation(b: PartBuilder): void {
  b.box([0, 0, 0], [ground.width, ground.top, ground.depth], "mid", { bevel: 0.1 });
  buildEdge(b, [0, ground.top, 0], ground.width, ground.depth, 0.4);
  b.box([0, ground.top, transformerZ + 9.5], [ground.width - 2, 0.06, 4], "light", { edges: false });
  for (const z of [gantryZ.back, gantryZ.front]) buildGantryRow(b, z);
  buildSwitchgear(b);
  for (const [place, x] of transformers.entries()) buildTransformer(b, x, place);
  b.box([0, ground.top, transformerZ], [0.5, 6.2, 10], "light", { bevel: 0.1 });
  buildBuilding(b);
  buildFence(b);
}

/** A frame that takes the colour of an alarm, around something large. */
function buildEdge(b: PartBuilder, [x, y, z]: Vec3, width: number, depth: number, size: number): void {
  for (const side of [-1, 1]) {
    b.box([x + (side * (width - size)) / 2, y, z], [size, 0.16, depth], "band", { bevel: 0.04, edges: false });
    const across = z + (side * (depth - size)) / 2;
    b.box([x, y, across], [width - 2 * size, 0.16, size], "band", { bevel: 0.04, edges: false });
  }
}

function buildGantryRow(b: PartBuilder, z: number): void {
  const { height, columns, reach } = gantry;
  const y = ground.top;
  for (const x of columns) {
    for (const side of [-1, 1]) b.beam([x, y, z + side * 1.4], [x, y + height, z], 0.34, 0.34, "light");
    b.box([x, y + height, z], [0.16, 2.2, 0.16], "mid", { edges: false });
  }
  for (const dy of [-0.5, 0]) {
    for (const side of [-1, 1]) {
      b.box([0, y + height + dy, z + side * 0.4], [2 * reach, 0.14, 0.14], "light", { bevel: 0.03, edges: false });
    }
  }
  const bars = 8;
  for (let bar = 0; bar < bars; bar++) {
    const x = -reach + (bar * 2 * reach) / bars;
    const [from, to] = bar % 2 === 0 ? [-0.43, 0.07] : [0.07, -0.43];
    b.beam([x, y + height + from, z + 0.4], [x + (2 * reach) / bars, y + height + to, z + 0.4], 0.1, 0.1, "light");
  }
}

/** Insulator strings and conductors between the gantries; posts with the busbars below them. */
function buildSwitchgear(b: PartBuilder): void {
  for (const x of phases) {
    for (const [z, way] of [
      [gantryZ.back, 1],
      [gantryZ.front, -1],
    ] as const) {
      b.pipe(
        [
          [x, ground.top + gantry.height - 0.4, z + way * 0.4],
          [x, wireY, z + way * 1.1],
        ],
        0.05,
        "dark",
      );
      for (let disc = 0; disc < 2; disc++) {
        const at = [x, wireY, z + way * (1.4 + disc * 0.7)] as const;
        b.cylinder(at, 0.36, 0.44, "white", { axis: "z", sides: 6, bevel: 0.08, edges: false });
      }
    }
    b.pipe(
      [
        [x, wireY, gantryZ.back + 1.1],
        [x, wireY, gantryZ.front - 1.1],
      ],
      0.08,
      "dark",
    );
    for (const z of postZ) {
      buildPost(b, x, z);
      b.pipe(
        [
          [x, postTop, z],
          [x, wireY, z + 0.6],
        ],
        0.06,
        "dark",
      );
    }
    const from = transformers[x < 0 ? 0 : 1];
    const bushing = from + (x - Math.sign(x) * 5.5) * 0.5;
    const above = [x, ground.top + 7.8, gantryZ.front] as const;
    b.pipe([[x, postTop, postZ[1]], above], 0.06, "dark");
    b.pipe([above, [bushing, ground.top + 7.3, transformerZ - 0.3]], 0.06, "dark");
  }
  for (const z of postZ) b.box([0, postTop - 0.1, z], [19, 0.2, 0.2], "mid", { bevel: 0.06, edges: false });
}

/** A post insulator on its steel support. */
function buildPost(b: PartBuilder, x: number, z: number): void {
  const y = ground.top;
  b.box([x, y, z], [0.5, 2.6, 0.5], "light", { bevel: 0.05, edges: false });
  b.pipe(
    [
      [x, y + 2.55, z],
      [x, y + 5.55, z],
    ],
    0.24,
    "white",
  );
  for (const dy of [0.5, 1.4]) {
    b.cylinder([x, y + 2.6 + dy, z], 0.48, 0.5, "white", { topRadius: 0.3, sides: 6, edges: false });
  }
}

function buildTransformer(b: PartBuilder, x: number, place: number): void {
  const z = transformerZ;
  const y = ground.top;
  b.box([x, y, z], [9.6, 0.3, 9], "dark", { bevel: 0.08, edges: false });
  b.box([x, y + 0.3, z], [6.2, 4, 3], "white", { bevel: 0.16 });
  b.box([x, y + 4.3, z], [6.4, 0.2, 3.2], "light", { bevel: 0.08 });
  for (const side of [-1, 1]) {
    for (let fin = 0; fin < 4; fin++) {
      b.box([x - 2.25 + fin * 1.5, y + 1, z + side * 2.7], [0.75, 2.9, 1.6], "mid", { bevel: 0.08, edges: false });
    }
    for (const dy of [1.3, 3.4]) {
      b.box([x, y + dy, z + side * 1.75], [5.4, 0.3, 0.5], "light", { bevel: 0.08, edges: false });
    }
  }
  for (const [fan, dx] of [-1.4, 1.4].entries()) {
    b.cylinder([x + dx, y + 2.45, z + 3.6], 1.15, 0.2, "deep", { axis: "z", sides: 12, bevel: 0.06 });
    b.part(`fan-${place * 2 + fan + 1}`, [x + dx, y + 2.45, z + 3.76], buildFan);
  }
  for (const dx of [-1.5, 0, 1.5]) {
    b.cylinder([x + dx, y + 4.5, z - 0.3], 0.28, 2.8, "white", { topRadius: 0.14, sides: 6, edges: false });
    for (const dy of [0.6, 1.4]) {
      b.cylinder([x + dx, y + 4.5 + dy, z - 0.3], 0.52, 0.4, "white", { topRadius: 0.28, sides: 6, edges: false });
    }
    b.cylinder([x + dx, y + 4.5, z + 0.9], 0.18, 1.1, "white", { topRadius: 0.12, sides: 6, edges: false });
  }
  for (const dz of [-1, 1]) b.box([x + 2.6, y + 4.5, z + dz], [0.2, 1, 0.2], "mid", { edges: false });
  b.cylinder([x + 2.6, y + 5.9, z], 0.6, 3.6, "light", { axis: "z", sides: 12, bevel: 0.12 });
}

function buildFan(fan: PartBuilder): void {
  fan.box([0, -0.2, 0], [0.4, 0.4, 0.16], "mid", { bevel: 0.05, edges: false });
  for (let blade = 0; blade < 4; blade++) {
    const angle = (blade * Math.PI) / 2;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    fan.beam([0.15 * x, 0.15 * y, 0], [0.95 * x, 0.95 * y, 0], 0.3, 0.08, "white");
  }
}

function buildBuilding(b: PartBuilder): void {
  const z = 27;
  const y = ground.top;
  b.box([0, y, z], [22.4, 0.4, 8.4], "dark", { bevel: 0.08, edges: false });
  b.box([0, y + 0.4, z], [22, 4.8, 8], "white", { bevel: 0.16 });
  b.box([0, y + 5.2, z], [22.6, 0.5, 8.6], "light", { bevel: 0.12 });
  buildEdge(b, [0, y + 5.7, z], 22.4, 8.4, 0.4);
  for (const x of [-7.4, -2.6, 2.2]) b.box([x, y + 2.6, z + 4.02], [4, 1.4, 0.12], "screen", { edges: false });
  b.box([8.2, y + 0.4, z + 4.04], [3, 3.4, 0.16], "light", { bevel: 0.05, edges: false });
  for (let vent = 0; vent < 2; vent++) {
    b.box([11.02, y + 3, z - 1.4 + vent * 2.8], [0.12, 1.2, 1], "dark", { edges: false });
  }
  for (const x of [-6, 4]) b.box([x, y + 5.7, z], [3, 1.1, 2.4], "light", { bevel: 0.1 });
}

function buildFence(b: PartBuilder): void {
  const [x, z] = [ground.width / 2 - 0.7, ground.depth / 2 - 0.7];
  const y = ground.top;
  for (const side of [-1, 1]) {
    const posts = 5;
    for (let place = 0; place <= posts; place++) {
      b.box([side * x, y, -z + (place * 2 * z) / posts], [0.18, 2.3, 0.18], "dark", { bevel: 0.03, edges: false });
    }
    b.box([side * x, y + 2.2, 0], [0.1, 0.1, 2 * z], "dark", { edges: false });
    b.box([0, y + 2.2, side * z], [2 * x, 0.1, 0.1], "dark", { edges: false });
    b.box([0, y, side * z], [0.18, 2.3, 0.18], "dark", { bevel: 0.03, edges: false });
    b.box([side * x, y + 0.2, 0], [0.03, 1.95, 2 * z], "glass", { bevel: 0.005, edges: false });
    b.box([0, y + 0.2, side * z], [2 * x, 1.95, 0.03], "glass", { bevel: 0.005, edges: false });
  }
}
