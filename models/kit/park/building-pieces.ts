import type { PartBuilder } from "../part-builder.ts";
import type { Vec3 } from "../shapes.ts";

const noEdges = { edges: false } as const;

/** A box of building size. */
export function block(b: PartBuilder, at: Vec3, size: Vec3, role: "white" | "light" | "mid", bevel = 0.3): void {
  b.box(at, size, role, { bevel, edges: true });
}

/** A band around a block, as of windows, a plinth or a joint. */
export function belt(
  b: PartBuilder,
  [x, y, z]: Vec3,
  [width, height, depth]: Vec3,
  role: "deep" | "dark" | "mid",
  proud = 0.1,
): void {
  b.box([x, y, z], [width + proud, height, depth + proud], role, { bevel: 0.02, edges: false });
}

/** Vertical ribs around a block. */
export function ribs(b: PartBuilder, [x, y, z]: Vec3, [width, height, depth]: Vec3, spacing: number): void {
  const alongX = Math.round(width / spacing);
  const alongZ = Math.round(depth / spacing);
  for (const side of [-1, 1]) {
    for (let rib = 0; rib <= alongX; rib++) {
      b.box([x - width / 2 + (rib * width) / alongX, y, z + side * (depth / 2)], [0.45, height, 0.45], "light", {
        bevel: 0.05,
        ...noEdges,
      });
    }
    for (let rib = 1; rib < alongZ; rib++) {
      b.box([x + side * (width / 2), y, z - depth / 2 + (rib * depth) / alongZ], [0.45, height, 0.45], "light", {
        bevel: 0.05,
        ...noEdges,
      });
    }
  }
}

/** The raised rim of a flat roof. */
export function parapet(b: PartBuilder, at: Vec3, width: number, depth: number): void {
  b.slab(at, [width, 0.9, depth], 0.5, "white", 0.7);
}

/** An air handler on a roof, with fans. */
export function airHandler(b: PartBuilder, [x, y, z]: Vec3, [width, height, depth]: Vec3, fans: number): void {
  b.box([x, y, z], [width, 0.5, depth - 0.6], "dark", noEdges);
  b.box([x, y + 0.5, z], [width, height - 0.5, depth], "white", { bevel: 0.2, ...noEdges });
  const pitch = width / fans;
  for (let fan = 0; fan < fans; fan++) {
    const fanX = x - width / 2 + pitch * (fan + 0.5);
    const radius = Math.min(depth, pitch) * 0.36;
    b.cylinder([fanX, y + height, z], radius, 0.35, "light", { sides: 16, ...noEdges });
    b.cylinder([fanX, y + height + 0.3, z], radius * 0.75, 0.1, "deep", { sides: 16, ...noEdges });
  }
  for (let slot = 0; slot < 3; slot++) {
    b.box([x, y + 0.9 + slot * 0.5, z + depth / 2], [width * 0.7, 0.18, 0.12], "dark", noEdges);
  }
}

/** A sectional door in a front wall that looks along +z; placed by the middle of its sill. */
export function sectionalDoor(b: PartBuilder, [x, y, z]: Vec3, width: number, height: number): void {
  b.box([x, y, z], [width, height, 0.5], "mid", { bevel: 0.05, ...noEdges });
  const panels = Math.floor(height / 1.7);
  for (let panel = 0; panel < panels; panel++) {
    b.box([x, y + 1.2 + panel * 1.7, z + 0.26], [width - 0.8, 0.12, 0.1], "dark", noEdges);
  }
}

/** A standing tank outdoors, on a ring foundation. */
export function outdoorTank(b: PartBuilder, [x, y, z]: Vec3, radius: number, height: number): void {
  b.cylinder([x, y, z], radius + 0.3, 0.4, "mid", { sides: 28, ...noEdges });
  b.cylinder([x, y + 0.4, z], radius, height, "white", { sides: 28, bevel: 0.15, edges: true });
  b.ball([x, y + 0.3 + height, z], radius * 0.98, "white", [1, 0.34, 1], 2);
  b.cylinder([x, y + height + radius * 0.32, z], 0.4, 0.6, "dark", { sides: 10, ...noEdges });
  for (const share of [0.3, 0.65]) {
    b.cylinder([x, y + 0.4 + height * share, z], radius + 0.06, 0.18, "mid", { sides: 28, ...noEdges });
  }
}

/** An oil-filled transformer with radiators and three bushings. */
export function outdoorTransformer(b: PartBuilder, at: Vec3): void {
  b.within(at, 0, () => {
    b.box([0, 0, 0], [9, 0.4, 8], "mid", noEdges);
    b.box([0, 0.4, 0], [5.2, 4, 3], "light", { bevel: 0.2, edges: true });
    for (const side of [-1, 1]) {
      for (let fin = 0; fin < 8; fin++)
        b.box([-2.3 + fin * 0.65, 0.8, side * 2.4], [0.18, 2.9, 1.6], "mid", { bevel: 0.03, ...noEdges });
    }
    for (let phase = -1; phase <= 1; phase++) {
      b.cylinder([phase * 1.5, 4.4, 0], 0.38, 2.7, "white", { topRadius: 0.18, sides: 12, ...noEdges });
      for (let shed = 0; shed < 4; shed++) {
        b.cylinder([phase * 1.5, 4.75 + shed * 0.5, 0], 0.5 - 0.05 * shed, 0.13, "white", { sides: 12, ...noEdges });
      }
    }
    b.cylinder([0, 5.2, -1.1], 0.55, 4.2, "light", { axis: "x", sides: 16, ...noEdges });
  });
}

