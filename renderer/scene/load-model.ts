import {
  BufferAttribute,
  type BufferGeometry,
  LineSegments,
  type Material,
  Mesh,
  type Object3D,
  type Vector3,
} from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { farNodeOf, isFarNode } from "../../twin/plant/model-part.ts";

/** One part of a model: a node of the GLB with its place in its parent. Parents come before their children. */
export interface ModelPart {
  readonly name: string;
  /** Place in the model's parts; -1 for a root. */
  readonly parent: number;
  readonly position: Vector3;
  readonly surfaces: readonly Surface[];
  /** What is drawn from afar in their place, if anything; undefined where a model has no far level at all. */
  readonly far?: readonly Surface[];
}

export interface Surface {
  readonly kind: "clay" | "glass" | "edge";
  readonly geometry: BufferGeometry;
}

export interface Model {
  readonly parts: readonly ModelPart[];
}

const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);

/**
 * Reads a GLB: its nodes are parts, and the far nodes of `twin/plant/model-part.ts` are what is drawn of them from afar;
 * in the kit's models the alpha of the vertex colours is the surface role.
 */
export async function loadModel(url: URL): Promise<Model> {
  const { scene, parser } = await loader.loadAsync(url.href);
  const isNode = (object: Object3D): boolean => parser.associations.get(object)?.nodes !== undefined;
  const isPart = (object: Object3D): boolean => isNode(object) && !isFarNode(nameOf(object));
  const parts: ModelPart[] = [];
  let hasFarLevel = false;
  scene.traverse((object) => {
    if (isNode(object) && isFarNode(nameOf(object))) hasFarLevel = true;
  });

  const visit = (node: Object3D, parent: number): void => {
    // A mesh of several materials is a group whose children are no nodes of the file.
    const drawn = [node, ...node.children.filter((child) => !isNode(child))];
    const place = parts.length;
    const name = nameOf(node);
    const far = node.children.find((child) => isNode(child) && nameOf(child) === farNodeOf(name));
    const farSurfaces = far === undefined ? [] : [far, ...far.children].flatMap(surfaceOf);
    parts.push({
      name,
      parent,
      position: node.position,
      surfaces: drawn.flatMap(surfaceOf),
      ...(hasFarLevel ? { far: farSurfaces } : {}),
    });
    for (const child of node.children) if (isPart(child)) visit(child, place);
  };
  for (const child of scene.children) if (isPart(child)) visit(child, -1);
  return { parts };
}

/** The name in the file; the loader changes names that appear twice. */
function nameOf(node: Object3D): string {
  const name: unknown = node.userData.name;
  return typeof name === "string" ? name : node.name;
}

function surfaceOf(object: Object3D): Surface[] {
  if (!(object instanceof Mesh) && !(object instanceof LineSegments)) return [];
  const { material, geometry } = object as Mesh<BufferGeometry, Material>;
  if (material.name === "edge") return [{ kind: "edge", geometry }];
  return [{ kind: material.name === "glass" ? "glass" : "clay", geometry: withRoles(geometry) }];
}

/** Moves the role from the colours' alpha into an attribute of its own; the colours are for other viewers. */
function withRoles(geometry: BufferGeometry): BufferGeometry {
  const colour = geometry.getAttribute("color");
  const roles = new Uint8Array(colour.count);
  for (let vertex = 0; vertex < colour.count; vertex++) roles[vertex] = Math.round(colour.getW(vertex) * 255);
  geometry.deleteAttribute("color");
  geometry.setAttribute("role", new BufferAttribute(roles, 1));
  return geometry;
}
