import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";

/** Height of a line's floor pad. */
export const padTop = 0.03;
/** Where the lane in front of a line lies. */
const laneZ = 3.8;
/** Where the service gantry behind a line stands, and the duct under its arms runs. */
const gantryZ = -4.4;
const ductZ = -3.6;
/** The duct hangs this much below the gantry's top. */
export const ductBelowTop = 0.6;
const ductRadius = 0.22;
export const conveyorTop = 0.85;
export const conveyorWidth = 0.6;
const rollerRadius = 0.075;

/** A marked lane along x, with a crossing. */
export function aisle(b: PartBuilder, from: number, to: number, crossing: number, aisleZ = laneZ): void {
  const middle = (from + to) / 2;
  b.box([middle, 0, aisleZ], [to - from, 0.012, 2.9], "road", { bevel: 0.002, edges: false });
  for (const side of [-1, 1]) {
    b.box([middle, 0, aisleZ + side * 1.45], [to - from, 0.02, 0.1], "mark", { bevel: 0.002, edges: false });
  }
  for (let x = from + 2; x < to - 1; x += 5.2) {
    if (Math.abs(x - crossing) < 2.2) continue;
    b.box([x, 0, aisleZ], [1.6, 0.018, 0.08], "mark", { bevel: 0.002, edges: false });
  }
  for (let stripe = 0; stripe < 5; stripe++) {
    b.box([crossing, 0, aisleZ + (stripe - 2) * 0.5], [2.2, 0.024, 0.26], "mark", { bevel: 0.002, edges: false });
  }
}

/** Posts with a cable tray on top and an exhaust duct under their arms. */
export function gantry(b: PartBuilder, from: number, to: number, gantryTop: number): void {
  const ductY = gantryTop - ductBelowTop;
  const middle = (from + to) / 2;
  const length = to - from;
  const bays = Math.round(length / 8.5);
  for (let post = 0; post <= bays; post++) {
    const x = from + 0.4 + ((length - 0.8) * post) / bays;
    b.box([x, 0, gantryZ], [0.16, gantryTop, 0.16], "mid", { edges: false });
    b.box([x, 0, gantryZ], [0.4, 0.04, 0.4], "dark", { edges: false });
    b.box([x, gantryTop - 0.16, gantryZ + 0.5], [0.12, 0.14, 1.2], "mid", { edges: false });
    b.box([x, ductY + 0.2, ductZ], [0.05, gantryTop - ductY - 0.3, 0.05], "dark", { edges: false });
    b.cylinder([x, ductY, ductZ], ductRadius + 0.015, 0.07, "mid", { axis: "x", sides: 14, edges: false });
  }
  b.pipe(
    [
      [from, ductY, ductZ],
      [to, ductY, ductZ],
    ],
    ductRadius,
    "light",
  );
  for (const x of [from, to]) {
    b.cylinder([x, ductY, ductZ], ductRadius + 0.03, 0.06, "mid", { axis: "x", sides: 14, edges: false });
  }
  b.box([middle, gantryTop, gantryZ], [length, 0.05, 0.5], "light", { edges: true });
  for (const side of [-1, 1]) {
    b.box([middle, gantryTop, gantryZ + side * 0.26], [length, 0.16, 0.04], "mid", { edges: false });
  }
}

/** A roller conveyor along x, 0.85 m high. */
export function conveyor(b: PartBuilder, from: number, to: number, conveyorZ: number): void {
  const middle = (from + to) / 2;
  const length = to - from;
  for (const side of [-1, 1]) {
    const z = conveyorZ + side * (conveyorWidth / 2 + 0.04);
    b.box([middle, conveyorTop - 0.1, z], [length, 0.16, 0.06], "light", { bevel: 0.015, edges: true });
    b.box([middle, conveyorTop - 0.055, z + side * 0.035], [length, 0.05, 0.02], "dark", { edges: false });
  }
  const halfWidth = conveyorWidth / 2 + 0.02;
  const y = conveyorTop + 0.03 - rollerRadius;
  for (let x = from + 0.12; x < to; x += 0.27) {
    b.pipe(
      [
        [x, y, conveyorZ - halfWidth],
        [x, y, conveyorZ + halfWidth],
      ],
      rollerRadius,
      "mid",
    );
  }
  const bays = Math.round(length / 6);
  for (let leg = 0; leg <= bays; leg++) {
    const x = from + 0.2 + ((length - 0.4) * leg) / bays;
    for (const side of [-1, 1]) {
      const z = conveyorZ + side * (conveyorWidth / 2 + 0.02);
      b.box([x, 0, z], [0.08, conveyorTop - 0.09, 0.08], "mid", { edges: false });
    }
    b.box([x, 0.3, conveyorZ], [0.05, 0.05, conveyorWidth], "mid", { edges: false });
    if (leg % 2 === 1) {
      b.box([x + 0.9, conveyorTop - 0.3, conveyorZ + 0.34], [0.34, 0.23, 0.14], "deep", { edges: false });
    }
  }
}

/** Units on a conveyor: a row that moves on by one pitch for every unit that the line has made. */
export interface UnitRow {
  /** Where the first unit comes out of its housing, and how far the last may come before it goes into the other. */
  readonly from: number;
  readonly to: number;
  readonly z: number;
  readonly pitchM: number;
  readonly unit: (b: PartBuilder, at: Vec3) => void;
}

