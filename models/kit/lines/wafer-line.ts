import type { PartBuilder } from "../part-builder.ts";
import { padTop, person } from "./line-pieces.ts";

/** The rail's underside; its vehicles hang below. */
const railY = 4.6;

/** A bay between two rows of tools: the overhead rails on which its vehicles run, light floor tiles and people. */
export function waferLine(b: PartBuilder): void {
  b.slab([0, 0, 0], [73, padTop, 16.4], 0.5, "pad");
  b.box([0, padTop, 0], [71, 0.012, 4], "plot", { bevel: 0.002, edges: false });
  for (const side of [-1, 1])
    b.box([0, padTop, side * 2.06], [71, 0.016, 0.08], "mark", { bevel: 0.002, edges: false });
  for (const z of [-1.1, 1.1]) {
    b.box([0, railY, z], [70, 0.16, 0.12], "mid", { edges: false });
    b.box([0, railY + 0.16, z], [70, 0.06, 0.34], "light", { edges: false });
    for (let x = -33; x <= 33; x += 5.5) b.bar([x, railY + 0.2, z], [x, 6.4, z], 0.03, "dark");
  }
  for (const x of [-34.6, 34.6]) {
    b.box([x, railY, 0], [0.12, 0.16, 2.2], "mid", { edges: false });
    b.box([x, railY + 0.16, 0], [0.34, 0.06, 2.5], "light", { edges: false });
  }
  for (let x = -33; x <= 33; x += 5.5) b.box([x, 6.36, 0], [0.1, 0.1, 15], "light", { edges: false });
  person(b, [-22.6, 0.5], 2.9);
  person(b, [-4, -0.6], 0.3, 0.14);
  person(b, [17.4, 0.4], -0.2);
}
