import { truck } from "../park/street-pieces.ts";
import type { PartBuilder } from "../part-builder.ts";

/** A truck at a dock behind it, its cab towards +x; it drives off and backs in. Part: `truck`. */
export function dockTruck(b: PartBuilder): void {
  b.part("truck", [0, 0, 0], (part) => truck(part, [0, 0, 0], 0));
}
