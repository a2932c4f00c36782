import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, reelStand, roller, stackLight, web, webReel } from "../pieces.ts";

const webWidth = 1;
const unwindX = -1.6;
const frameX = 0.35;
const knifeX = frameX - 0.05;
const lowerKnifeY = 1.42;
const upperKnifeY = 1.68;
const rewindX = 1.72;
const rewindY = { upper: 1.5, lower: 0.72 } as const;
const stripRadius = 0.36;

/**
 * A slitter: a wide reel is cut by round knives into strips, which are wound on two shafts. Parts: `unwind-reel`,
 * `upper-knives`, `lower-knives`, `upper-strips`, `lower-strips`.
 */
export function slitter(b: PartBuilder): void {
  b.within([unwindX, 0, 0], 0, () => reelStand(b, webWidth));
  b.part("unwind-reel", [unwindX, 1.09, 0], (part) => webReel(part, 0.58, webWidth, "graphite"));

  b.box([frameX, 0, 0], [1.8, 0.16, 1.9], "dark", { bevel: 0.03, edges: false });
  b.box([frameX, 0.16, 0], [1.5, 0.5, 1.36], "light", { bevel: 0.03 });
  // The rear plate is tall, the front one low, so that the knives can be reached.
  b.extrude(
    [frameX, 0.16, -0.78],
    [
      [-0.85, 0],
      [0.85, 0],
      [0.85, 1.5],
      [0.5, 2],
      [-0.5, 2],
      [-0.85, 1.3],
    ],
    0.18,
    "white",
  );
  b.extrude(
    [frameX, 0.16, 0.78],
    [
      [-0.85, 0],
      [0.85, 0],
      [0.85, 1],
      [0.4, 1.16],
      [-0.85, 1.16],
    ],
    0.18,
    "white",
  );
  b.box([frameX + 0.1, 0.42, 0.875], [0.8, 0.46, 0.03], "light", { bevel: 0.012, edges: false });
  b.box([frameX + 0.1, 0.8, 0.9], [0.2, 0.03, 0.03], "deep", { edges: false });
  for (const z of [0.78, -0.66]) b.box([knifeX, 1.2, z], [0.24, 0.6, 0.12], "mid", { bevel: 0.03, edges: false });
  b.box([frameX, 2.06, -0.2], [1.08, 0.16, 1.36], "white", { bevel: 0.04 });
  band(b, [frameX, 2.14, -0.2], 1.08, 1.36);
  for (const x of [-0.44, 0.44]) b.box([frameX + x, 1.3, 0.44], [0.07, 0.78, 0.07], "white", { edges: false });
  b.box([frameX, 1.3, 0.47], [0.82, 0.74, 0.016], "glass", { bevel: 0.004 });

  b.part("upper-knives", [knifeX, upperKnifeY, 0], (part) => knives(part, "mid"));
  b.part("lower-knives", [knifeX, lowerKnifeY, 0], (part) => knives(part, "light"));
  roller(b, [frameX - 0.68, 1.52, 0], 0.09, 1.3);
  roller(b, [frameX + 0.62, 1.36, 0], 0.08, 1.3);
  const nipY = (lowerKnifeY + upperKnifeY) / 2;
  web(
    b,
    [
      [unwindX, 1.68],
      [frameX - 0.68, 1.62],
      [knifeX, nipY],
      [frameX + 0.62, 1.45],
    ],
    0,
    webWidth - 0.06,
    "web",
  );
  strips(b, "upper", [frameX + 0.62, 1.45], [rewindX, rewindY.upper + stripRadius - 0.01]);
  strips(b, "lower", [frameX + 0.62, 1.45], [rewindX, rewindY.lower + stripRadius - 0.01]);

  stackLight(b, [frameX - 0.3, 2.22, -0.5]);
  b.box([frameX - 0.62, 1.3, 0.78], [0.06, 0.28, 0.06], "dark", { edges: false });
  b.within([frameX - 0.62, 1.48, 0.84], -0.15, () => operatorPanel(b, [0, 0, 0]));
}

function knives(b: PartBuilder, role: "light" | "mid"): void {
  b.cylinder([0, 0, 0], 0.07, 1.5, "dark", { axis: "z", sides: 10, edges: false });
  for (let knife = 0; knife < 7; knife++) {
    b.cylinder([0, 0, -0.48 + knife * 0.16], 0.15, 0.03, role, { axis: "z", sides: 14, edges: false });
  }
  b.box([0, -0.025, 0.45], [0.3, 0.05, 0.13], "white", { edges: false });
}

/** One winding shaft: four reels, every other strip. */
function strips(
  b: PartBuilder,
  which: "upper" | "lower",
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  const places = [0, 1, 2, 3].map((strip) => -0.42 + strip * 0.24 + (which === "upper" ? 0 : 0.12));
  const y = rewindY[which];
  for (const z of places) web(b, [from, to], z, 0.11, "web");
  for (const z of [-0.72, 0.72]) b.box([rewindX - 0.32, y - 0.08, z], [0.8, 0.16, 0.1], "mid", { edges: false });
  b.part(`${which}-strips`, [rewindX, y, 0], (part) => {
    part.cylinder([0, 0, 0], 0.06, 1.54, "dark", { axis: "z", sides: 8, edges: false });
    for (const z of places) {
      part.cylinder([0, 0, z], stripRadius, 0.12, "graphite", { axis: "z", sides: 22, edges: false });
      part.cylinder([0, 0, z], 0.13, 0.17, "light", { axis: "z", sides: 10, edges: false });
    }
    part.box([0, -0.03, which === "upper" ? -0.06 : 0.06], [0.5, 0.06, 0.86], "deep", { edges: false });
  });
}
