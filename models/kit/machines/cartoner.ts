import type { PartBuilder } from "../part-builder.ts";
import { band, cabinet, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 5;
const depth = 2;
const front = depth / 2;
const bed = 0.92;
const chainZ = 0.3;
const cartonPitch = 0.3;
const cartonSize = [0.2, 0.13, 0.34] as const;

/**
 * A horizontal cartoner: blanks from the inclined magazine on the left are opened, filled from behind and closed.
 * Parts: `opener` swings blanks out of the magazine; `pushers` put the vials in; `closer` tucks the flaps.
 */
export function cartoner(b: PartBuilder): void {
  plinth(b, width, depth);
  base(b);
  transport(b);
  magazine(b);
  opener(b);
  productFeed(b);
  closing(b);
  guards(b);
  outfeed(b);
  cabinet(b, [1.55, bed, -0.66], [1.5, 1.15, 0.62], 1);
  b.within([2.12, 1.25, front - 0.02], 0.25, () => {
    operatorPanel(b, [0, 0, 0.06]);
    b.box([0, -0.33, -0.02], [0.06, 0.36, 0.06], "dark");
  });
  stackLight(b, [2.05, bed + 1.15, -0.6]);
}

function base(b: PartBuilder): void {
  const doors = 4;
  const pitch = width / doors;
  b.box([0, 0.12, 0], [width, 0.7, depth], "white", { bevel: 0.04 });
  b.box([0, 0.82, 0], [width, bed - 0.82, depth], "mid");
  band(b, [0, 0.8, 0], width, depth);
  for (let door = 0; door < doors; door++) {
    const x = -width / 2 + pitch * (door + 0.5);
    b.box([x, 0.2, front + 0.006], [pitch - 0.05, 0.54, 0.025], "white", { bevel: 0.012, edges: false });
    b.box([x + (door % 2 === 0 ? 0.5 : -0.5), 0.46, front + 0.025], [0.025, 0.16, 0.03], "deep");
  }
}

function carton(b: PartBuilder, x: number, y: number, z: number): void {
  b.box([x, y, z], cartonSize, "product-body", { bevel: 0.008, edges: false });
  b.box([x, y + cartonSize[1] - 0.005, z], [cartonSize[0] - 0.05, 0.012, cartonSize[2] - 0.14], "product", {
    edges: false,
  });
}

/** The chain with the cartons, and its lugs. */
function transport(b: PartBuilder): void {
  b.box([0.35, bed, chainZ], [3.3, 0.06, 0.46], "dark");
  for (const side of [-1, 1]) b.box([0.35, bed, chainZ + side * 0.26], [3.3, 0.1, 0.05], "light");
  for (let place = 0; place < 8; place++) {
    const x = -0.78 + place * cartonPitch;
    carton(b, x, bed + 0.06, chainZ);
    b.box([x + cartonPitch / 2, bed + 0.05, chainZ], [0.02, 0.15, 0.3], "deep");
  }
}

/** Rails that slope down to the opener, with flat blanks standing on them. */
function magazine(b: PartBuilder): void {
  const [topX, topY] = [-2.42, 1.86];
  const [endX, endY] = [-1.34, 1.5];
  for (const side of [-1, 1]) {
    b.beam([topX, topY, chainZ + side * 0.2], [endX, endY, chainZ + side * 0.2], 0.04, 0.07, "white");
    b.beam([topX, topY + 0.2, chainZ + side * 0.24], [endX, endY + 0.2, chainZ + side * 0.24], 0.03, 0.04, "mid");
    for (const [x, y] of [
      [-2.28, 1.8],
      [-1.48, 1.53],
    ] as const) {
      b.box([x, bed, chainZ + side * 0.24], [0.06, y - bed + 0.2, 0.06], "mid");
    }
  }
  const slope = Math.atan2(endY - topY, endX - topX);
  for (let blank = 0; blank < 7; blank++) {
    const share = 0.15 + blank * 0.12;
    const [x, y] = [topX + (endX - topX) * share, topY + (endY - topY) * share + 0.03];
    b.box([x, y, chainZ], [0.07, 0.3, 0.34], blank % 3 === 0 ? "product" : "product-body", {
      turn: [0, 0, slope],
      bevel: 0.004,
    });
  }
  b.box([topX + 0.09, topY + 0.02, chainZ], [0.05, 0.26, 0.3], "dark", { turn: [0, 0, slope] });
}

function opener(b: PartBuilder): void {
  const [x, y] = [-1.02, 1.42];
  for (const z of [chainZ - 0.34, chainZ + 0.34]) {
    if (z < chainZ) b.box([x, bed, z], [0.14, y - bed + 0.08, 0.08], "white");
    else b.box([x, y - 0.03, z - 0.05], [0.05, 0.06, 0.05], "dark");
  }
  b.part("opener", [x, y, chainZ], (arms) => {
    arms.cylinder([0, 0, -0.02], 0.08, 0.56, "dark", { axis: "z", sides: 10 });
    for (let arm = 0; arm < 3; arm++) {
      const angle = (arm * Math.PI * 2) / 3 + 0.4;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      arms.beam([0.24 * dx, 0.24 * dy, -0.15], [0.24 * dx, 0.24 * dy, 0.15], 0.07, 0.07, "deep");
      arms.beam([0.05 * dx, 0.05 * dy, 0], [0.26 * dx, 0.26 * dy, 0], 0.08, 0.12, arm === 0 ? "white" : "light");
    }
  });
}

/** The bucket chain behind the cartons, with trays of vials, and the pushers behind it. */
function productFeed(b: PartBuilder): void {
  const feedZ = -0.18;
  b.box([-0.6, bed, feedZ], [2.9, 0.08, 0.36], "dark");
  for (let bucket = 0; bucket < 5; bucket++) {
    const x = -1.38 + bucket * cartonPitch;
    b.box([x + cartonPitch / 2, bed + 0.08, feedZ], [0.02, 0.09, 0.34], "light");
    b.box([x, bed + 0.08, feedZ], [0.16, 0.05, 0.26], "product-body");
    b.box([x, bed + 0.13, feedZ], [0.14, 0.016, 0.24], "product");
  }
  const pusherXs = [-0.08, 0.22, 0.52];
  b.box([0.22, bed, -0.78], [1.1, 0.44, 0.3], "white", { bevel: 0.03 });
  for (const x of [-0.26, 0.7]) b.cylinder([x, bed + 0.32, -0.5], 0.022, 0.36, "mid", { axis: "z", sides: 8 });
  b.part("pushers", [0.22, bed + 0.2, -0.62], (bank) => {
    bank.box([0, 0.04, 0.06], [1.06, 0.14, 0.08], "light");
    for (const x of pusherXs) {
      bank.cylinder([x - 0.22, 0, 0.16], 0.018, 0.2, "deep", { axis: "z", sides: 8 });
      bank.box([x - 0.22, -0.05, 0.27], [0.13, 0.1, 0.03], "dark");
    }
  });
}

function closing(b: PartBuilder): void {
  const [x, y] = [1.3, 1.2];
  b.box([x, bed, chainZ + 0.4], [0.5, 0.2, 0.16], "white");
  b.box([x, bed + 0.2, chainZ + 0.4], [0.1, 0.2, 0.1], "mid");
  b.part("closer", [x, y, chainZ + 0.4], (wheel) => {
    wheel.cylinder([0, 0, 0.11], 0.07, 0.14, "deep", { axis: "z", sides: 10 });
    wheel.cylinder([0, 0, 0.12], 0.18, 0.04, "light", { axis: "z", sides: 18 });
    for (let lobe = 0; lobe < 4; lobe++) {
      const angle = (lobe * Math.PI) / 2;
      wheel.cylinder(
        [0.15 * Math.cos(angle), 0.15 * Math.sin(angle), 0.155],
        0.045,
        0.06,
        lobe === 0 ? "white" : "dark",
        {
          axis: "z",
          sides: 8,
        },
      );
    }
  });
}

/** Acrylic hoods over the working area, between white portals. */
function guards(b: PartBuilder): void {
  const [left, right, top] = [-1.24, 1.72, 1.92];
  for (const x of [left, (left + right) / 2, right]) {
    for (const z of [-0.44, front - 0.08]) b.box([x, bed, z], [0.07, top - bed, 0.07], "white");
    b.box([x, top, (front - 0.52) / 2], [0.1, 0.09, front + 0.44], "white");
  }
  for (const [x, paneWidth] of [
    [(left * 3 + right) / 4, (right - left) / 2 - 0.1],
    [(left + right * 3) / 4, (right - left) / 2 - 0.1],
  ] as const) {
    b.box([x, bed + 0.12, front - 0.08], [paneWidth, top - bed - 0.14, 0.014], "glass", { bevel: 0.004 });
    b.box([x, top + 0.03, (front - 0.52) / 2], [paneWidth, 0.014, front + 0.3], "glass", { bevel: 0.004 });
    b.box([x + 0.3, 1.4, front - 0.05], [0.2, 0.03, 0.04], "deep");
  }
}

/** The belt with finished cartons, and the coder with its camera above them. */
function outfeed(b: PartBuilder): void {
  b.box([2.2, bed, chainZ], [0.58, 0.09, 0.4], "deep");
  for (const side of [-1, 1]) b.box([2.2, bed + 0.02, chainZ + side * 0.21], [0.58, 0.12, 0.03], "light");
  for (const x of [2.05, 2.36]) carton(b, x, bed + 0.09, chainZ);
  b.box([1.9, bed, chainZ + 0.36], [0.06, 0.62, 0.06], "mid");
  b.box([1.9, bed + 0.56, chainZ + 0.16], [0.08, 0.08, 0.46], "mid");
  b.box([1.9, bed + 0.36, chainZ + 0.02], [0.16, 0.22, 0.16], "white", { bevel: 0.025 });
  b.cylinder([1.9, bed + 0.3, chainZ + 0.02], 0.045, 0.06, "ink", { sides: 8 });
}
