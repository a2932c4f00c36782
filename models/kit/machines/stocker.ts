import type { PartBuilder } from "../part-builder.ts";
import { band, foup, operatorPanel, plinth, roofFan, stackLight } from "../pieces.ts";

const width = 5.8;
const depth = 2.6;
const floor = 0.42;
const roofBottom = 4.35;
const roofTop = 4.6;
const back = -depth / 2;
const glassZ = 0.5;
const craneZ = -0.05;
const shelfZ = -0.84;
const columns = 7;
const levels = 6;
const columnPitch = 0.76;
const levelPitch = 0.63;

/** The places on the shelves fall into so many groups; the first of them are always full. */
const groups = 9;
const fullGroups = 5;

/**
 * A stocker that keeps wafer carriers (FOUPs) behind glass. Parts: `crane` runs along the shelves and carries `lift`
 * with a carrier; `carriers-1` to `carriers-4` are a further ninth of the carriers each, which are there as it fills.
 */
export function stocker(b: PartBuilder): void {
  plinth(b, width, depth);
  b.box([0, 0.12, (back + glassZ + 0.06) / 2], [width, floor - 0.12, glassZ + 0.06 - back], "white", { bevel: 0.035 });
  shelves(b);
  for (let group = 0; group < fullGroups; group++) carriers(b, group);
  for (let group = fullGroups; group < groups; group++) {
    b.part(`carriers-${group - fullGroups + 1}`, [0, 0, 0], (part) => carriers(part, group));
  }
  walls(b);
  crane(b);
  ports(b);
  roof(b);
}

function shelves(b: PartBuilder): void {
  const length = columns * columnPitch;
  for (let level = 0; level < levels; level++) {
    const y = floor + 0.08 + level * levelPitch;
    b.box([0, y, shelfZ], [length, 0.04, 0.56], "mid", { edges: false });
  }
  for (let post = 0; post <= columns; post += 1) {
    const x = (post - columns / 2) * columnPitch;
    b.box([x, floor, shelfZ + 0.28], [0.04, roofBottom - floor, 0.04], "dark", { edges: false });
  }
}

/** The carriers of one group: they are strewn over all shelves. */
function carriers(b: PartBuilder, group: number): void {
  for (let level = 0; level < levels; level++) {
    const y = floor + 0.12 + level * levelPitch;
    for (let column = 0; column < columns; column++) {
      // Steps that have no divisor in common with the groups spread each group over rows and columns alike.
      if ((column * 4 + level * 2) % groups !== group) continue;
      foup(b, [(column - (columns - 1) / 2) * columnPitch, y, shelfZ]);
    }
  }
}

function walls(b: PartBuilder): void {
  const height = roofBottom - floor;
  b.box([0, floor, back + 0.06], [width - 0.1, height, 0.1], "light");
  b.box([width / 2 - 0.06, floor, (back + glassZ) / 2], [0.12, height, glassZ - back], "white");
  for (const z of [back + 0.06, glassZ]) b.box([-width / 2 + 0.06, floor, z], [0.12, height, 0.12], "white");
  b.box([-width / 2 + 0.06, floor, (back + glassZ) / 2], [0.016, height, glassZ - back - 0.2], "glass", {
    bevel: 0.004,
  });
  for (const x of [-0.95, 0.95]) b.box([x, floor, glassZ], [0.08, height, 0.1], "white");
  b.box([width / 2 - 0.06, floor, glassZ], [0.12, height, 0.12], "white");
  for (const x of [-1.9, 0, 1.9]) b.box([x, floor, glassZ], [1.8, height, 0.016], "glass", { bevel: 0.004 });
}

function crane(b: PartBuilder): void {
  const mastHeight = 3.62;
  b.box([0, floor, craneZ], [width - 0.4, 0.05, 0.14], "dark");
  b.box([0, roofBottom - 0.1, craneZ], [width - 0.4, 0.1, 0.14], "dark");
  b.part("crane", [0, floor + 0.05, craneZ], (frame) => {
    frame.box([0, 0, 0], [1.05, 0.16, 0.5], "white", { bevel: 0.03, edges: true });
    frame.box([0.36, 0.16, 0.14], [0.26, 0.2, 0.18], "deep");
    for (const x of [-0.38, 0.38]) frame.box([x, 0.16, 0], [0.11, mastHeight - 0.16, 0.16], "light", { edges: true });
    frame.box([0, mastHeight, 0], [0.95, 0.11, 0.3], "mid");
    frame.part("lift", [0, 0.26, 0], (lift) => {
      for (const x of [-0.38, 0.38]) lift.box([x, -0.02, 0.03], [0.17, 0.2, 0.26], "dark");
      lift.box([0, 0, 0], [0.64, 0.07, 0.46], "deep");
      lift.box([0, 0.07, -0.02], [0.34, 0.025, 0.4], "mid");
      foup(lift, [0, 0.095, 0]);
    });
  });
}

/** The ports for people at the front, and the console. */
function ports(b: PartBuilder): void {
  const front = depth / 2 - 0.04;
  const z = (front + glassZ + 0.06) / 2;
  const length = front - glassZ - 0.06;
  b.box([-1.9, 0.12, z], [1.7, 0.72, length], "white", { bevel: 0.035 });
  b.box([-1.9, 1.5, z], [1.7, 0.16, length], "white", { bevel: 0.03 });
  for (const x of [-2.7, -1.9, -1.1]) b.box([x, 0.84, z - 0.04], [0.1, 0.66, length - 0.08], "white");
  for (const x of [-2.3, -1.5]) {
    b.box([x, 0.84, z], [0.6, 0.05, length - 0.1], "dark");
    foup(b, [x, 0.89, z + 0.04]);
    b.box([x, 0.3, front + 0.006], [0.72, 0.46, 0.025], "light", { bevel: 0.012, edges: false });
  }
  b.box([1.95, 0.12, z], [1.2, 1.5, length], "white", { bevel: 0.035 });
  b.box([1.95, 0.2, front + 0.006], [1.08, 0.82, 0.025], "white", { bevel: 0.012, edges: false });
  for (let slot = 0; slot < 3; slot++) b.box([1.95, 0.32 + slot * 0.07, front + 0.02], [0.7, 0.025, 0.016], "dark");
  operatorPanel(b, [1.95, 1.12, front + 0.03]);
}

function roof(b: PartBuilder): void {
  const roofDepth = glassZ + 0.1 - back;
  const z = (glassZ + 0.1 + back) / 2;
  b.box([0, roofBottom, z], [width, roofTop - roofBottom, roofDepth], "white", { bevel: 0.045 });
  band(b, [0, roofTop - 0.1, z], width, roofDepth);
  for (const x of [0.1, 1.5]) roofFan(b, [x, roofTop, -0.5], 0.85, 0.85);
  // The ports of the overhead transport.
  b.box([-1.8, roofTop, -0.5], [1.5, 0.06, 0.7], "dark");
  for (const x of [-2.2, -1.4]) b.box([x, roofTop + 0.06, -0.5], [0.5, 0.03, 0.5], "mid");
  foup(b, [-2.2, roofTop + 0.09, -0.5]);
  stackLight(b, [2.7, roofTop - 0.35, glassZ + 0.16]);
  b.box([2.7, roofTop - 0.4, glassZ + 0.14], [0.14, 0.05, 0.2], "mid");
}
