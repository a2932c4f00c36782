import { type Accessor, type Buffer, Document, type Material, type Node, Primitive, WebIO } from "@gltf-transform/core";
import type { Part, Surface } from "./part-builder.ts";
import { studioColourOf } from "./studio-colours.ts";

/** A model with its parts as a GLB (glTF 2.0); the same parts give the same bytes. */
export async function writeGlb(name: string, parts: readonly Part[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document();
  const buffer = document.createBuffer();
  const materials = {
    clay: document.createMaterial("clay").setRoughnessFactor(0.78).setMetallicFactor(0),
    glass: document.createMaterial("glass").setRoughnessFactor(0.35).setMetallicFactor(0).setAlphaMode("BLEND"),
    edge: document.createMaterial("edge").setMetallicFactor(0),
  };
  const scene = document.createScene(name);
  for (const part of parts) scene.addChild(writePart(document, buffer, materials, part));
  document.getRoot().setDefaultScene(scene);
  return new Uint8Array(await new WebIO().writeBinary(document));
}

type Materials = Readonly<Record<"clay" | "glass" | "edge", Material>>;

function writePart(document: Document, buffer: Buffer, materials: Materials, part: Part): Node {
  const node = document.createNode(part.name).setTranslation([...part.at]);
  const mesh = document.createMesh(part.name);
  for (const name of ["clay", "glass"] as const) {
    if (part[name].indices.length > 0)
      mesh.addPrimitive(writeSurface(document, buffer, part[name]).setMaterial(materials[name]));
  }
  if (part.edges.length > 0) {
    mesh.addPrimitive(
      document
        .createPrimitive()
        .setMode(Primitive.Mode.LINES ?? 1)
        .setAttribute("POSITION", accessor(document, buffer, "VEC3", new Float32Array(part.edges)))
        .setMaterial(materials.edge),
    );
  }
  if (mesh.listPrimitives().length > 0) node.setMesh(mesh);
  else mesh.dispose();
  for (const child of part.children) node.addChild(writePart(document, buffer, materials, child));
  return node;
}

function writeSurface(document: Document, buffer: Buffer, surface: Surface): Primitive {
  const vertices = surface.roles.length;
  const colours = new Uint8Array(vertices * 4);
  for (const [vertex, role] of surface.roles.entries()) colours.set([...studioColourOf(role), role], vertex * 4);
  const indices = vertices <= 65_535 ? new Uint16Array(surface.indices) : new Uint32Array(surface.indices);
  return document
    .createPrimitive()
    .setAttribute("POSITION", accessor(document, buffer, "VEC3", new Float32Array(surface.positions)))
    .setAttribute("NORMAL", accessor(document, buffer, "VEC3", new Float32Array(surface.normals)))
    .setAttribute("COLOR_0", accessor(document, buffer, "VEC4", colours).setNormalized(true))
    .setIndices(accessor(document, buffer, "SCALAR", indices));
}

function accessor(
  document: Document,
  buffer: Buffer,
  type: "SCALAR" | "VEC3" | "VEC4",
  array: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
): Accessor {
  return document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
}
