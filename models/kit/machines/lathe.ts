import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";
import type { Vec3 } from "../shapes.ts";

const cabin = { x: -0.55, width: 4.2, depth: 2.2, sill: 1.05, top: 2.15 };
const doorway = { left: -1.35, right: 0.75 };
/** How far the bed leans back, radians. */
const slant = 0.7;

/** A place on the slanted bed: along it, up its slope, and out from it. */
function onSlope(along: number, up: number, out: number): Vec3 {
  return [along, up * Math.cos(slant) + out * Math.sin(slant), out * Math.cos(slant) - up * Math.sin(slant)];
}

/** A box that leans like the bed, placed by its middle. */
function leaningBox(b: PartBuilder, [x, y, z]: Vec3, size: Vec3, role: "white" | "light" | "mid" | "deep"): void {
  b.box([x, y - size[1] / 2, z], size, role, { turn: [-slant, 0, 0], edges: false });
}

/**
 * A slant-bed CNC lathe with a window door and a chip conveyor. Parts: `spindle` turns the chuck and the workpiece;
 * `carriage` slides along the bed and carries the tool turret.
 */
export function lathe(b: PartBuilder): void {
  buildCabin(b);
  buildDoor(b);

  const bed: Vec3 = [-0.3, 1.1, -0.45];
  leaningBox(b, bed, [2.1, 1.35, 0.3], "mid");
  for (const up of [-0.34, 0.34]) {
    const [, y, z] = onSlope(0, up, 0.165);
    leaningBox(b, [bed[0], bed[1] + y, bed[2] + z], [2.06, 0.12, 0.05], "deep");
  }
  b.cylinder([doorway.left, 1.32, 0.12], 0.32, 0.16, "light", { axis: "x" });
  b.part("spindle", [doorway.left, 1.32, 0.12], (spindle) => {
    spindle.cylinder([0.22, 0, 0], 0.27, 0.3, "mid", { axis: "x" });
    for (const angle of [0, 2.094, 4.189]) {
      const [y, z] = [0.17 * Math.cos(angle), 0.17 * Math.sin(angle)];
      spindle.box([0.42, y - 0.05, z], [0.16, 0.1, 0.1], "deep", { edges: false });
    }
    spindle.cylinder([0.68, 0, 0], 0.15, 0.6, "product-body", { axis: "x", sides: 20 });
    spindle.cylinder([0.86, 0, 0], 0.156, 0.06, "product", { axis: "x", sides: 20 });
    spindle.cylinder([1.1, 0, 0], 0.1, 0.26, "product-body", { axis: "x", sides: 20 });
    spindle.box([0.6, 0.14, 0], [0.2, 0.03, 0.05], "deep", { edges: false });
  });
  b.part("carriage", [0.4, bed[1] + 0.13, bed[2] + 0.15], (carriage) => {
    leaningBox(carriage, onSlope(0, 0, 0.06), [0.56, 1, 0.14], "light");
    leaningBox(carriage, onSlope(0.06, 0.2, 0.3), [0.4, 0.5, 0.36], "white");
    const [, y, z] = onSlope(0, 0.22, 0.5);
    carriage.cylinder([-0.25, y, z], 0.21, 0.24, "mid", { axis: "x", sides: 16, edges: false });
    carriage.cylinder([-0.38, y, z], 0.09, 0.05, "dark", { axis: "x", sides: 16, edges: false });
    for (let tool = 0; tool < 8; tool++) {
      const angle = (tool * Math.PI) / 4 + 0.45;
      const reach = 0.24;
      const at: Vec3 = [-0.28, y + reach * Math.cos(angle) - 0.045, z + reach * Math.sin(angle)];
      carriage.box(at, [0.12, 0.09, 0.09], "deep", { edges: false });
    }
  });
  buildChipConveyor(b);
  stackLight(b, [1.25, cabin.top, -0.5]);
  b.within([1.15, 1.1, 1.02], 0, () => operatorPanel(b, [0, 0.16, 0]));
}

