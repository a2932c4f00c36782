import type { PartBuilder } from "../part-builder.ts";
import { band, operatorStand, stackLight } from "../pieces.ts";

/** From front to back: the charging table, the vestibule over the quench tank, the heating chamber. */
const table = { front: 3.35, back: 1.75 };
const vestibule = { front: 1.6, back: -0.3, width: 2.5, top: 3.2 };
const chamber = { back: -3.3, width: 3.1, top: 3.3 };
const hearth = 0.95;
const opening = { width: 1.5, height: 1.45 };

/**
 * A sealed-quench furnace for carburising. Parts: `charge` rolls from the table into the chamber; `door` comes down
 * behind it; `fan` turns on the chamber's roof.
 */
export function heatFurnace(b: PartBuilder): void {
  b.box([0, 0, -0.85], [3.3, 0.14, 4.9], "dark", { edges: false });
  buildVestibule(b);
  buildChamber(b);
  buildTable(b);

  b.part("charge", [0, hearth + 0.1, (table.front + table.back) / 2], (charge) => {
    charge.box([0, 0, 0], [1.16, 0.07, 1.2], "deep", { edges: false });
    for (const x of [-0.52, 0.52]) {
      for (const z of [-0.54, 0.54]) charge.box([x, 0.07, z], [0.06, 1, 0.06], "dark", { edges: false });
    }
    for (const y of [0.2, 0.64]) {
      charge.box([0, y, 0], [1.1, 0.03, 1.14], "dark", { edges: false });
      for (const x of [-0.27, 0.27]) {
        for (const z of [-0.27, 0.27]) {
          charge.cylinder([x, y + 0.03, z], 0.22, 0.2, "product-body", { sides: 10, edges: false });
          if (y > 0.5) charge.cylinder([x, y + 0.23, z], 0.11, 0.06, "product", { sides: 10, edges: false });
        }
      }
    }
  });
  b.part("door", [0, hearth + 0.05 + opening.height, vestibule.front + 0.1], (door) => {
    door.box([0, 0, 0], [opening.width + 0.2, opening.height, 0.16], "light", { bevel: 0.03 });
    for (const x of [-0.5, 0.5]) {
      door.box([x, 0.06, 0.09], [0.08, opening.height - 0.12, 0.05], "mid", { edges: false });
    }
    for (const y of [0.3, 1.05]) door.box([0, y, 0.09], [1.5, 0.07, 0.07], "mid", { edges: false });
    for (const x of [-0.5, 0.5]) door.box([x, opening.height, 0], [0.1, 0.14, 0.1], "deep", { edges: false });
  });
  b.part("fan", [0, chamber.top + 0.78, -1.85], (fan) => {
    fan.cylinder([0, 0, 0], 0.09, 0.14, "deep", { sides: 14, edges: false });
    fan.cylinder([0, 0.03, 0], 0.3, 0.04, "mid", { sides: 14, edges: false });
    for (let blade = 0; blade < 5; blade++) {
      const angle = (blade * Math.PI * 2) / 5;
      const [x, z] = [Math.cos(angle), Math.sin(angle)];
      fan.beam([0.07 * x, 0.1, 0.07 * z], [0.29 * x, 0.1, 0.29 * z], 0.06, 0.05, "dark");
    }
  });

  operatorStand(b, [1.75, 0, 2.7], -0.5);
  b.box([2.1, 0, -2.2], [0.7, 2, 1.6], "white", { bevel: 0.035 });
  b.box([2.1, 0.25, -1.385], [0.54, 1.6, 0.03], "light", { edges: false });
  stackLight(b, [-1.05, vestibule.top + 0.14, 1.1]);
}

