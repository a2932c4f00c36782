import type { PartBuilder } from "./part-builder.ts";
import type { Vec3 } from "./shapes.ts";

/** The recessed dark plinth that gives every machine a shadow gap. */
export function plinth(b: PartBuilder, width: number, depth: number, height = 0.12): void {
  b.box([0, 0, 0], [width - 0.1, height, depth - 0.1], "dark", { edges: false });
}

/** The edge band around a machine's top that takes the colour of an alarm or of the selection. */
export function band(b: PartBuilder, [x, y, z]: Vec3, width: number, depth: number): void {
  for (const side of [-1, 1]) {
    b.box([x, y, z + side * (depth / 2)], [width + 0.04, 0.05, 0.04], "band", { bevel: 0.008, edges: false });
    b.box([x + side * (width / 2), y, z], [0.04, 0.05, depth + 0.04], "band", { bevel: 0.008, edges: false });
  }
}

/** Three lamps on a post: running, waiting, fault from below. */
export function stackLight(b: PartBuilder, [x, y, z]: Vec3): void {
  b.cylinder([x, y, z], 0.025, 0.22, "dark", { sides: 10, edges: false });
  for (const [place, role] of (["lamp-running", "lamp-waiting", "lamp-fault"] as const).entries()) {
    b.cylinder([x, y + 0.22 + place * 0.145, z], 0.075, 0.13, role, { sides: 14, edges: false });
  }
  b.cylinder([x, y + 0.655, z], 0.065, 0.04, "deep", { sides: 14, edges: false });
}

/** An operator panel on a stand. */
export function operatorStand(b: PartBuilder, at: Vec3, turn = 0): void {
  b.within(at, turn, () => {
    b.cylinder([0, 0, 0], 0.14, 0.03, "dark", { sides: 16, edges: false });
    b.cylinder([0, 0, 0], 0.035, 1, "mid", { sides: 12, edges: false });
    operatorPanel(b, [0, 1, 0.02]);
  });
}

/** An operator panel, leaning back. */
export function operatorPanel(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.52, 0.38, 0.06], "mid", { turn: [-0.22, 0, 0], edges: false });
  b.box([x, y + 0.03, z + 0.032], [0.46, 0.32, 0.012], "screen", { turn: [-0.22, 0, 0], edges: false });
}

/** A cabinet with doors to the front, placed by the middle of its bottom. */
export function cabinet(b: PartBuilder, [x, y, z]: Vec3, [width, height, depth]: Vec3, doors?: number): void {
  b.box([x, y, z], [width, 0.1, depth - 0.08], "dark", { edges: false });
  b.box([x, y + 0.1, z], [width, height - 0.1, depth], "white", { bevel: 0.035 });
  const count = doors ?? Math.max(1, Math.round(width / 0.75));
  const doorWidth = (width - 0.08) / count;
  for (let door = 0; door < count; door++) {
    const doorX = x - width / 2 + 0.04 + doorWidth * (door + 0.5);
    const handleX = doorX + (door % 2 === 1 ? -1 : 1) * (doorWidth / 2 - 0.09);
    b.box([doorX, y + 0.18, z + depth / 2 + 0.005], [doorWidth - 0.03, height - 0.28, 0.03], "white", {
      bevel: 0.012,
      edges: false,
    });
    b.box([handleX, y + height * 0.45, z + depth / 2 + 0.03], [0.025, 0.2, 0.03], "deep", { edges: false });
    for (let slot = 0; slot < 4; slot++) {
      b.box([doorX, y + 0.3 + slot * 0.05, z + depth / 2 + 0.02], [doorWidth * 0.5, 0.018, 0.016], "dark", {
        edges: false,
      });
    }
  }
}

/** A roller or roll whose axis is z, placed by its middle. */
export function roller(b: PartBuilder, at: Vec3, radius: number, width: number): void {
  b.cylinder(at, radius, width, "light", { axis: "z", sides: 20, edges: false });
  b.cylinder(at, radius * 0.4, width + 0.16, "dark", { axis: "z", sides: 10, edges: false });
}

