import { type Accessor, type Buffer, Document, type Material, type Node, Primitive, WebIO } from "@gltf-transform/core";
import { EXTMeshoptCompression, KHRMeshQuantization } from "@gltf-transform/extensions";
import { MeshoptEncoder } from "meshoptimizer";
import type { Part, Surface } from "./part-builder.ts";
import { studioColourOf } from "./studio-colours.ts";

/**
 * Places are rounded to this grid, metres: a power of two, whose floats end in zeros, so that they compress well and
 * need no scale in the node.
 */
const gridM = 1 / 1024;

/**
 * A model with its parts as a GLB (glTF 2.0) compressed by EXT_meshopt_compression; the same parts give the same
 * bytes. A part's far level is a child of its node, so that it moves with it.
 */
export async function writeGlb(
  name: string,
  root: Part,
  far: ReadonlyMap<Part, Part>,
): Promise<Uint8Array<ArrayBuffer>> {
  await MeshoptEncoder.ready;
  const document = new Document();
  document.createExtension(KHRMeshQuantization).setRequired(true);
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  const buffer = document.createBuffer();
  const materials = {
    clay: document.createMaterial("clay").setRoughnessFactor(0.78).setMetallicFactor(0),
    glass: document.createMaterial("glass").setRoughnessFactor(0.35).setMetallicFactor(0).setAlphaMode("BLEND"),
    edge: document.createMaterial("edge").setMetallicFactor(0),
  };
  const write = (part: Part): Node => {
    const node = writePart(document, buffer, materials, part);
    for (const child of part.children) node.addChild(write(child));
    const level = far.get(part);
    if (level !== undefined) node.addChild(writePart(document, buffer, materials, level));
    return node;
  };
  document.getRoot().setDefaultScene(document.createScene(name).addChild(write(root)));
  const io = new WebIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ "meshopt.encoder": MeshoptEncoder });
  return new Uint8Array(await io.writeBinary(document));
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
        .setAttribute("POSITION", accessor(document, buffer, "VEC3", onGrid(part.edges)))
        .setMaterial(materials.edge),
    );
  }
  if (mesh.listPrimitives().length > 0) node.setMesh(mesh);
  else mesh.dispose();
  return node;
}

function writeSurface(document: Document, buffer: Buffer, surface: Surface): Primitive {
  // The order in which a graphics card's caches work best is also the one that compresses best.
  const order = Uint32Array.from(surface.indices);
  const [places, count] = MeshoptEncoder.reorderMesh(order, true, true);
  const positions = new Float32Array(count * 3);
  const normals = new Int8Array(count * 3);
  const colours = new Uint8Array(count * 4);
  const grid = onGrid(surface.positions);
  for (const [vertex, role] of surface.roles.entries()) {
    const place = places[vertex] ?? 0;
    // A vertex that no triangle has is left out.
    if (place >= count) continue;
    positions.set(grid.subarray(vertex * 3, vertex * 3 + 3), place * 3);
    normals.set(
      surface.normals.slice(vertex * 3, vertex * 3 + 3).map((component) => Math.round(component * 127)),
      place * 3,
    );
    colours.set([...studioColourOf(role), role], place * 4);
  }
  const indices = count <= 65_535 ? new Uint16Array(order) : order;
  return document
    .createPrimitive()
    .setAttribute("POSITION", accessor(document, buffer, "VEC3", positions))
    .setAttribute("NORMAL", accessor(document, buffer, "VEC3", normals).setNormalized(true))
    .setAttribute("COLOR_0", accessor(document, buffer, "VEC4", colours).setNormalized(true))
    .setIndices(accessor(document, buffer, "SCALAR", indices));
}

function onGrid(metres: readonly number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(metres, (value) => Math.round(value / gridM) * gridM);
}

type AccessorArray =
  | Float32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>;

function accessor(
  document: Document,
  buffer: Buffer,
  type: "SCALAR" | "VEC3" | "VEC4",
  array: AccessorArray,
): Accessor {
  return document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
}
