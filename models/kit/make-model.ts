import { farLevels } from "./far-level.ts";
import { type Part, type PartBuilder, startPart } from "./part-builder.ts";
import { writeGlb } from "./write-glb.ts";

/** A model as a file, and what it costs to draw: triangles of its near and of its far level. */
export interface MadeModel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly triangles: number;
  readonly farTriangles: number;
}

/** Builds a model; the same code gives the same bytes. */
export async function makeModel(name: string, build: (builder: PartBuilder) => void): Promise<MadeModel> {
  const { part, builder } = startPart("body");
  build(builder);
  const far = farLevels(part);
  return {
    bytes: await writeGlb(name, part, far),
    triangles: countTriangles(part),
    farTriangles: [...far.values()].reduce((sum, level) => sum + countTriangles(level), 0),
  };
}

function countTriangles(part: Part): number {
  const own = (part.clay.indices.length + part.glass.indices.length) / 3;
  return part.children.reduce((sum, child) => sum + countTriangles(child), own);
}
