import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorStand, stackLight } from "../pieces.ts";

const bed = { width: 1.9, height: 0.72, length: 10.8 };
const column = { x: 2.35, z: -1.1, width: 0.95, depth: 1.7, height: 4.3 };
const beamFront = -0.05;

/**
 * A double-column gantry mill. Parts: `table` slides along the bed with the workpiece; `carriage` slides along the
 * cross-beam and carries `ram`, which carries `spindle`.
 */
export function gantryMill(b: PartBuilder): void {
  b.box([0, 0, 0], [6.4, 0.1, bed.length - 0.1], "dark", { edges: false });
  buildBed(b);
  buildPortal(b);

  b.part("table", [0, bed.height + 0.04, 0], (table) => {
    table.box([0, 0, 0], [2.2, 0.3, 5], "light", { bevel: 0.03 });
    for (let slot = -2; slot <= 2; slot++) {
      table.box([slot * 0.42, 0.3, 0], [0.06, 0.006, 4.94], "dark", { edges: false });
    }
    buildWorkpiece(table);
  });
  b.part("carriage", [0, 2.55, beamFront], (carriage) => {
    carriage.box([0, 0, 0.16], [1.15, 1.35, 0.32], "light", { bevel: 0.04 });
    carriage.part("ram", [0, 0.1, 0.62], (ram) => {
      ram.box([0, 0, 0], [0.74, 2.3, 0.62], "white", { bevel: 0.05 });
      for (const side of [-1, 1]) ram.box([side * 0.3, 0.05, 0.312], [0.06, 2.1, 0.02], "mid", { edges: false });
      ram.cylinder([0, 2.3, 0], 0.22, 0.34, "dark");
      ram.cylinder([0, -0.16, 0], 0.24, 0.17, "mid", { topRadius: 0.3 });
      ram.part("spindle", [0, -0.16, 0], (spindle) => {
        spindle.cylinder([0, -0.2, 0], 0.13, 0.2, "deep");
        spindle.cylinder([0, -0.34, 0], 0.27, 0.14, "dark", { topRadius: 0.2, edges: false });
        for (let insert = 0; insert < 6; insert++) {
          const angle = (insert * Math.PI) / 3;
          const [x, z] = [0.24 * Math.cos(angle), 0.24 * Math.sin(angle)];
          spindle.box([x, -0.37, z], [0.08, 0.08, 0.08], insert === 0 ? "white" : "ink", { edges: false });
        }
      });
    });
    carriage.box([0, 0.08, 0.98], [1, 0.34, 0.1], "mid", { edges: false });
    carriage.box([0, 1.02, 0.98], [1, 0.24, 0.1], "mid", { edges: false });
    for (const side of [-1, 1]) carriage.box([side * 0.46, 0.08, 0.62], [0.1, 1.18, 0.66], "mid", { edges: false });
  });

  operatorStand(b, [2.75, 0.1, 2.2], -0.5);
  cabinet(b, [3.3, 0, -3.4], [0.9, 2.1, 1.1], 1);
  cabinet(b, [3.3, 0, -4.55], [0.9, 2.1, 1.1], 1);
  stackLight(b, [column.x, column.height + 0.9, column.z]);
}

function buildBed(b: PartBuilder): void {
  b.box([0, 0.1, 0], [bed.width, bed.height - 0.1, bed.length], "white", { bevel: 0.04 });
  for (const side of [-1, 1]) {
    b.box([side * 0.62, bed.height, 0], [0.2, 0.04, bed.length - 0.1], "deep", { edges: false });
    // Chip conveyors in their troughs along the bed, rising at the back.
    b.box([side * 1.42, 0.1, 0.2], [0.5, 0.3, bed.length - 0.8], "mid");
    b.box([side * 1.42, 0.36, 0.2], [0.36, 0.05, bed.length - 1], "deep", { edges: false });
    b.beam([side * 1.42, 0.3, -4.7], [side * 1.42, 1.35, -5.35], 0.46, 0.26, "light");
  }
  for (const end of [-1, 1]) {
    b.box([0, 0.2, end * (bed.length / 2 + 0.01)], [1.5, 0.44, 0.05], "light", { edges: false });
  }
}

function buildPortal(b: PartBuilder): void {
  const { x, z, width, depth, height } = column;
  for (const side of [-1, 1]) {
    b.box([side * x, 0.1, z], [width + 0.2, 0.3, depth + 0.5], "mid", { bevel: 0.04 });
    b.box([side * x, 0.4, z], [width, height - 0.4, depth], "white", { bevel: 0.06 });
    b.box([side * x, 0.9, z + depth / 2 + 0.01], [0.5, 1.2, 0.04], "light", { edges: false });
    b.box([side * (x + width / 2 + 0.01), 0.9, z], [0.04, 2.4, 0.9], "light", { edges: false });
  }
  b.box([0, height - 0.9, z - 0.1], [2 * x - width, 0.9, depth - 0.5], "light", { bevel: 0.05 });
  b.box([0, height, z], [2 * x + width, 0.34, depth], "white", { bevel: 0.06 });
  band(b, [0, height + 0.14, z], 2 * x + width, depth);
  // The cross-beam before the columns, with its two guideways.
  b.box([0, 2.5, (z + depth / 2 + beamFront) / 2], [2 * x + width + 0.3, 1.35, beamFront - z - depth / 2], "mid", {
    bevel: 0.04,
  });
  for (const y of [2.6, 3.6]) b.box([0, y, beamFront + 0.02], [2 * x + width, 0.14, 0.06], "deep", { edges: false });
  b.cylinder([x + width / 2 + 0.15, 3.2, -0.16], 0.14, 0.5, "dark", { axis: "x", sides: 16 });
  for (const side of [-1, 1]) {
    b.cylinder([side * x, height + 0.34, z + 0.2], 0.2, 0.5, "mid");
    b.cylinder([side * x, height + 0.84, z + 0.2], 0.15, 0.06, "dark", { edges: false });
  }
  const [top, lineZ, end] = [height + 1.05, z + 0.2, -0.6];
  b.pipe(
    [
      [-x, top - 0.4, lineZ],
      [-x, top, lineZ],
      [end, top, lineZ],
      [end, height + 0.3, lineZ],
    ],
    0.06,
    "dark",
  );
}

/** A machine bed to be milled: two rails on ribs, clamped down. */
function buildWorkpiece(table: PartBuilder): void {
  const base = 0.32;
  for (const z of [-1.6, -0.5, 0.5, 1.6]) {
    table.box([0, base, z], [1.3, 0.34, 0.12], "product-body", { edges: false });
    for (const side of [-1, 1]) table.box([side * 0.88, base, z], [0.3, 0.2, 0.16], "deep", { edges: false });
  }
  for (const side of [-1, 1]) {
    table.box([side * 0.55, base, 0], [0.26, 0.4, 4], "product-body", { edges: true });
    table.box([side * 0.55, base + 0.4, 0], [0.16, 0.05, 3.96], "product", { edges: false });
  }
}
