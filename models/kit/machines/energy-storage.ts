import type { PartBuilder } from "../part-builder.ts";

const size = { width: 6.1, height: 2.7, depth: 2.45 };

/** A container of battery racks with its converter. Parts: `fan-1` to `fan-3` turn in the cooling unit's top. */
export function energyStorage(b: PartBuilder): void {
  const { width, height, depth } = size;
  b.box([0.7, 0, 0], [width + 2.1, 0.25, depth + 0.6], "mid", { bevel: 0.05, edges: false });
  b.box([0, 0.25, 0], [width - 0.1, 0.12, depth - 0.1], "dark", { edges: false });
  b.box([0, 0.37, 0], [width, height, depth], "white", { bevel: 0.06 });
  for (let door = 0; door < 5; door++) {
    const x = -width / 2 + 0.62 + door * 1.2;
    for (const side of [-1, 1]) {
      b.box([x, 0.5, side * (depth / 2 + 0.005)], [1.1, height - 0.3, 0.05], "light", { bevel: 0.012, edges: false });
      b.box([x + 0.42, 1.5, side * (depth / 2 + 0.04)], [0.05, 0.4, 0.04], "deep", { edges: false });
      for (let slot = 0; slot < 4; slot++)
        b.box([x, 0.72 + slot * 0.09, side * (depth / 2 + 0.03)], [0.7, 0.035, 0.03], "dark", { edges: false });
    }
  }
  for (const side of [-1, 1])
    b.box([0, height + 0.22, side * (depth / 2 + 0.012)], [width, 0.1, 0.03], "band", { bevel: 0.005, edges: false });
  b.box([-1.2, height + 0.37, 0], [2.8, 0.36, 1.7], "light", { bevel: 0.05 });
  for (const [place, x] of [-2.1, -1.2, -0.3].entries()) {
    b.cylinder([x, height + 0.73, 0], 0.38, 0.08, "mid", { sides: 20, edges: false });
    b.part(`fan-${place + 1}`, [x, height + 0.79, 0], (fan) => {
      fan.cylinder([0, 0, 0], 0.08, 0.06, "deep", { sides: 12, edges: false });
      for (let blade = 0; blade < 4; blade++) {
        const angle = (blade * Math.PI) / 2;
        fan.box([Math.cos(angle) * 0.2, 0.01, -Math.sin(angle) * 0.2], [0.26, 0.03, 0.12], "dark", {
          turn: [0.35, angle, 0],
          edges: false,
        });
      }
    });
  }
  // The converter beside the container.
  b.box([width / 2 + 0.75, 0.25, 0], [1.1, 2.1, 1.9], "light", { bevel: 0.05 });
  for (const z of [-0.46, 0.46]) b.box([width / 2 + 1.305, 0.4, z], [0.03, 1.8, 0.84], "white", { edges: false });
  for (const [place, role] of (["lamp-running", "lamp-waiting", "lamp-fault"] as const).entries())
    b.box([width / 2 + 0.75, 2.36, -0.4 + place * 0.4], [0.16, 0.12, 0.16], role, { edges: false });
  b.pipe(
    [
      [width / 2 - 0.1, 2.1, 0.6],
      [width / 2 + 0.4, 2.1, 0.6],
    ],
    0.09,
    "deep",
  );
}
