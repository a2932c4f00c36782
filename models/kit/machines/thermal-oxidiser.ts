import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, stackLight } from "../pieces.ts";

/**
 * A regenerative thermal oxidiser: three heat-exchange beds under a combustion chamber, its fan and its stack. Parts:
 * `fan` turns in the fan's inlet; `valve-1` to `valve-3` lift under the beds.
 */
export function thermalOxidiser(b: PartBuilder): void {
  b.box([0, 0, 0], [10, 0.25, 4.6], "mid", { bevel: 0.06, edges: false });
  for (const [place, x] of [-3.4, -1.3, 0.8].entries()) {
    for (const side of [-0.75, 0.75])
      for (const z of [-0.95, 0.95]) b.box([x + side, 0.25, z - 0.4], [0.14, 1.1, 0.14], "dark", { edges: false });
    b.box([x, 1.35, -0.4], [1.85, 2.5, 2.2], "white", { bevel: 0.08 });
    for (const y of [1.9, 2.6, 3.3]) b.box([x, y, -0.4], [1.9, 0.07, 2.25], "mid", { edges: false });
    b.cylinder([x, 0.55, 1.15], 0.2, 0.7, "light", { sides: 16, edges: false });
    b.part(`valve-${place + 1}`, [x, 1.25, 1.15], (valve) => {
      valve.cylinder([0, 0, 0], 0.14, 0.4, "dark", { sides: 14, edges: false });
      valve.cylinder([0, 0.4, 0], 0.03, 0.35, "light", { sides: 8, edges: false });
      valve.cylinder([0, 0.72, 0], 0.09, 0.06, "product", { sides: 12, edges: false });
    });
  }
  b.box([-1.3, 3.85, -0.4], [6.4, 1.2, 2.3], "light", { bevel: 0.12 });
  band(b, [-1.3, 4.9, -0.4], 6.4, 2.3);
  b.cylinder([-4.4, 4.4, -0.4], 0.35, 0.7, "dark", { axis: "x", sides: 18, edges: false });
  b.pipe(
    [
      [-4.2, 0.55, 1.15],
      [2.9, 0.55, 1.15],
      [2.9, 1.2, 1.15],
    ],
    0.24,
    "light",
  );
  // The fan and the stack.
  b.cylinder([2.9, 1.35, 0.75], 0.85, 0.7, "white", { axis: "z", sides: 26, bevel: 0.06 });
  b.box([2.9, 0.25, 0.75], [1.3, 0.6, 0.8], "dark", { edges: false });
  b.cylinder([2.9, 1.35, 1.15], 0.42, 0.14, "deep", { axis: "z", sides: 20, edges: false });
  b.part("fan", [2.9, 1.35, 1.24], (fan) => {
    for (let blade = 0; blade < 5; blade++) {
      const angle = (blade * Math.PI * 2) / 5;
      fan.box([Math.cos(angle) * 0.2, Math.sin(angle) * 0.2 - 0.06, 0], [0.32, 0.12, 0.03], "light", {
        turn: [0, 0, angle],
        edges: false,
      });
    }
    fan.cylinder([0, 0, 0.01], 0.09, 0.06, "mid", { axis: "z", sides: 14, edges: false });
  });
  b.cylinder([4.1, 0.25, -0.6], 0.75, 0.4, "mid", { sides: 22, edges: false });
  b.cylinder([4.1, 0.65, -0.6], 0.5, 12, "white", { topRadius: 0.42, sides: 22 });
  for (const y of [5, 9, 12.2]) b.cylinder([4.1, y, -0.6], 0.58, 0.14, "mid", { sides: 22, edges: false });
  b.pipe(
    [
      [3, 2.1, 0.55],
      [3, 2.6, 0.1],
      [4.1, 2.6, -0.6],
    ],
    0.36,
    "light",
  );
  stackLight(b, [1.4, 5.05, 0.5]);
  operatorStand(b, [1.9, 0.25, 1.9], 0.2);
}
