import type { PartBuilder } from "../part-builder.ts";
import { band, operatorPanel, plinth, stackLight } from "../pieces.ts";

const width = 2.4;
const depth = 3;
const frontEndBack = 0.4;
const frontEndFront = 1.12;
const frontEndTop = 1.9;
const tableTop = 0.72;
const chamberTop = 1.16;
const chamberX = -0.2;
const chamberZ = -0.58;
const chamberWidth = 1.5;
const chamberDepth = 1.5;

/**
 * A CD-SEM: carriers and the front end in front, the electron column on its vacuum chamber behind. Parts: `stage-y`
 * carries `stage-x` with the wafer below the column.
 */
export function metrology(b: PartBuilder): void {
  plinth(b, width, depth);
  frontEnd(b);
  chamber(b);
  stage(b);
  column(b);
  electronics(b);
}

function frontEnd(b: PartBuilder): void {
  const z = (frontEndBack + frontEndFront) / 2;
  const frontDepth = frontEndFront - frontEndBack;
  b.box([0, 0.12, z], [width, frontEndTop - 0.12, frontDepth], "white", { bevel: 0.04 });
  band(b, [0, frontEndTop - 0.1, z], width, frontDepth);
  b.box([-0.3, 1.42, frontEndFront + 0.006], [1.6, 0.34, 0.025], "screen");
  for (const x of [-0.7, 0.05]) {
    b.box([x, 0.12, frontEndFront + 0.17], [0.6, 0.76, 0.34], "light", { bevel: 0.025 });
    b.box([x, 0.88, frontEndFront + 0.18], [0.5, 0.04, 0.36], "dark");
    b.box([x, 0.92, frontEndFront + 0.18], [0.42, 0.34, 0.36], "product-body", { bevel: 0.035, edges: false });
    b.box([x, 1.26, frontEndFront + 0.18], [0.18, 0.05, 0.18], "product");
  }
  b.box([0.84, 0.84, frontEndFront + 0.14], [0.6, 0.05, 0.28], "light");
  b.box([0.84, 0.89, frontEndFront + 0.19], [0.46, 0.02, 0.16], "deep");
  operatorPanel(b, [0.84, 1.1, frontEndFront + 0.08]);
  for (const side of [-1, 1]) {
    b.box([side * (width / 2 + 0.006), 0.24, z], [0.025, 1.5, frontDepth - 0.12], "white", {
      bevel: 0.012,
      edges: false,
    });
  }
  b.box([-0.3, frontEndTop, z], [1.5, 0.16, 0.5], "light", { bevel: 0.03 });
  b.box([-0.3, frontEndTop + 0.16, z], [1.3, 0.025, 0.36], "mid");
  stackLight(b, [0.95, frontEndTop, z]);
}

/** The vacuum chamber on its isolators, its upper part shown as glass. */
function chamber(b: PartBuilder): void {
  b.box([chamberX, 0.12, chamberZ], [1.8, 0.36, 1.7], "white", { bevel: 0.04 });
  b.box([chamberX - 0.906, 0.18, chamberZ], [0.025, 0.24, 1.5], "light", { bevel: 0.01, edges: false });
  b.box([chamberX, 0.18, chamberZ - 0.856], [1.6, 0.24, 0.025], "light", { bevel: 0.01, edges: false });
  for (const x of [-0.66, 0.66]) {
    for (const z of [-0.64, 0.64]) b.cylinder([chamberX + x, 0.48, chamberZ + z], 0.12, 0.1, "deep", { sides: 12 });
  }
  b.box([chamberX, 0.58, chamberZ], [chamberWidth + 0.1, tableTop - 0.58, chamberDepth + 0.1], "light", {
    bevel: 0.03,
  });
  const height = chamberTop - tableTop;
  for (const side of [-1, 1]) {
    b.box(
      [chamberX + side * (chamberWidth / 2 - 0.02), tableTop, chamberZ],
      [0.016, height, chamberDepth - 0.2],
      "glass",
      {
        bevel: 0.004,
      },
    );
    b.box(
      [chamberX, tableTop, chamberZ + side * (chamberDepth / 2 - 0.02)],
      [chamberWidth - 0.2, height, 0.016],
      "glass",
      {
        bevel: 0.004,
      },
    );
    for (const z of [-1, 1]) {
      const at = [
        chamberX + side * (chamberWidth / 2 - 0.05),
        tableTop,
        chamberZ + z * (chamberDepth / 2 - 0.05),
      ] as const;
      b.box(at, [0.1, height, 0.1], "white");
    }
    b.box([chamberX + side * (chamberWidth / 2 - 0.06), chamberTop, chamberZ], [0.12, 0.1, chamberDepth], "white");
    b.box(
      [chamberX, chamberTop, chamberZ + side * (chamberDepth / 2 - 0.06)],
      [chamberWidth - 0.24, 0.1, 0.12],
      "white",
    );
  }
  b.box([chamberX, chamberTop + 0.03, chamberZ], [chamberWidth - 0.24, 0.016, chamberDepth - 0.24], "glass", {
    bevel: 0.004,
  });
  b.box([chamberX, chamberTop + 0.02, chamberZ], [0.5, 0.14, chamberDepth - 0.1], "light", { bevel: 0.03 });
}

