import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, stackLight } from "../pieces.ts";

/** The transformer that is being filled. */
const unit = { x: 1.45, width: 3.9, depth: 1.7, top: 3 };
const skid = { x: -2.75, width: 2.9, depth: 2.3, z: 0.2, height: 2.5 };

/**
 * A vacuum oil plant filling a transformer. Parts: `pump`, the coupling of the oil pump, turns at the plant's front;
 * `oil-level` rises in the glass on the transformer's tank.
 */
export function oilFiller(b: PartBuilder): void {
  buildTransformer(b);
  buildPlant(b);
  // Oil from the plant to the tank's foot, vacuum from the tank's cover back to the plant.
  b.pipe(
    [
      [-1.55, 0.6, 0.92],
      [-1.1, 0.08, 1.25],
      [0.3, 0.08, 1.25],
      [0.65, 0.55, 0.85],
    ],
    0.07,
    "deep",
    0.3,
  );
  const [near, far, top, z] = [0.05, -1.9, 3.75, -0.3];
  b.pipe(
    [
      [near, unit.top - 0.05, z],
      [near, top, z],
      [far, top, z],
      [far, skid.height, z],
    ],
    0.1,
    "light",
  );
  stackLight(b, [skid.x - 1.2, skid.height + 0.12, 0.9]);
}

function buildTransformer(b: PartBuilder): void {
  const { x, width, depth, top } = unit;
  for (const z of [-0.75, 0.75]) b.box([x, 0, z], [width + 1.6, 0.1, 0.3], "deep", { edges: false });
  for (const side of [-1, 1]) b.box([x + side * 1.3, 0.1, 0], [0.4, 0.24, depth + 0.3], "dark", { edges: false });
  b.box([x, 0.34, 0], [width, top - 0.46, depth], "product-body", { bevel: 0.06 });
  b.box([x, top - 0.14, 0], [width + 0.16, 0.14, depth + 0.16], "product-body", { bevel: 0.03 });
  for (let rib = 0; rib < 5; rib++) {
    const ribX = x - width / 2 + 0.45 + rib * 0.75;
    b.box([ribX, 0.5, depth / 2 + 0.03], [0.1, top - 0.8, 0.1], "mid", { edges: false });
  }
  // Radiators at both ends.
  for (const side of [-1, 1]) {
    for (let fin = 0; fin < 5; fin++) {
      b.box([x + side * (width / 2 + 0.5), 0.75, -0.78 + fin * 0.39], [0.62, 1.7, 0.1], "light", { edges: false });
    }
    for (const y of [0.85, 2.15]) {
      b.box([x + side * (width / 2 + 0.35), y, 0], [0.14, 0.14, 1.7], "mid", { edges: false });
      b.box([x + side * (width / 2 + 0.14), y, 0], [0.34, 0.12, 0.12], "mid", { edges: false });
    }
  }
  for (let phase = 0; phase < 3; phase++) {
    buildBushing(b, x - 0.75 + phase * 0.95, 0.25);
    b.cylinder([x - 0.45 + phase * 0.6, top, -0.5], 0.1, 0.7, "white", { topRadius: 0.06, sides: 8, edges: false });
  }
  // Conservator on its legs.
  for (const z of [-0.6, 0.6]) b.box([x + 1.55, top, z], [0.12, 1, 0.12], "mid", { edges: false });
  b.cylinder([x + 1.55, top + 1.2, 0], 0.36, 2, "light", { axis: "z", sides: 16, bevel: 0.06 });
  b.box([x, top - 0.1, depth / 2 + 0.1], [width + 0.16, 0.05, 0.03], "product", { edges: false });
  // The glass at the tank's side that shows the level while it is filled.
  const glass = { x: x - 1.5, z: depth / 2 + 0.2 };
  b.cylinder([glass.x, 0.55, glass.z], 0.075, 2.15, "glass", { sides: 12 });
  for (const y of [0.47, 2.7]) b.box([glass.x, y, glass.z - 0.08], [0.2, 0.09, 0.34], "deep", { edges: false });
  b.part("oil-level", [glass.x, 0.57, glass.z], (level) => {
    level.cylinder([0, 0, 0], 0.055, 2.1, "product", { sides: 12, edges: false });
  });
}

/** A bushing: a turret, a porcelain with sheds, a terminal. */
function buildBushing(b: PartBuilder, x: number, z: number): void {
  const y = unit.top;
  b.cylinder([x, y, z], 0.23, 0.35, "mid", { sides: 10, edges: false });
  b.cylinder([x, y + 0.35, z], 0.16, 1.2, "white", { topRadius: 0.1, sides: 10, edges: false });
  for (let shed = 0; shed < 3; shed++) {
    b.cylinder([x, y + 0.5 + shed * 0.36, z], 0.25 - shed * 0.03, 0.06, "white", { sides: 10, edges: false });
  }
  b.cylinder([x, y + 1.54, z], 0.07, 0.2, "dark", { sides: 8, edges: false });
}

