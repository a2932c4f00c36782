import type { PartBuilder } from "../part-builder.ts";

/** A lane of the gate: island, plate camera, reader and a barrier across the lane, along z. Part: `arm` rises. */
export function gateBarrier(b: PartBuilder): void {
  b.slab([0, 0, 2.1], [5, 0.18, 0.9], 0.4, "plot");
  b.box([0.8, 0.18, 2.1], [0.5, 1.05, 0.5], "white", { bevel: 0.05 });
  b.box([0.8, 1.23, 2.1], [0.54, 0.06, 0.54], "band", { bevel: 0.02, edges: false });
  b.cylinder([-1.3, 0.18, 2.1], 0.06, 2.3, "dark", { sides: 12, edges: false });
  b.box([-1.3, 2.3, 1.9], [0.24, 0.24, 0.5], "white", { bevel: 0.04, edges: false });
  b.box([-1.3, 1.2, 1.92], [0.34, 0.6, 0.14], "screen", { bevel: 0.02, edges: false });
  for (const [place, role] of (["lamp-running", "lamp-waiting", "lamp-fault"] as const).entries())
    b.box([0.8, 1.29 + place * 0.13, 2.28], [0.14, 0.11, 0.1], role, { edges: false });
  b.part("arm", [0.8, 1, 1.82], (arm) => {
    arm.box([0, -0.08, 0.1], [0.2, 0.2, 0.5], "dark", { edges: false });
    for (let section = 0; section < 6; section++)
      arm.box([0, -0.04, -0.35 - section * 0.58], [0.06, 0.09, 0.58], section % 2 === 0 ? "white" : "deep", {
        bevel: 0.01,
        edges: false,
      });
  });
}
