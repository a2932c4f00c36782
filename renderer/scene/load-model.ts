import {
  Box3,
  BufferAttribute,
  type BufferGeometry,
  EdgesGeometry,
  LineSegments,
  type Material,
  Matrix4,
  Mesh,
  type Object3D,
  Vector3,
} from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { type GLTF, GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { farNodeOf, isFarNode } from "../../twin/plant/model-part.ts";
import { loadPatiently } from "../session/load-patiently.ts";
import { bakeLinear, fillRole, readRoles, roleOfMaterial } from "./foreign-surface.ts";
import { marksAround } from "./state-marks.ts";

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

/** Faces that meet at less than this have no edge between them, degrees. */
const edgeAngle = 30;

/** Edges are looked for in surfaces of up to so many corners; finding those of a larger one would be felt. */
const mostEdgeCorners = 150_000;

/**
 * Fetches and reads a GLB; see `readModel`. Where no host answers it is asked for again.
 *
 * @throws Error where it is not there, or cannot be read
 */
export async function loadModel(url: URL): Promise<Model> {
  const file = await loadPatiently(async () => {
    const response = await fetch(url);
    return response.ok ? response.arrayBuffer() : `${response.status} ${response.statusText}`.trim();
  });
  if (typeof file === "string") throw new Error(file);
  return readModel(await loader.parseAsync(file, new URL(".", url).href));
}

/**
 * The nodes of a GLB are its parts, and the far nodes of `twin/plant/model-part.ts` are what is drawn of them from afar;
 * in the kit's models the alpha of the vertex colours is the surface role. A model by somebody else is shown in greys as
 * light as its materials, with edges, and with what tells the state of a machine around it.
 */
export function readModel({
  scene,
  parser,
}: Pick<GLTF, "scene"> & { readonly parser: Pick<GLTF["parser"], "associations"> }): Model {
  const isNode = (object: Object3D): boolean => parser.associations.get(object)?.nodes !== undefined;
  const isPart = (object: Object3D): boolean => isNode(object) && !isFarNode(nameOf(object));
  const parts: ModelPart[] = [];
  let hasFarLevel = false;
  let isForeign = false;
  let hasEdges = false;
  scene.updateMatrixWorld(true);
  scene.traverse((object) => {
    if (isNode(object) && isFarNode(nameOf(object))) hasFarLevel = true;
    if (object instanceof LineSegments) hasEdges = true;
    if (object instanceof Mesh && readRoles(object.geometry) === undefined) isForeign = true;
  });

  const surfacesOf = (object: Object3D): Surface[] => surfacesOfObject(object, isForeign && !hasEdges);
  const visit = (node: Object3D, parent: number, parentAt: Vector3): void => {
    // A mesh of several materials is a group whose children are no nodes of the file.
    const drawn = [node, ...node.children.filter((child) => !isNode(child))];
    const place = parts.length;
    const name = nameOf(node);
    const at = new Vector3().setFromMatrixPosition(node.matrixWorld);
    const far = node.children.find((child) => isNode(child) && nameOf(child) === farNodeOf(name));
    const farSurfaces = far === undefined ? [] : [far, ...far.children].flatMap(surfacesOf);
    parts.push({
      name,
      parent,
      position: at.clone().sub(parentAt),
      surfaces: drawn.flatMap(surfacesOf),
      ...(hasFarLevel ? { far: farSurfaces } : {}),
    });
    for (const child of node.children) if (isPart(child)) visit(child, place, at);
  };
  for (const child of scene.children) if (isPart(child)) visit(child, -1, new Vector3());
  const bounds = new Box3().setFromObject(scene);
  if (isForeign && !bounds.isEmpty()) parts.push(marksOf(bounds));
  return { parts };
}

/** The name in the file; the loader changes names that appear twice. */
function nameOf(node: Object3D): string {
  const name: unknown = node.userData.name;
  return typeof name === "string" ? name : node.name;
}

/** A part that no signal can move: no node of a file has this name. */
function marksOf(bounds: Box3): ModelPart {
  const surfaces = [{ kind: "clay", geometry: marksAround(bounds) }] as const;
  return { name: "", parent: -1, position: new Vector3(), surfaces };
}

function surfacesOfObject(object: Object3D, needsEdges: boolean): Surface[] {
  if (!(object instanceof Mesh) && !(object instanceof LineSegments)) return [];
  const { material, geometry: own } = object as Mesh<BufferGeometry, Material>;
  const linear = object.matrixWorld.clone().setPosition(0, 0, 0);
  const geometry = linear.equals(new Matrix4()) ? own : bakeLinear(own, linear);
  if (object instanceof LineSegments) return [{ kind: "edge", geometry }];
  if (geometry.getAttribute("normal") === undefined) geometry.computeVertexNormals();
  const kind = material.name === "glass" || material.transparent ? "glass" : "clay";
  const surfaces: Surface[] = [{ kind, geometry: withRoles(geometry, material) }];
  const corners = geometry.index?.count ?? geometry.getAttribute("position").count;
  if (needsEdges && corners <= mostEdgeCorners) {
    surfaces.push({ kind: "edge", geometry: new EdgesGeometry(geometry, edgeAngle) });
  }
  return surfaces;
}

/** Moves the role from the colours' alpha into an attribute of its own; the colours are for other viewers. */
function withRoles(geometry: BufferGeometry, material: Material): BufferGeometry {
  // Several nodes may have one mesh.
  if (geometry.getAttribute("role") !== undefined) return geometry;
  const roles = readRoles(geometry);
  if (roles === undefined) fillRole(geometry, roleOfMaterial(material));
  else geometry.setAttribute("role", new BufferAttribute(roles, 1));
  geometry.deleteAttribute("color");
  return geometry;
}
