import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, reelStand, roller, stackLight, web, webReel } from "../pieces.ts";

const sections = 7;
const sectionPitch = 2.2;
const ovenStart = -6.7;
const ovenLength = sections * sectionPitch;
const ovenEnd = ovenStart + ovenLength;
const ovenDepth = 1.9;
const hoodTop = 2.14;
const webWidth = 1.1;
const unwindX = -9.75;
const rewindX = 9.8;
const dieX = -7.75;
const rollAt = { x: -7.5, y: 1.28, radius: 0.42 };

/**
 * A slot-die coater, 21 m long: the foil unwinds at the left, passes under the die, dries in seven oven sections and
 * is wound up at the right. Parts: `unwind-reel`, `backing-roll`, `fan-1` … `fan-7`, `rewind-reel`.
 */
export function coater(b: PartBuilder): void {
  b.within([unwindX, 0, 0], 0, () => reelStand(b, webWidth));
  b.part("unwind-reel", [unwindX, 1.09, 0], (part) => webReel(part, 0.62, webWidth, "copper"));
  dieStation(b);

  b.box([(ovenStart + ovenEnd) / 2, 0, 0], [ovenLength, 0.14, 1.5], "dark", { edges: false });
  b.box([(ovenStart + ovenEnd) / 2, 1.28, 0], [ovenLength - 0.1, 0.12, 1.74], "deep", { edges: false });
  for (let section = 0; section < sections; section++) ovenSection(b, section);
  band(b, [(ovenStart + ovenEnd) / 2, hoodTop - 0.1, 0], ovenLength - 0.04, ovenDepth);
  b.pipe(
    [
      [ovenStart + 0.4, 3.05, -0.45],
      [ovenEnd - 0.1, 3.05, -0.45],
    ],
    0.25,
    "light",
  );
  for (const x of [ovenStart + 0.4, ovenEnd - 0.1]) {
    b.cylinder([x, 3.05, -0.45], 0.28, 0.07, "mid", { axis: "x", sides: 20, edges: false });
  }

  web(
    b,
    [
      [ovenEnd - 0.1, 1.34],
      [9.05, 1.34],
      [rewindX - 0.1, 1.76],
    ],
    0,
    webWidth - 0.1,
    "graphite",
  );
  roller(b, [9.05, 1.26, 0], 0.07, webWidth + 0.1);
  for (const side of [-1, 1]) b.box([9.05, 0, side * 0.72], [0.2, 1.5, 0.1], "mid", { edges: false });
  b.within([rewindX, 0, 0], 0, () => reelStand(b, webWidth));
  b.part("rewind-reel", [rewindX, 1.09, 0], (part) => webReel(part, 0.66, webWidth, "graphite"));
}

