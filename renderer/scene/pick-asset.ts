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
import type { PlacedPlant } from "./place-plant.ts";
import type { PlacedType } from "./placed-type.ts";

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
  { chunks, types, matrices }: PlacedPlant,
  bounds: readonly Box3[],
  isHidden: (asset: number) => boolean,
  isOpen: (asset: number) => boolean,
): PickAsset {
  const instanceOf = new Map(
    types.flatMap((placed) => placed.assets.map((asset, place) => [asset, { placed, place }] as const)),
  );
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
  const distanceTo = (placed: PlacedType, instance: number): number => {
    const isOpened = isOpen(placed.assets[instance] ?? 0);
    let nearest = Number.POSITIVE_INFINITY;
    for (const [place, part] of placed.model.parts.entries()) {
      if (isOpened && placed.type.opens.includes(part.name)) continue;
      matrices.read(placed.parts[place]?.slots[instance] ?? 0, matrix);
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
    for (const { box: chunkBox, assets } of chunks) {
      if (!raycaster.ray.intersectsBox(chunkBox)) continue;
      for (const asset of assets) {
        const box = bounds[asset];
        const instance = instanceOf.get(asset);
        if (box === undefined || instance === undefined || isHidden(asset) || !raycaster.ray.intersectsBox(box))
          continue;
        const distance = distanceTo(instance.placed, instance.place);
        if (distance >= nearest) continue;
        nearest = distance;
        picked = asset;
      }
    }
    return picked;
  };
}