/** A reel of web material on its shaft along z, placed by its middle. The label at its rim shows from afar that it turns. */
export function webReel(b: PartBuilder, radius: number, width: number, role: "graphite" | "copper" | "web"): void {
  b.cylinder([0, 0, 0], radius, width, role, { axis: "z", sides: 32, bevel: 0.012 });
  b.cylinder([0, 0, 0], radius * 0.34, width + 0.06, "light", { axis: "z", sides: 16, edges: false });
  b.cylinder([0, 0, 0], 0.09, width + 0.22, "dark", { axis: "z", sides: 10, edges: false });
  b.box([radius * 0.7, -0.08, 0], [0.2, 0.16, width + 0.016], "white", { bevel: 0.004, edges: false });
}

/** The stand in which a reel turns, for a reel at height 1.09. */
export function reelStand(b: PartBuilder, width: number): void {
  for (const side of [-1, 1]) {
    const z = side * (width / 2 + 0.16);
    b.extrude(
      [0, 0, z],
      [
        [-0.75, 0],
        [0.75, 0],
        [0.75, 0.12],
        [0.17, 1.15],
        [-0.17, 1.15],
        [-0.75, 0.12],
      ],
      0.12,
      "light",
    );
    b.cylinder([0, 1.09, z], 0.15, 0.2, "dark", { axis: "z", sides: 20, edges: false });
  }
  b.box([0, 0.05, 0], [0.3, 0.14, width + 0.2], "mid");
}

/** A web of material along points in the xy plane. */
export function web(
  b: PartBuilder,
  points: readonly (readonly [number, number])[],
  z: number,
  width: number,
  role: "web" | "graphite" | "copper" | "white",
): void {
  for (const [place, [x1, y1]] of points.entries()) {
    const before = points[place - 1];
    if (before === undefined) continue;
    const [x0, y0] = before;
    const length = Math.hypot(x1 - x0, y1 - y0);
    b.box([(x0 + x1) / 2, (y0 + y1) / 2 - 0.006, z], [length, 0.012, width], role, {
      turn: [0, 0, Math.atan2(y1 - y0, x1 - x0)],
      bevel: 0.001,
      edges: false,
    });
  }
}

/** A standing tank with a domed top on legs. */
export function tank(b: PartBuilder, [x, y, z]: Vec3, radius: number, height: number): void {
  const legs = Math.min(0.5, height * 0.2);
  for (const angle of [0.8, 2.36, 3.93, 5.5]) {
    b.cylinder([x + radius * 0.8 * Math.cos(angle), y, z + radius * 0.8 * Math.sin(angle)], 0.04, legs, "mid", {
      sides: 8,
      edges: false,
    });
  }
  b.cylinder([x, y + legs, z], radius, height - legs - radius * 0.42, "light", { sides: 36 });
  b.ball([x, y + height - radius * 0.42, z], radius, "light", [1, 0.42, 1]);
  b.ball([x, y + legs, z], radius, "light", [1, 0.3, 1]);
  for (const share of [0.3, 0.7]) {
    b.cylinder([x, y + legs + (height - legs) * share, z], radius + 0.006, 0.05, "mid", { sides: 36, edges: false });
  }
  b.cylinder([x, y + height - 0.03, z], radius * 0.24, 0.12, "dark", { sides: 14, edges: false });
}

/** A fan on a roof, blowing up. */
export function roofFan(b: PartBuilder, [x, y, z]: Vec3, width: number, depth: number): void {
  b.box([x, y, z], [width, 0.3, depth], "light", { bevel: 0.03 });
  b.cylinder([x, y + 0.3, z], Math.min(width, depth) * 0.36, 0.05, "dark", { edges: false });
}

/** A carrier of wafers (FOUP), placed by the middle of its bottom. */
export function foup(b: PartBuilder, [x, y, z]: Vec3): void {
  b.box([x, y, z], [0.42, 0.34, 0.36], "product-body", { bevel: 0.035, edges: false });
  b.box([x, y + 0.34, z], [0.18, 0.05, 0.18], "product", { edges: false });
}