/** The slot die in front of its backing roll, in an open frame. */
function dieStation(b: PartBuilder): void {
  const width = 1.95;
  const depth = 2;
  const roofBottom = 2.2;
  b.box([dieX, 0, 0], [width - 0.1, 0.12, depth - 0.1], "dark", { edges: false });
  b.box([dieX, 0.12, 0], [width, 0.24, depth], "white", { bevel: 0.03 });
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      b.box([dieX + x * (width / 2 - 0.09), 0.36, z * (depth / 2 - 0.09)], [0.18, roofBottom - 0.36, 0.18], "white");
    }
  }
  b.box([dieX, roofBottom, 0], [width, 0.34, depth], "white", { bevel: 0.05 });
  band(b, [dieX, roofBottom + 0.24, 0], width, depth);
  for (const side of [-1, 1]) {
    b.box([dieX, 0.4, side * (depth / 2 - 0.05)], [width - 0.36, roofBottom - 0.44, 0.02], "glass", { bevel: 0.005 });
    b.box([rollAt.x, 0.36, side * 0.76], [0.5, 1.1, 0.14], "mid", { bevel: 0.03, edges: false });
  }
  b.extrude(
    [dieX - 0.45, rollAt.y, 0],
    [
      [-0.3, -0.2],
      [0.05, -0.2],
      [0.26, -0.03],
      [0.26, 0.03],
      [0.05, 0.2],
      [-0.3, 0.2],
    ],
    1.24,
    "mid",
  );
  b.box([dieX - 0.6, 0.36, 0], [0.24, 0.74, 1.1], "dark", { edges: false });
  b.pipe(
    [
      [dieX - 0.55, rollAt.y + 0.18, 0],
      [dieX - 0.55, 1.75, 0],
      [dieX - 0.55, 1.75, -1.15],
      [dieX - 0.55, 0.3, -1.15],
    ],
    0.045,
    "mid",
  );
  roller(b, [dieX - 0.1, 0.56, 0], 0.1, 1.3);

  b.part("backing-roll", [rollAt.x, rollAt.y, 0], (roll) => {
    roll.cylinder([0, 0, 0], rollAt.radius, 1.32, "light", { axis: "z", sides: 28 });
    roll.cylinder([0, 0, 0], 0.12, 1.78, "dark", { axis: "z", sides: 10, edges: false });
    for (const x of [-0.22, 0.22]) roll.box([x, -0.05, 0], [0.1, 0.1, 1.36], "deep", { edges: false });
    roll.box([0, -0.03, 0], [0.17, 0.06, 1.84], "white", { edges: false });
  });
  const onRoll = [205, 170, 135, 95].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const radius = rollAt.radius + 0.012;
    return [rollAt.x + radius * Math.cos(angle), rollAt.y + radius * Math.sin(angle)] as const;
  });
  web(b, [[unwindX, 0.47], [dieX - 0.1, 0.46], ...onRoll.slice(0, 2)], 0, webWidth - 0.05, "copper");
  web(b, [...onRoll.slice(1), [ovenStart + 0.1, 1.36]], 0, webWidth - 0.1, "graphite");

  b.cylinder([dieX + 0.55, roofBottom + 0.34, -0.4], 0.2, 0.3, "mid", { sides: 14, edges: false });
  b.box([dieX - 0.35, roofBottom + 0.34, -0.35], [0.7, 0.3, 0.8], "light", { bevel: 0.03 });
  stackLight(b, [dieX - 0.7, roofBottom + 0.34, 0.7]);
  b.bar(
    [dieX + width / 2 - 0.09, 1.4, depth / 2 - 0.1],
    [dieX + width / 2 - 0.09, 1.4, depth / 2 + 0.12],
    0.025,
    "dark",
  );
  operatorPanel(b, [dieX + width / 2 - 0.09, 1.2, depth / 2 + 0.14]);
}

function ovenSection(b: PartBuilder, section: number): void {
  const x = ovenStart + sectionPitch * (section + 0.5);
  const front = ovenDepth / 2;
  b.box([x - sectionPitch / 2 + 0.3, 0.14, 0], [0.2, 0.6, 1.5], "mid", { edges: false });
  b.box([x, 0.7, 0], [sectionPitch - 0.05, 0.6, ovenDepth], "white", { bevel: 0.05 });
  b.box([x, 1.37, 0], [sectionPitch - 0.05, hoodTop - 1.37, ovenDepth], "white", { bevel: 0.08 });
  b.box([x, 1.47, front + 0.005], [2, 0.5, 0.03], "light", { bevel: 0.012, edges: false });
  for (const side of [-1, 1]) {
    b.box([x + side * 0.53, 1.64, front + 0.02], [0.44, 0.2, 0.014], "screen", { edges: false });
  }
  b.box([x, 1.52, front + 0.03], [0.5, 0.03, 0.04], "deep", { edges: false });
  b.box([x, 0.84, front + 0.005], [1.6, 0.32, 0.03], "light", { bevel: 0.012, edges: false });

  // The circulating fan: a box with a scroll whose wheel is seen from the front.
  const fanX = x - 0.3;
  const fanY = 2.52;
  b.box([fanX, hoodTop, -0.1], [0.84, 0.42, 0.86], "light", { bevel: 0.03 });
  b.cylinder([fanX, fanY, 0.16], 0.37, 0.5, "light", { axis: "z", sides: 16, edges: false });
  b.cylinder([fanX, fanY, 0.4], 0.3, 0.05, "deep", { axis: "z", sides: 14, edges: false });
  b.part(`fan-${section + 1}`, [fanX, fanY, 0.45], (wheel) => {
    for (const turn of [0, 1.047, 2.094]) {
      wheel.box([0, -0.045, 0], [0.52, 0.09, 0.03], "white", { turn: [0, 0, turn], edges: false });
    }
    wheel.cylinder([0, 0, 0.02], 0.08, 0.07, "mid", { axis: "z", sides: 8, edges: false });
  });
  b.pipe(
    [
      [x + 0.6, hoodTop - 0.02, -0.45],
      [x + 0.6, 2.9, -0.45],
    ],
    0.15,
    "light",
  );
}
