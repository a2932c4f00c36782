import type { PartBuilder } from "../part-builder.ts";

/** The rail's underside, above the vehicle's own origin. */
const railY = 1.3;

/**
 * A vehicle of the overhead transport with a wafer carrier; it stands at the height of its carrier. Parts: `vehicle`
 * runs along the rail, along x, and carries `hoist`, which comes down.
 */
export function hoistVehicle(b: PartBuilder): void {
  b.part("vehicle", [0, 0, 0], (vehicle) => {
    for (const x of [-0.34, 0.34]) {
      vehicle.box([x, railY - 0.16, 0], [0.22, 0.14, 0.4], "dark", { edges: false });
      for (const z of [-0.12, 0.12])
        vehicle.cylinder([x, railY - 0.02, z], 0.06, 0.05, "ink", { axis: "z", sides: 12, edges: false });
    }
    vehicle.box([0, railY - 0.42, 0], [1.05, 0.28, 0.66], "white", { bevel: 0.05 });
    vehicle.box([0, railY - 0.32, 0.335], [0.5, 0.06, 0.02], "lamp-running", { edges: false });
    for (const x of [-0.48, 0.48])
      vehicle.box([x, railY - 1.08, 0], [0.09, 0.68, 0.62], "white", { bevel: 0.03, edges: false });
    vehicle.box([0, railY - 0.5, 0], [1.05, 0.03, 0.7], "band", { edges: false });
    vehicle.part("hoist", [0, 0, 0], (hoist) => {
      hoist.box([0, 0.56, 0], [0.4, 0.09, 0.4], "mid", { edges: false });
      for (const x of [-0.15, 0.15])
        for (const z of [-0.15, 0.15]) hoist.box([x, 0.62, z], [0.03, 1.3, 0.012], "deep", { edges: false });
      hoist.box([0, 0.16, 0], [0.44, 0.36, 0.42], "product-body", { bevel: 0.04, edges: false });
      hoist.box([0, 0.52, 0], [0.28, 0.045, 0.28], "product", { bevel: 0.01, edges: false });
      hoist.box([0, 0.22, 0.212], [0.34, 0.24, 0.012], "light", { bevel: 0.004, edges: false });
    });
  });
}
