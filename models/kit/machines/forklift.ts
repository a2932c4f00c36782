import type { PartBuilder } from "../part-builder.ts";

/** A counterbalance forklift that drives along x. Parts: `truck` drives and carries `forks`, which rise on the mast. */
export function forklift(b: PartBuilder): void {
  b.part("truck", [0, 0, 0], (truck) => {
    for (const [x, radius] of [
      [-0.85, 0.27],
      [0.62, 0.31],
    ] as const) {
      for (const z of [-0.46, 0.46])
        truck.cylinder([x, radius, z], radius, 0.22, "ink", { axis: "z", sides: 16, edges: false });
    }
    truck.box([-0.2, 0.22, 0], [2, 0.52, 0.9], "white", { bevel: 0.08 });
    truck.box([-0.95, 0.3, 0], [0.55, 0.78, 1.02], "mid", { bevel: 0.14 });
    truck.box([-0.3, 0.74, 0], [0.56, 0.16, 0.6], "deep", { bevel: 0.05, edges: false });
    truck.box([-0.58, 0.82, 0], [0.14, 0.52, 0.56], "deep", { bevel: 0.05, edges: false });
    truck.bar([0.42, 0.72, 0], [0.24, 1.12, 0], 0.03, "deep");
    truck.cylinder([0.22, 1.12, 0], 0.17, 0.03, "ink", { sides: 14, edges: false });
    for (const z of [-0.44, 0.44]) {
      truck.beam([0.62, 0.7, z], [0.34, 2.12, z], 0.07, 0.07, "dark");
      truck.beam([-0.92, 1.02, z], [-0.62, 2.12, z], 0.07, 0.07, "dark");
    }
    truck.box([-0.14, 2.1, 0], [1.1, 0.07, 0.98], "white", { edges: true });
    truck.cylinder([-0.5, 2.17, 0.3], 0.06, 0.1, "lamp-waiting", { sides: 12, edges: false });
    for (const z of [-0.3, 0.3]) truck.box([0.98, 0.1, z], [0.12, 2.05, 0.09], "dark", { edges: false });
    for (const y of [0.5, 1.3, 2.08]) truck.box([0.98, y, 0], [0.08, 0.07, 0.6], "dark", { edges: false });
    truck.box([0.8, 0.3, 0], [0.26, 0.3, 0.5], "mid", { edges: false });
    truck.part("forks", [1.06, 0, 0], (forks) => {
      for (const y of [0.16, 0.5]) forks.box([0, y, 0], [0.05, 0.08, 0.78], "deep", { edges: false });
      for (const z of [-0.26, 0.26]) {
        forks.box([0.02, 0.08, z], [0.06, 0.55, 0.11], "deep", { edges: false });
        forks.box([0.55, 0.08, z], [1.05, 0.045, 0.11], "deep", { edges: false });
      }
      forks.box([0.62, 0.13, 0], [1, 0.13, 0.9], "mid", { edges: false });
      forks.box([0.62, 0.26, 0], [0.9, 0.72, 0.82], "light", { bevel: 0.03 });
    });
  });
}