function buildCabin(b: PartBuilder): void {
  const { x, width, depth, sill, top } = cabin;
  b.within([x, 0, 0], 0, () => plinth(b, width, depth));
  b.box([x, 0.12, 0], [width, 0.62, depth], "white", { bevel: 0.035 });
  for (const place of [-1.4, 0, 1.4]) {
    b.box([x + place, 0.19, depth / 2 + 0.006], [1.34, 0.48, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([x + place, 0.58, depth / 2 + 0.025], [0.2, 0.03, 0.03], "deep", { edges: false });
  }
  // Drawn in the plane across the machine, front to the left.
  const side = [
    [-1.1, 0.74],
    [-1.1, sill],
    [-0.5, top],
    [1.1, top],
    [1.1, 0.74],
  ] as const;
  const left = x - width / 2;
  const right = x + width / 2;
  for (const [from, to] of [
    [left, doorway.left],
    [doorway.right, right],
  ] as const) {
    b.within([(from + to) / 2, 0, 0], Math.PI / 2, () => b.extrude([0, 0, 0], side, to - from, "white"));
  }
  const middle = (doorway.left + doorway.right) / 2;
  const span = doorway.right - doorway.left;
  b.box([middle, 0.74, -1.04], [span, top - 0.86, 0.12], "light");
  b.box([middle, top - 0.12, -0.33], [span, 0.12, 1.54], "white", { edges: false });
  b.box([middle, 0.74, 0.2], [span, 0.03, 1.6], "dark", { edges: false });
  band(b, [x, top - 0.09, -0.28], width, 1.64);
  for (let slot = 0; slot < 7; slot++) {
    b.box([left - 0.006, 1.1 + slot * 0.09, -0.4], [0.02, 0.04, 0.8], "dark", { edges: false });
  }
  b.box([-2, 1.35, 0.86], [0.9, 0.5, 0.03], "light", { turn: [-0.4993, 0, 0], edges: false });
  // Mist separator and its duct on the roof.
  b.box([-1.9, top, -0.5], [0.9, 0.34, 0.9], "light", { bevel: 0.03 });
  b.cylinder([-1.9, top + 0.34, -0.5], 0.26, 0.14, "mid");
  b.cylinder([-1.9, top + 0.48, -0.5], 0.2, 0.02, "deep", { edges: false });
  b.pipe(
    [
      [-1.45, top + 0.18, -0.5],
      [-0.6, top + 0.18, -0.5],
      [-0.6, top - 0.02, -0.5],
    ],
    0.09,
    "mid",
  );
}

function buildDoor(b: PartBuilder): void {
  const { sill, top } = cabin;
  const middle = (doorway.left + doorway.right) / 2;
  const span = doorway.right - doorway.left;
  b.box([middle, 0.74, 1.06], [span, sill - 0.74, 0.07], "white", { edges: false });
  for (const x of [doorway.left + 0.05, middle, doorway.right - 0.05]) {
    b.beam([x, sill, 1.06], [x, top - 0.03, 0.47], 0.09, 0.07, "white");
  }
  for (const [y, z] of [
    [sill + 0.04, 1.04],
    [top - 0.1, 0.5],
  ] as const) {
    b.box([middle, y - 0.04, z], [span, 0.1, 0.075], "white", { turn: [-0.4993, 0, 0], edges: false });
  }
  b.box([middle, 1.02, 0.76], [span - 0.1, 1.14, 0.02], "glass", { turn: [-0.4993, 0, 0], bevel: 0.005 });
  b.beam([middle - 0.13, 1.35, 0.97], [middle - 0.13, 1.68, 0.79], 0.03, 0.05, "deep");
}

function buildChipConveyor(b: PartBuilder): void {
  const outline = [
    [1.5, 0.08],
    [1.78, 0.08],
    [2.3, 1],
    [2.66, 1],
    [2.66, 1.32],
    [2.12, 1.32],
    [1.5, 0.46],
  ] as const;
  b.extrude([0, 0, -0.35], outline, 0.52, "light");
  b.cylinder([2.45, 1.17, -0.02], 0.13, 0.2, "dark", { axis: "z", sides: 16, edges: false });
  b.box([2.4, 0.06, -0.35], [0.5, 0.5, 0.7], "mid", { edges: false });
  b.box([2.4, 0.5, -0.35], [0.4, 0.08, 0.6], "deep", { edges: false });
  for (const z of [-0.6, -0.1]) b.cylinder([2.4, 0.06, z], 0.06, 0.08, "deep", { axis: "z", sides: 10, edges: false });
}
