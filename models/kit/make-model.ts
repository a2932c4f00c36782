import { type PartBuilder, startPart } from "./part-builder.ts";
import { writeGlb } from "./write-glb.ts";

/** A model as a file, and what it costs to draw. */
export interface MadeModel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly triangles: number;
}

/** Builds a model; the same code gives the same bytes. */
export async function makeModel(name: string, build: (builder: PartBuilder) => void): Promise<MadeModel> {
  const { part, builder } = startPart("body");
  build(builder);
  return { bytes: await writeGlb(name, [part]), triangles: countTriangles(part) };
}

function countTriangles(part: ReturnType<typeof startPart>["part"]): number {
  const own = (part.clay.indices.length + part.glass.indices.length) / 3;
  return part.children.reduce((sum, child) => sum + countTriangles(child), own);
}
