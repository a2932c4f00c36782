import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";

/**
 * A small three-axis milling machine with an open front. Parts: `y-axis` carries `x-axis` with the table and the
 * workpiece; `z-axis` carries `spindle`.
 */
export function cncMill(b: PartBuilder): void {
  const width = 2.6;
  const depth = 2.4;
  plinth(b, width, depth);
  b.box([0, 0.12, 0], [width, 0.66, depth], "white", { bevel: 0.04 });
  for (const x of [-0.65, 0.65])
    b.box([x, 0.2, depth / 2 + 0.006], [1.22, 0.5, 0.025], "white", { bevel: 0.012, edges: false });
  for (const x of [-0.65, 0.65]) b.box([x, 0.62, depth / 2 + 0.025], [0.2, 0.03, 0.03], "deep", { edges: false });
  // The cabin: back, sides with windows, roof; open to the front.
  b.box([0, 0.78, -depth / 2 + 0.06], [width - 0.04, 1.72, 0.12], "light");
  for (const side of [-1, 1]) {
    const x = side * (width / 2 - 0.06);
    b.box([x, 0.78, -0.72], [0.12, 1.72, 0.9], "white", { bevel: 0.03 });
    b.box([x, 0.78, depth / 2 - 0.12], [0.12, 1.72, 0.24], "white", { bevel: 0.03 });
    b.box([x, 0.78, 0.36], [0.02, 1.5, 1.26], "glass", { bevel: 0.005 });
    b.box([x, 2.28, 0.36], [0.12, 0.22, 1.26], "white", { bevel: 0.03, edges: false });
  }
  b.box([0, 2.5, -0.5], [width, 0.14, 1.4], "white", { bevel: 0.045 });
  band(b, [0, 2.45, -0.5], width, 1.4);
  // Chip tray, guideways, column.
  b.box([0, 0.78, 0.1], [width - 0.5, 0.04, depth - 0.6], "dark", { edges: false });
  for (const x of [-0.35, 0.35]) b.box([x, 0.82, 0.25], [0.1, 0.06, 1.35], "deep", { edges: false });
  b.box([0, 0.82, -0.82], [0.9, 1.56, 0.5], "mid", { bevel: 0.03 });
  for (const x of [-0.22, 0.22]) b.box([x, 1.2, -0.555], [0.08, 1.14, 0.03], "deep", { edges: false });

  b.part("y-axis", [0, 0.88, 0.25], (saddle) => {
    saddle.box([0, 0, 0], [0.95, 0.1, 0.62], "mid");
    for (const z of [-0.2, 0.2]) saddle.box([0, 0.1, z], [0.95, 0.03, 0.07], "deep", { edges: false });
    saddle.part("x-axis", [0, 0.13, 0], (table) => {
      table.box([0, 0, 0], [1.25, 0.1, 0.56], "light", { edges: true });
      for (const z of [-0.18, 0, 0.18]) table.box([0, 0.1, z], [1.23, 0.006, 0.05], "dark", { edges: false });
      // A vice with the workpiece.
      for (const z of [-0.17, 0.17]) table.box([0, 0.1, z], [0.42, 0.16, 0.1], "mid", { edges: false });
      table.box([0, 0.12, 0], [0.34, 0.2, 0.24], "product-body", { bevel: 0.012, edges: false });
      table.box([0, 0.32, 0], [0.34, 0.022, 0.24], "product", { bevel: 0.006, edges: false });
    });
  });
  b.part("z-axis", [0, 1.62, -0.25], (head) => {
    head.box([0, 0, -0.08], [0.5, 0.62, 0.5], "white", { bevel: 0.04, edges: true });
    head.box([0, 0.1, 0.185], [0.3, 0.34, 0.03], "mid", { edges: false });
    head.cylinder([0, 0.62, -0.05], 0.16, 0.2, "dark", { sides: 24 });
    head.part("spindle", [0, 0, 0.02], (spindle) => {
      spindle.cylinder([0, -0.12, 0], 0.11, 0.13, "deep", { topRadius: 0.14, edges: false });
      spindle.box([0, -0.1, 0.11], [0.035, 0.07, 0.035], "white", { edges: false });
      spindle.cylinder([0, -0.2, 0], 0.055, 0.09, "mid", { sides: 16, edges: false });
      spindle.box([0, -0.4, 0], [0.05, 0.21, 0.022], "dark", { bevel: 0.004, edges: false });
      spindle.box([0, -0.4, 0], [0.022, 0.21, 0.05], "dark", { bevel: 0.004, edges: false });
    });
  });

  b.cylinder([width / 2 - 0.3, 2.64, -0.9], 0.02, 0.02, "dark", { edges: false });
  stackLight(b, [width / 2 - 0.25, 2.62, -0.3]);
  b.within([width / 2 + 0.05, 1.15, depth / 2 - 0.05], 0.35, () => {
    operatorPanel(b, [0, 0.2, 0.06]);
    b.box([0, 0.3, -0.05], [0.06, 0.06, 0.16], "dark", { edges: false });
  });
}