function buildVestibule(b: PartBuilder): void {
  const { front, back, width, top } = vestibule;
  const depth = front - back;
  const middle = (front + back) / 2;
  b.box([0, 0.14, middle], [width, hearth - 0.14, depth], "white", { bevel: 0.04 });
  for (const side of [-1, 1]) {
    const wall = (width - opening.width) / 2;
    b.box([side * (width - wall) * 0.5, hearth, middle], [wall, top - hearth, depth], "white", { bevel: 0.04 });
    for (const z of [back + 0.35, front - 0.35]) {
      b.box([side * (width / 2 + 0.04), 0.2, z], [0.1, top - 0.3, 0.12], "mid", { edges: false });
    }
    // The door's guides, with a chain wheel above.
    b.box([side * 0.93, hearth, front + 0.1], [0.14, 3.15, 0.22], "light");
    b.cylinder([side * 0.5, hearth + 3.1, front + 0.1], 0.12, 0.3, "deep", { axis: "z", sides: 14, edges: false });
  }
  b.box([0, hearth + 3.15, front + 0.1], [2, 0.16, 0.26], "light");
  b.box([0, top - 0.7, middle], [opening.width, 0.7, depth - 0.1], "white", { edges: false });
  b.box([0, hearth, back + 0.1], [opening.width, top - hearth - 0.7, 0.1], "ink", { edges: false });
  b.box([0, hearth, middle + 0.1], [opening.width, 0.04, depth - 0.3], "deep", { edges: false });
  b.box([0, top, middle], [width, 0.14, depth], "white", { bevel: 0.04 });
  band(b, [0, top - 0.14, middle], width, depth);
  // The quench tank's agitators and the burn-off flue.
  for (const side of [-1, 1]) {
    b.box([side * 1.42, 0.14, middle], [0.34, 0.9, 1.2], "light", { bevel: 0.03 });
    b.cylinder([side * 1.42, 1.04, middle], 0.14, 0.4, "dark", { sides: 14, edges: false });
  }
  b.box([0, top + 0.14, 0.6], [0.7, 0.3, 0.7], "light", { bevel: 0.03 });
  b.pipe(
    [
      [0, top + 0.4, 0.6],
      [0, 4.6, 0.6],
    ],
    0.17,
    "mid",
  );
  b.cylinder([0, 4.56, 0.6], 0.21, 0.1, "dark", { sides: 14, edges: false });
}

function buildChamber(b: PartBuilder): void {
  const { back, width, top } = chamber;
  const front = vestibule.back;
  const depth = front - back;
  const middle = (front + back) / 2;
  b.box([0, 0.4, middle], [width, top - 0.4, depth - 0.06], "light", { bevel: 0.12 });
  for (const z of [back + 0.4, front - 0.4]) b.box([0, 0.14, z], [width - 0.4, 0.28, 0.4], "dark", { edges: false });
  for (const z of [back + 0.25, middle, front - 0.25]) {
    for (const side of [-1, 1]) {
      b.box([side * (width / 2 + 0.03), 0.3, z], [0.14, top - 0.2, 0.16], "mid", { edges: false });
    }
    b.box([0, top, z], [width + 0.2, 0.12, 0.16], "mid", { edges: false });
  }
  // Radiant tubes with their terminals, a row on each side.
  for (const side of [-1, 1]) {
    for (const z of [-2.55, -1.05]) {
      b.cylinder([side * (width / 2 + 0.05), 2.3, z], 0.2, 0.16, "mid", { axis: "x", sides: 10, edges: false });
      b.box([side * (width / 2 + 0.16), 2.23, z], [0.14, 0.14, 0.14], "deep", { edges: false });
    }
    b.box([side * (width / 2 + 0.06), 1.1, middle], [0.14, 0.5, 1.6], "white", { edges: false });
  }
  // The circulating fan's motor.
  b.cylinder([0, top, -1.85], 0.42, 0.16, "mid", { sides: 18 });
  b.cylinder([0, top + 0.16, -1.85], 0.27, 0.6, "dark", { sides: 16 });
  // Process gas: a header with drops.
  b.pipe(
    [
      [-1.8, 1, -0.1],
      [-1.8, 3.7, -0.1],
      [-1.05, 3.7, -0.1],
      [-1.05, 3.7, -2.86],
    ],
    0.06,
    "mid",
  );
  for (const z of [-0.9, -1.5, -2.8])
    b.pipe(
      [
        [-1.05, 3.7, z],
        [-1.05, top - 0.1, z],
      ],
      0.045,
      "mid",
    );
  b.box([-1.8, 0.14, -0.1], [0.3, 1.1, 0.5], "light", { edges: false });
  b.box([-1.8, 1.24, -0.1], [0.2, 0.5, 0.3], "glass", { bevel: 0.005 });
}

function buildTable(b: PartBuilder): void {
  const { front, back } = table;
  const middle = (front + back) / 2 + 0.02;
  for (const side of [-1, 1]) {
    b.box([side * 0.62, hearth - 0.14, middle], [0.12, 0.2, front - back], "light", { edges: false });
    for (const z of [front - 0.15, back + 0.25]) {
      b.box([side * 0.62, 0.03, z], [0.12, hearth - 0.16, 0.12], "mid", { edges: false });
      b.box([side * 0.62, 0, z], [0.24, 0.03, 0.24], "dark", { edges: false });
    }
  }
  for (let roll = 0; roll < 4; roll++) {
    b.cylinder([0, hearth + 0.02, back + 0.2 + roll * 0.42], 0.07, 1.12, "mid", { axis: "x", sides: 8, edges: false });
  }
  b.box([0, hearth - 0.3, middle], [0.5, 0.16, 1.2], "dark", { edges: false });
}
