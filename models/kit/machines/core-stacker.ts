import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorStand, stackLight } from "../pieces.ts";

const runway = { width: 8.6, depth: 5.2, height: 3.5 };
const core = { x: 1.5, width: 3.9, depth: 3.2, limb: 0.62, base: 0.82 };
const magazine = { x: -2.75 };

/**
 * A robot that stacks transformer cores, and its tilting table. Parts: `bridge` runs on the runway and carries
 * `gripper`; `packet` is the core's upper packet and grows as sheets are laid.
 */
export function coreStacker(b: PartBuilder): void {
  buildRunway(b);
  buildTable(b);
  buildMagazines(b);

  b.part("packet", [core.x, core.base + 0.3, 0], (packet) => {
    layCore(packet, 0, 0.3, 0.1, "graphite");
    // The sheets laid last, by a bright line along each.
    layCore(packet, 0.3, 0.02, core.limb - 0.1, "product");
  });
  b.part("bridge", [magazine.x, runway.height + 0.25, 0], (bridge) => {
    for (const side of [-1, 1]) bridge.box([0, 0, (side * runway.depth) / 2], [1, 0.26, 0.3], "mid", { bevel: 0.03 });
    for (const x of [-0.3, 0.3]) bridge.box([x, 0.26, 0], [0.22, 0.36, runway.depth + 0.2], "white", { bevel: 0.04 });
    bridge.box([0, 0.5, 0], [1, 0.36, 0.9], "light", { bevel: 0.04 });
    bridge.box([0, 0.86, 0.12], [0.5, 0.3, 0.4], "mid", { edges: false });
    bridge.part("gripper", [0, 0, 0], (gripper) => {
      gripper.box([0, -0.75, 0], [0.24, 2.2, 0.24], "light", { edges: true });
      gripper.box([0, -0.95, 0], [0.5, 0.2, 0.5], "mid", { edges: false });
      gripper.box([0, -1.05, 0], [0.16, 0.1, 3], "dark", { edges: false });
      for (const z of [-1.3, -0.65, 0, 0.65, 1.3]) {
        gripper.box([0, -1.05, z], [0.7, 0.08, 0.1], "dark", { edges: false });
        for (const x of [-0.3, 0.3]) gripper.cylinder([x, -1.15, z], 0.06, 0.11, "ink", { sides: 6, edges: false });
      }
      gripper.box([0, -1.175, 0], [core.limb - 0.1, 0.025, core.depth - 0.3], "graphite", {
        bevel: 0.004,
        edges: false,
      });
    });
  });

  operatorStand(b, [-0.95, 0, 2.9], 0.2);
  cabinet(b, [-3.9, 0, -2.6], [0.8, 2, 0.7], 1);
  stackLight(b, [runway.width / 2, runway.height + 0.25, runway.depth / 2]);
}

/** Three limbs and two yokes, lying flat: one packet of sheets. */
function layCore(b: PartBuilder, y: number, height: number, inset: number, role: "graphite" | "product"): void {
  const { width, depth, limb } = core;
  const narrow = limb - inset;
  const bevel = Math.min(0.012, height / 4);
  for (const place of [-1, 0, 1]) {
    const size = [narrow, height, depth - 2 * limb + inset] as const;
    b.box([(place * (width - limb)) / 2, y, 0], size, role, { bevel, edges: false });
  }
  for (const side of [-1, 1]) {
    b.box([0, y, (side * (depth - limb)) / 2], [width - inset, height, narrow], role, { bevel, edges: height > 0.1 });
  }
}

function buildRunway(b: PartBuilder): void {
  const { width, depth, height } = runway;
  for (const x of [-width / 2, 0, width / 2]) {
    for (const side of [-1, 1]) {
      b.box([x, 0, (side * depth) / 2], [0.44, 0.05, 0.44], "dark", { edges: false });
      b.box([x, 0.05, (side * depth) / 2], [0.24, height - 0.05, 0.24], "white", { edges: true });
    }
  }
  for (const side of [-1, 1]) {
    b.box([0, height, (side * depth) / 2], [width + 0.3, 0.22, 0.26], "white", { bevel: 0.03 });
    b.box([0, height + 0.22, (side * depth) / 2], [width + 0.1, 0.03, 0.1], "deep", { edges: false });
  }
  for (const x of [-width / 2, width / 2]) {
    b.box([x, height + 0.02, 0], [0.22, 0.18, depth - 0.26], "light", { edges: false });
  }
  band(b, [0, height + 0.08, 0], width + 0.3, depth + 0.26);
}

/** The tilting table: two beams on a rocker, with the packets laid so far. */
function buildTable(b: PartBuilder): void {
  const { x, width, depth, limb, base } = core;
  b.box([x, 0, 0], [width + 0.3, 0.12, depth], "dark", { edges: false });
  for (const side of [-1, 1]) {
    b.box([x + side * (width / 2 - 0.5), 0.12, 0], [0.36, 0.42, depth - 0.5], "white", { bevel: 0.04 });
    b.cylinder([x + side * (width / 2 + 0.1), 0.42, -depth / 2 + 0.3], 0.2, 0.3, "mid", { axis: "x", sides: 20 });
    b.bar([x + side * 0.6, 0.14, depth / 2 - 0.5], [x + side * 0.6, 0.56, depth / 2 - 0.9], 0.09, "dark");
  }
  for (const place of [-1, 0, 1]) {
    const limbX = x + (place * (width - limb)) / 2;
    b.box([limbX, 0.54, 0], [0.4, 0.16, depth + 0.1], "mid", { bevel: 0.03 });
  }
  for (const side of [-1, 1]) {
    b.box([x, 0.7, (side * (depth - limb)) / 2], [width - 0.1, 0.1, 0.3], "light", { edges: false });
  }
  b.within([x, 0, 0], 0, () => {
    layCore(b, base - 0.02, 0.1, 0.2, "graphite");
    layCore(b, base + 0.08, 0.22, 0, "graphite");
  });
  // Gauging posts at the corners of the window.
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      b.box([x + side * (width / 2 + 0.22), 0.12, end * 1.2], [0.1, 1.5, 0.1], "light", { edges: false });
      b.box([x + side * (width / 2 + 0.14), 1.4, end * 1.2], [0.12, 0.06, 0.06], "deep", { edges: false });
    }
  }
}

/** Stacks of sheets from the cutting line, one for each length. */
function buildMagazines(b: PartBuilder): void {
  b.box([magazine.x, 0, 0], [2.3, 0.1, 3.9], "dark", { edges: false });
  b.box([magazine.x, 0.1, 0], [2.4, 0.7, 4], "white", { bevel: 0.04 });
  for (const [place, height] of [0.3, 0.58, 0.2].entries()) {
    const x = magazine.x + (place - 1) * 0.78;
    b.box([x, 0.8, 0], [0.7, 0.08, 3.3], "mid", { edges: false });
    b.box([x, 0.88, 0], [0.58, height, 3.1], "graphite", { bevel: 0.01, edges: true });
    for (const z of [-1.2, 1.2]) {
      for (const side of [-1, 1]) b.box([x + side * 0.33, 0.8, z], [0.05, 0.7, 0.08], "deep", { edges: false });
    }
  }
  for (let roll = 0; roll < 5; roll++) {
    b.cylinder([magazine.x - 1.35, 0.7, -1.5 + roll * 0.75], 0.07, 0.3, "mid", { axis: "x", sides: 8, edges: false });
  }
}
