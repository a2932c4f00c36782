import {
  type Box3,
  type BufferGeometry,
  Matrix4,
  type PerspectiveCamera,
  Ray,
  Raycaster,
  Vector2,
  Vector3,
} from "three";
import { MeshBVH } from "three-mesh-bvh";
import type { TypeMeshes } from "./device-meshes.ts";

/** The asset under a point of the picture, -1 to 1 both ways; undefined where only ground is. */
export type PickAsset = (x: number, y: number, camera: PerspectiveCamera) => number | undefined;

/**
 * Picks through a tree of triangles for each part: no scene graph is walked and no handler hangs on a mesh.
 *
 * @param bounds by asset
 * @param isHidden what cannot be seen cannot be picked
 * @param isOpen whether an asset's opening parts are faded, so that one picks what is inside
 */
export function createPickAsset(
  types: readonly TypeMeshes[],
  bounds: readonly Box3[],
  isHidden: (asset: number) => boolean,
  isOpen: (asset: number) => boolean,
): PickAsset {
  const trees = new Map<BufferGeometry, MeshBVH>();
  const raycaster = new Raycaster();
  const pointer = new Vector2();
  const matrix = new Matrix4();
  const inverse = new Matrix4();
  const localRay = new Ray();
  const point = new Vector3();

  const treeOf = (geometry: BufferGeometry): MeshBVH => {
    let tree = trees.get(geometry);
    if (tree === undefined) {
      tree = new MeshBVH(geometry);
      trees.set(geometry, tree);
    }
    return tree;
  };

  /** Distance along the ray to an instance's nearest triangle; infinite where it misses. */
  const distanceTo = (meshes: TypeMeshes, instance: number): number => {
    const isOpened = isOpen(meshes.assets[instance] ?? 0);
    let nearest = Number.POSITIVE_INFINITY;
    for (const [place, part] of meshes.model.parts.entries()) {
      const array = meshes.matrices[place]?.array;
      if (array === undefined || (isOpened && meshes.type.opens.includes(part.name))) continue;
      matrix.fromArray(array, instance * 16);
      localRay.copy(raycaster.ray).applyMatrix4(inverse.copy(matrix).invert());
      for (const { kind, geometry } of part.surfaces) {
        if (kind === "edge") continue;
        const hit = treeOf(geometry).raycastFirst(localRay);
        if (hit !== null) {
          nearest = Math.min(nearest, point.copy(hit.point).applyMatrix4(matrix).distanceTo(raycaster.ray.origin));
        }
      }
    }
    return nearest;
  };

  return (x, y, camera) => {
    raycaster.setFromCamera(pointer.set(x, y), camera);
    let picked: number | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (const meshes of types) {
      for (const [instance, asset] of meshes.assets.entries()) {
        const box = bounds[asset];
        if (box === undefined || isHidden(asset) || !raycaster.ray.intersectsBox(box)) continue;
        const distance = distanceTo(meshes, instance);
        if (distance >= nearest) continue;
        nearest = distance;
        picked = asset;
      }
    }
    return picked;
  };
}
