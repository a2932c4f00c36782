import type { PartBuilder } from "../part-builder.ts";

/** Between the middles of the two rails, which lie along x at z = ±half of it. */
const spanM = 20;

/**
 * An overhead crane; it stands at the height of its rails. Parts: `bridge` runs along x and carries `trolley`, which
 * runs along z and carries `hook`.
 */
export function bridgeCrane(b: PartBuilder): void {
  b.part("bridge", [0, 0, 0], (bridge) => {
    for (const side of [-1, 1]) {
      const z = side * (spanM / 2);
      bridge.box([0, 0.12, z], [3.6, 0.5, 0.5], "mid", { bevel: 0.05 });
      for (const x of [-1.3, 1.3])
        bridge.cylinder([x, 0.2, z], 0.2, 0.2, "ink", { axis: "z", sides: 18, edges: false });
    }
    for (const x of [-0.8, 0.8]) {
      bridge.box([x, 0.5, 0], [0.4, 0.85, spanM - 0.6], "white", { bevel: 0.04, edges: true });
      bridge.box([x, 1.35, 0], [0.12, 0.1, spanM - 1], "dark", { edges: false });
    }
    bridge.box([-1.12, 0.62, 0], [0.05, 0.08, spanM - 0.8], "band", { edges: false });
    bridge.box([1.12, 0.62, 0], [0.05, 0.08, spanM - 0.8], "band", { edges: false });
    bridge.box([1.5, -0.9, spanM / 2 - 1.4], [0.9, 1.3, 1], "light", { bevel: 0.05 });
    bridge.box([1.5, -0.5, spanM / 2 - 0.89], [0.76, 0.6, 0.02], "screen", { bevel: 0.004, edges: false });
    bridge.part("trolley", [0, 1.45, 0], (trolley) => {
      trolley.box([0, 0, 0], [2.1, 0.3, 1.7], "mid", { bevel: 0.04 });
      trolley.cylinder([0, 0.5, 0.1], 0.3, 1.3, "light", { axis: "x", sides: 22 });
      trolley.box([-0.7, 0.3, -0.4], [0.5, 0.4, 0.6], "deep", { edges: false });
      trolley.part("hook", [0, 0, 0], (hook) => {
        for (const x of [-0.14, 0.14]) hook.bar([x, 0.4, 0.1], [x, -2.6, 0.1], 0.025, "deep");
        hook.box([0, -3, 0.1], [0.5, 0.5, 0.34], "dark", { bevel: 0.05, edges: false });
        hook.cylinder([0, -3.2, 0.1], 0.16, 0.1, "ink", { axis: "z", sides: 14, edges: false });
      });
    });
  });
}