function stage(b: PartBuilder): void {
  for (const x of [-0.28, 0.28]) b.box([chamberX + x, tableTop, chamberZ], [0.08, 0.05, 1.24], "deep");
  b.part("stage-y", [chamberX, tableTop + 0.05, chamberZ], (carriage) => {
    carriage.box([0, 0, 0], [1, 0.05, 0.5], "dark");
    for (const z of [-0.17, 0.17]) carriage.box([0, 0.05, z], [1, 0.03, 0.05], "deep");
    carriage.part("stage-x", [0, 0.08, 0], (table) => {
      table.box([0, 0, 0], [0.52, 0.06, 0.52], "white");
      table.cylinder([0, 0.06, 0], 0.21, 0.018, "product", { sides: 20, bevel: 0.004 });
      for (const z of [-0.24, 0.24]) table.box([0, 0.06, z], [0.48, 0.04, 0.025], "mid");
    });
  });
}

function column(b: PartBuilder): void {
  const pieces = [
    [chamberTop - 0.18, 0.09, 0.2, "dark"],
    [chamberTop + 0.16, 0.27, 0.12, "dark"],
    [chamberTop + 0.28, 0.23, 0.36, "white"],
    [chamberTop + 0.64, 0.26, 0.08, "mid"],
    [chamberTop + 0.72, 0.18, 0.3, "light"],
    [chamberTop + 1.02, 0.21, 0.07, "dark"],
    [chamberTop + 1.09, 0.14, 0.26, "white"],
    [chamberTop + 1.35, 0.08, 0.08, "deep"],
  ] as const;
  for (const [y, radius, height, role] of pieces)
    b.cylinder([chamberX, y, chamberZ], radius, height, role, { sides: 18 });
  // Ion pumps at the sides, the cable of the gun.
  for (const side of [-1, 1]) {
    b.cylinder([chamberX + side * 0.24, chamberTop + 0.84, chamberZ], 0.05, 0.26, "mid", { axis: "x", sides: 10 });
    b.box([chamberX + side * 0.44, chamberTop + 0.7, chamberZ], [0.18, 0.3, 0.26], "light", { bevel: 0.025 });
  }
  b.pipe(
    [
      [chamberX, chamberTop + 1.4, chamberZ],
      [chamberX, chamberTop + 1.55, chamberZ],
      [0.94, chamberTop + 1.55, chamberZ],
      [0.94, 1.7, chamberZ],
    ],
    0.035,
    "deep",
  );
}

function electronics(b: PartBuilder): void {
  const x = 0.94;
  b.box([x, 0.12, chamberZ], [0.46, 1.6, 1.6], "white", { bevel: 0.035 });
  for (const z of [-0.4, 0.4]) {
    b.box([x + 0.236, 0.22, chamberZ + z], [0.025, 1.4, 0.74], "white", { bevel: 0.012, edges: false });
    for (let slot = 0; slot < 3; slot++)
      b.box([x + 0.25, 0.32 + slot * 0.07, chamberZ + z], [0.02, 0.025, 0.5], "dark");
  }
  b.box([x, 0.4, chamberZ - 0.806], [0.34, 1.1, 0.025], "light", { bevel: 0.012, edges: false });
}