/** The row itself, part `units`, and the housings at its ends in which units come and go unseen. */
export function unitRow(b: PartBuilder, { from, to, z, pitchM, unit }: UnitRow): void {
  const count = Math.floor((to - from) / pitchM);
  b.part("units", [from, conveyorTop + 0.03, z], (units) => {
    for (let place = 0; place < count; place++) unit(units, [place * pitchM, 0, 0]);
  });
  housing(b, from, z, 1);
  housing(b, from + count * pitchM, z, -1);
}

/** A lift's housing on a conveyor, open towards the row. */
function housing(b: PartBuilder, x: number, z: number, side: 1 | -1): void {
  const y = conveyorTop + 0.062;
  const [length, height, width] = [1, 0.66, conveyorWidth + 0.22];
  b.box([x, y, z], [length, height, width], "white", { bevel: 0.04, edges: true });
  b.box([x + side * (length / 2), y, z], [0.03, height - 0.12, width - 0.24], "ink", { bevel: 0.004, edges: false });
  b.box([x, y + height, z], [0.5, 0.08, 0.4], "mid", { bevel: 0.02, edges: false });
}

/** A prismatic cell. */
export function cell(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.34, 0.3, 0.24], "product-body", { edges: false });
  b.box([x, y + 0.3, z], [0.34, 0.03, 0.24], "product", { bevel: 0.006, edges: false });
}

/** An operator, looking to +z before the turn; a stride of 0.14 m walks. */
export function person(b: PartBuilder, [x, z]: readonly [number, number], turn: number, stride = 0): void {
  b.within([x, 0, z], turn, () => {
    for (const side of [-1, 1]) {
      b.bar([side * 0.1, 0.05, side * stride], [side * 0.085, 0.88, 0], 0.062, "dark", 0.095);
      b.box([side * 0.1, 0, 0.05 + side * stride], [0.1, 0.08, 0.25], "deep", { edges: false });
      b.bar([side * 0.21, 1.36, 0], [side * 0.24, 0.9, 0.14 - side * stride], 0.06, "mid", 0.048);
    }
    b.cylinder([0, 0.82, 0], 0.155, 0.62, "mid", { topRadius: 0.2, sides: 12, bevel: 0.07, edges: false });
    b.ball([0, 1.6, 0], 0.115, "light", [1, 1.12, 1]);
    b.cylinder([0, 1.64, 0.02], 0.145, 0.13, "white", { topRadius: 0.1, sides: 12, bevel: 0.03, edges: false });
  });
}

/** A guided vehicle that drives to +x before the turn. */
export function vehicle(
  b: PartBuilder,
  [x, z]: readonly [number, number],
  turn: number,
  load: (b: PartBuilder) => void,
): void {
  b.within([x, 0, z], turn, () => {
    for (const side of [-1, 1]) {
      for (const end of [-0.55, 0.55]) {
        b.box([end, 0, side * 0.36], [0.18, 0.16, 0.1], "ink", { bevel: 0.05, edges: false });
      }
    }
    b.box([0, 0.09, 0], [1.6, 0.25, 0.95], "white", { bevel: 0.07, edges: true });
    b.box([0, 0.13, 0], [1.62, 0.05, 0.97], "deep", { edges: false });
    b.box([0, 0.34, 0], [1.2, 0.06, 0.8], "mid", { edges: false });
    b.cylinder([0.66, 0.34, 0], 0.06, 0.08, "deep", { sides: 10, edges: false });
    b.box([0.805, 0.22, 0], [0.02, 0.05, 0.5], "lamp-running", { edges: false });
    load(b);
  });
}

/** A reel on a vehicle. */
export function reelLoad(b: PartBuilder): void {
  for (const x of [-0.28, 0.28]) b.box([x, 0.4, 0], [0.12, 0.2, 0.7], "dark", { edges: false });
  b.cylinder([0, 0.84, 0], 0.42, 0.62, "graphite", { axis: "z", sides: 28, bevel: 0.012 });
  b.cylinder([0, 0.84, 0], 0.15, 0.7, "light", { axis: "z", sides: 14, edges: false });
}

/** A tray of cells on a vehicle. */
export function cellLoad(b: PartBuilder): void {
  b.box([0, 0.4, 0], [1.1, 0.1, 0.8], "dark", { edges: false });
  for (const x of [-0.39, -0.13, 0.13, 0.39]) {
    for (const z of [-0.2, 0.2]) {
      b.box([x, 0.5, z], [0.2, 0.26, 0.3], "product-body", { edges: false });
      b.box([x, 0.76, z], [0.2, 0.025, 0.3], "product", { bevel: 0.004, edges: false });
    }
  }
}

/** A pallet with a box on a vehicle. */
export function palletLoad(b: PartBuilder): void {
  b.box([0, 0.4, 0], [1.1, 0.12, 0.8], "mid", { edges: false });
  b.box([0, 0.52, 0], [1, 0.7, 0.74], "light", { bevel: 0.03 });
}

/** A branch from a machine's roof up and back into the duct behind. */
export function exhaustBranch(b: PartBuilder, [x, y, z]: Vec3, ductY: number, radius: number): void {
  b.pipe(
    [
      [x, y, z],
      [x, ductY, z],
      [x, ductY, ductZ + 0.1],
    ],
    radius,
    "light",
    radius * 2,
  );
}

/** A box on a pallet, on the floor. */
export function pallet(b: PartBuilder, x: number, z: number, height: number): void {
  b.box([x, padTop, z], [1.2, 0.14, 1], "mid", { edges: false });
  b.box([x, padTop + 0.14, z], [1.05, height, 0.86], "light", { bevel: 0.03 });
}
