import type { PartBuilder } from "../part-builder.ts";
import { cabinet, stackLight } from "../pieces.ts";

/**
 * A waste-water works: an aeration basin, a clarifier with its scraper bridge, dosing tanks and blowers. Parts:
 * `scraper` turns over the clarifier; `blower` turns.
 */
export function waterWorks(b: PartBuilder): void {
  b.box([0, 0, 0], [17, 0.25, 9], "mid", { bevel: 0.06, edges: false });
  // The aeration basin.
  const [x, width, depth] = [-4.3, 7.4, 6.2];
  for (const side of [-1, 1]) {
    b.box([x, 0.25, -0.6 + side * (depth / 2)], [width + 0.3, 1.5, 0.3], "white", { bevel: 0.04 });
    b.box([x + side * (width / 2), 0.25, -0.6], [0.3, 1.5, depth], "white", { bevel: 0.04 });
  }
  b.box([x, 0.25, -0.6], [0.25, 1.4, depth], "light", { edges: false });
  b.box([x, 0.25, -0.6], [width - 0.2, 1.12, depth - 0.2], "solar", { bevel: 0.02, edges: false });
  for (let row = 0; row < 5; row++)
    for (const half of [-1, 1])
      b.cylinder([x + half * 1.8, 1.37, -2.9 + row * 1.15], 0.3, 0.03, "white", { sides: 14, edges: false });
  b.box([x, 1.78, 2.55], [width + 0.6, 0.08, 0.8], "light", { edges: true });
  for (let post = 0; post < 6; post++)
    b.box([x - 3.6 + post * 1.44, 1.86, 2.9], [0.05, 0.9, 0.05], "dark", { edges: false });
  b.box([x, 2.72, 2.9], [7.4, 0.06, 0.06], "dark", { edges: false });
  // The clarifier.
  const at = 3.6;
  b.cylinder([at, 0.25, -0.8], 3.1, 1.3, "white", { sides: 36, bevel: 0.06 });
  b.cylinder([at, 1.5, -0.8], 2.85, 0.08, "solar", { sides: 36, edges: false });
  b.cylinder([at, 1.5, -0.8], 0.5, 0.5, "light", { sides: 20, edges: false });
  b.part("scraper", [at, 2, -0.8], (scraper) => {
    scraper.box([1.5, 0, 0], [3.2, 0.12, 0.8], "light", { edges: true });
    for (const z of [-0.36, 0.36]) {
      scraper.box([1.5, 0.7, z], [3.2, 0.06, 0.05], "dark", { edges: false });
      for (const post of [0.1, 1, 1.9, 2.8]) scraper.box([post, 0.12, z], [0.05, 0.6, 0.05], "dark", { edges: false });
    }
    scraper.cylinder([0, 0.12, 0], 0.3, 0.4, "mid", { sides: 18, edges: false });
    scraper.box([2.95, -0.42, 0], [0.3, 0.42, 0.5], "dark", { edges: false });
  });
  for (const z of [1.6, 3.2]) {
    b.cylinder([7.5, 0.25, z], 0.65, 1.9, "white", { sides: 24 });
    b.ball([7.5, 2.1, z], 0.64, "white", [1, 0.3, 1], 2);
  }
  b.box([4.2, 0.25, 3.3], [2.8, 1.3, 1.5], "light", { bevel: 0.05 });
  b.cylinder([4.2, 0.95, 4.08], 0.45, 0.1, "deep", { axis: "z", sides: 20, edges: false });
  b.part("blower", [4.2, 0.95, 4.15], (blower) => {
    for (let blade = 0; blade < 4; blade++) {
      const angle = (blade * Math.PI) / 2;
      blower.box([Math.cos(angle) * 0.2, Math.sin(angle) * 0.2 - 0.07, 0], [0.34, 0.14, 0.03], "mid", {
        turn: [0, 0, angle],
        edges: false,
      });
    }
  });
  b.pipe(
    [
      [3.4, 1.55, 3.3],
      [3.4, 2.1, 3.3],
      [-0.3, 2.1, 3.3],
      [-0.3, 2.1, -0.6],
      [-0.7, 1.6, -0.6],
    ],
    0.16,
    "light",
  );
  b.within([1.4, 0.25, 3.5], 0, () => cabinet(b, [0, 0, 0], [1.2, 1.9, 0.7], 2));
  stackLight(b, [1.8, 2.15, 3.4]);
  b.cylinder([at, 1.36, -0.8], 3.14, 0.1, "band", { sides: 36, edges: false });
}
