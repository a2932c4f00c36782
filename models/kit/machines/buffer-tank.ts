import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight, tank } from "../pieces.ts";

const radius = 0.85;

/**
 * A tank on a frame in which buffers and media are mixed, with its transfer pump. Parts: `agitator` turns on the
 * drive above; `level` is the float in the sight glass.
 */
export function bufferTank(b: PartBuilder): void {
  plinth(b, 2.5, 2.2, 0.08);
  b.within([-0.1, 0.08, 0], 0, () => tank(b, [0, 0, 0], radius, 2.75));
  band(b, [-0.1, 1.5, 0], radius * 2 + 0.16, radius * 2 + 0.16);
  for (const [x, z] of [
    [-1.05, -0.95],
    [0.85, -0.95],
    [-1.05, 0.95],
    [0.85, 0.95],
  ] as const)
    b.box([x, 0.08, z], [0.1, 2, 0.1], "mid", { edges: false });
  for (const z of [-0.95, 0.95]) b.box([-0.1, 1.98, z], [2, 0.1, 0.1], "mid", { edges: false });
  for (const x of [-1.05, 0.85]) b.box([x, 1.98, 0], [0.1, 0.1, 1.9], "mid", { edges: false });
  b.cylinder([-0.1, 2.9, 0], 0.2, 0.14, "dark", { sides: 18, edges: false });
  b.part("agitator", [-0.1, 3.04, 0], (drive) => {
    drive.cylinder([0, 0, 0], 0.17, 0.42, "light", { sides: 18 });
    for (let fin = 0; fin < 6; fin++) {
      const angle = (fin * Math.PI) / 3;
      drive.box([Math.cos(angle) * 0.18, 0.06, Math.sin(angle) * 0.18], [0.06, 0.28, 0.03], "dark", {
        turn: [0, -angle, 0],
        edges: false,
      });
    }
    drive.cylinder([0, 0.42, 0], 0.1, 0.05, "deep", { sides: 14, edges: false });
  });
  b.bar([0.86, 0.9, 0.3], [0.86, 2.1, 0.3], 0.028, "glass");
  for (const y of [0.9, 2.1]) b.bar([0.6, y, 0.22], [0.88, y, 0.3], 0.03, "mid");
  b.part("level", [0.86, 0.9, 0.3], (level) => {
    level.cylinder([0, 0, 0], 0.05, 0.09, "product", { sides: 12, edges: false });
  });
  b.pipe(
    [
      [-0.1, 0.5, 0],
      [-0.1, 0.3, 0],
      [0.75, 0.3, 0.45],
      [0.98, 0.3, 0.45],
    ],
    0.06,
    "light",
  );
  b.cylinder([1, 0.32, 0.45], 0.17, 0.26, "mid", { axis: "x", sides: 18, edges: false });
  b.cylinder([1.2, 0.32, 0.45], 0.13, 0.3, "light", { axis: "x", sides: 16, edges: false });
  b.pipe(
    [
      [0.98, 0.5, 0.45],
      [0.98, 2.4, 0.45],
      [0.98, 2.4, -1],
    ],
    0.05,
    "light",
  );
  operatorPanel(b, [-0.75, 1.2, 1.05]);
  stackLight(b, [-1.05, 2.08, -0.95]);
}