function buildPlant(b: PartBuilder): void {
  const { x, width, depth, z, height } = skid;
  b.box([x, 0, z], [width - 0.1, 0.1, depth - 0.1], "dark", { edges: false });
  b.box([x, 0.1, z], [width, 0.16, depth], "mid", { bevel: 0.03 });
  // A container open to the front: posts, roof, closed back and left end.
  for (const side of [-1, 1]) {
    const post = [x + side * (width / 2 - 0.06), 0.26, z + depth / 2 - 0.06] as const;
    b.box(post, [0.12, height - 0.26, 0.12], "white", { edges: false });
  }
  b.box([x, 0.26, z - depth / 2 + 0.05], [width, height - 0.26, 0.1], "white");
  b.box([x - width / 2 + 0.05, 0.26, z - 0.06], [0.1, height - 0.26, depth - 0.14], "white");
  b.box([x, height, z], [width, 0.12, depth], "white", { bevel: 0.03 });
  band(b, [x, height - 0.02, z], width, depth);
  // Inside: heater, filter, degasser.
  b.cylinder([x - 1.05, 0.26, z - 0.2], 0.26, 1.5, "light", { sides: 12 });
  b.cylinder([x - 0.35, 0.26, z - 0.2], 0.22, 1.1, "mid", { sides: 12 });
  b.cylinder([x - 0.35, 1.36, z - 0.2], 0.25, 0.1, "dark", { sides: 12, edges: false });
  b.cylinder([x + 0.75, 0.26, z - 0.4], 0.45, 1.95, "white", { sides: 16, bevel: 0.1 });
  b.cylinder([x + 0.75, 1.7, z - 0.4], 0.465, 0.06, "mid", { sides: 16, edges: false });
  b.cylinder([x + 0.75, 1.15, z + 0.05], 0.13, 0.06, "deep", { axis: "z", sides: 12, edges: false });
  b.pipe(
    [
      [x - 1.05, 1.7, z - 0.2],
      [x - 1.05, 2, z - 0.2],
      [x + 0.3, 2, z - 0.2],
    ],
    0.07,
    "mid",
  );
  b.pipe(
    [
      [x - 0.35, 0.5, z - 0.2],
      [x - 0.35, 0.5, z + 0.5],
      [x + 0.1, 0.5, z + 0.72],
    ],
    0.07,
    "mid",
  );
  // The oil pump, its coupling free to be seen.
  const pump = { x: x + 0.35, y: 0.62, z: z + 0.72 };
  b.box([pump.x, 0.26, pump.z], [1.5, 0.1, 0.44], "light", { edges: false });
  b.cylinder([pump.x - 0.42, pump.y, pump.z], 0.19, 0.5, "dark", { axis: "x", sides: 12, edges: false });
  b.cylinder([pump.x + 0.5, pump.y, pump.z], 0.22, 0.34, "white", { axis: "x", sides: 12, edges: false });
  for (const dx of [-0.42, 0.5]) b.box([pump.x + dx, 0.36, pump.z], [0.3, 0.16, 0.3], "light", { edges: false });
  b.part("pump", [pump.x + 0.08, pump.y, pump.z], (coupling) => {
    coupling.cylinder([0, 0, 0], 0.06, 0.52, "deep", { axis: "x", sides: 12, edges: false });
    coupling.cylinder([0, 0, 0], 0.17, 0.14, "mid", { axis: "x", sides: 12, edges: false });
    for (let key = 0; key < 4; key++) {
      const angle = (key * Math.PI) / 2;
      const at = [0, 0.15 * Math.cos(angle) - 0.035, 0.15 * Math.sin(angle)] as const;
      coupling.box(at, [0.16, 0.07, 0.07], key === 0 ? "white" : "ink", { edges: false });
    }
  });
  buildVacuumPump(b, x - 0.35, height + 0.12, z + 0.2);
  operatorPanel(b, [x - 0.95, 1.3, z + depth / 2 - 0.05]);
  b.box([x - 0.95, 0.26, z + depth / 2 - 0.16], [0.6, 1.7, 0.16], "light", { edges: false });
}

function buildVacuumPump(b: PartBuilder, x: number, y: number, z: number): void {
  b.box([x, y, z], [1.7, 0.1, 1], "mid", { edges: false });
  b.box([x - 0.1, y + 0.1, z - 0.1], [0.9, 0.4, 0.6], "light", { bevel: 0.03 });
  b.cylinder([x - 0.1, y + 0.62, z - 0.05], 0.26, 0.8, "white", { axis: "z", sides: 12 });
  b.cylinder([x + 0.55, y + 0.38, z - 0.05], 0.17, 0.6, "dark", { axis: "z", sides: 12, edges: false });
  b.box([x + 0.55, y + 0.1, z - 0.05], [0.26, 0.16, 0.4], "light", { edges: false });
  b.box([x + 0.22, y + 0.2, z + 0.4], [1.05, 0.62, 0.14], "mid", { bevel: 0.05, edges: false });
}