/** What one sees of a hall when its shell has faded: a floor, low walls in front, full walls behind. */
export interface Hall {
  readonly width: number;
  readonly depth: number;
  /** Height of the walls behind. */
  readonly height: number;
}

/** Below the street a foundation is not seen from the park; alone, it is what the factory stands on. */
function foundation(b: PartBuilder, [x, z]: readonly [number, number], width: number, depth: number): void {
  b.slab([x, -1.45, z], [width, 1.4, depth], 1.2, "white");
}

/** What carries the things that stand outdoors beside a hall. */
export function yardFoundation(b: PartBuilder, at: readonly [number, number], width: number, depth: number): void {
  foundation(b, at, width, depth);
  b.slab([at[0], -0.06, at[1]], [width - 1, 0.05, depth - 1], 1, "pad");
}

/** The rails of an overhead crane along x on their columns; `y` is the top of the rails. */
export function craneRunway(b: PartBuilder, [x, y, z]: Vec3, length: number, span: number): void {
  const bays = Math.round(length / 9);
  for (const side of [-1, 1]) {
    const railZ = z + side * (span / 2);
    b.box([x, y - 0.12, railZ], [length, 0.12, 0.14], "deep", noEdges);
    b.box([x, y - 0.62, railZ], [length, 0.5, 0.3], "mid", { bevel: 0.03 });
    for (let post = 0; post <= bays; post++) {
      const postX = x - length / 2 + 0.3 + (post * (length - 0.6)) / bays;
      b.box([postX, 0, railZ], [0.36, y - 0.62, 0.36], "light", { bevel: 0.03, ...noEdges });
      b.box([postX, 0, railZ], [0.7, 0.06, 0.7], "dark", noEdges);
    }
  }
}

const wallM = 0.4;
const cutHeightM = 1;

/** The inside of a hall around the origin: the walls to the back and to the right stand, the others are cut low. */
export function hallInterior(b: PartBuilder, { width, depth, height }: Hall): void {
  const [w, d] = [width / 2, depth / 2];
  b.box([0, -0.3, 0], [width, 0.3, depth], "floor", { bevel: 0.03, ...noEdges });
  foundation(b, [0, 0], width + 4, depth + 4);
  const wall = (at: Vec3, size: Vec3): void => {
    b.box(at, size, "white", { bevel: 0.03, edges: true });
    b.box([at[0], size[1], at[2]], [size[0] + 0.02, 0.12, size[2] + 0.02], "ink", { bevel: 0.01, ...noEdges });
  };
  wall([0, 0, -d - wallM / 2], [width + 2 * wallM, height, wallM]);
  wall([w + wallM / 2, 0, 0], [wallM, height, depth]);
  wall([0, 0, d + wallM / 2], [width + 2 * wallM, cutHeightM, wallM]);
  wall([-w - wallM / 2, 0, 0], [wallM, cutHeightM, depth]);
  windows(b, width, depth, height);
  columns(b, width, depth, height);
}

function windows(b: PartBuilder, width: number, depth: number, height: number): void {
  const sill = height * 0.55;
  const pane = Math.min(2.4, height * 0.28);
  const alongX = Math.floor(width / 8);
  for (let place = 0; place < alongX; place++) {
    const x = -width / 2 + (width * (place + 0.5)) / alongX;
    b.box([x, sill, -depth / 2 + 0.02], [6, pane, 0.1], "mid", { bevel: 0.01, ...noEdges });
    for (let bar = 0; bar <= 4; bar++)
      b.box([x - 3 + bar * 1.5, sill - 0.05, -depth / 2 + 0.1], [0.12, pane + 0.1, 0.1], "white", noEdges);
  }
  const alongZ = Math.floor(depth / 9);
  for (let place = 0; place < alongZ; place++) {
    const z = -depth / 2 + (depth * (place + 0.5)) / alongZ;
    b.box([width / 2 - 0.02, sill, z], [0.1, pane, 6], "mid", { bevel: 0.01, ...noEdges });
    for (let bar = 0; bar <= 4; bar++)
      b.box([width / 2 - 0.1, sill - 0.05, z - 3 + bar * 1.5], [0.1, pane + 0.1, 0.12], "white", noEdges);
  }
}

function columns(b: PartBuilder, width: number, depth: number, height: number): void {
  const count = Math.round(width / 10);
  for (let place = 0; place <= count; place++) {
    const x = -width / 2 + 0.8 + (place * (width - 1.6)) / count;
    b.box([x, 0, -depth / 2 + 0.5], [0.5, height - 0.1, 0.5], "light", { bevel: 0.03, ...noEdges });
    b.box([x, 0, -depth / 2 + 0.5], [0.85, 0.06, 0.85], "dark", noEdges);
    b.beam([x, height - 0.3, -depth / 2 + 0.5], [x, height - 0.05, -depth / 2 + 5], 0.22, 0.22, "light");
  }
}

/** A marked lane on a hall's floor along x. */
export function aisle(b: PartBuilder, z: number, width: number, length: number): void {
  b.box([0, 0, z], [length, 0.012, width], "road", { bevel: 0.001, ...noEdges });
  for (const side of [-1, 1])
    b.box([0, 0, z + side * (width / 2)], [length, 0.02, 0.14], "mark", { bevel: 0.002, ...noEdges });
  for (let x = -length / 2 + 1; x < length / 2 - 1; x += 2.6)
    b.box([x, 0, z], [1.2, 0.018, 0.08], "mark", { bevel: 0.002, ...noEdges });
}
