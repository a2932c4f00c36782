import { Box3, type BufferGeometry, Matrix4, Vector3 } from "three";
import { loadModel } from "../../../renderer/scene/load-model.ts";
import type { PlantView } from "../../../twin/plant/plant-view.ts";

/** One part of one device, as the baselines draw it. */
export interface PlacedPart {
  readonly id: string;
  readonly position: Vector3;
  readonly heading: number;
}

/** All parts that have the same geometry. */
export interface PartKind {
  readonly id: string;
  readonly geometry: BufferGeometry;
  readonly parts: readonly PlacedPart[];
}

/** The parts of a plant, read from the same models as the scene reads. */
export async function listParts(view: PlantView): Promise<PartKind[]> {
  const kinds: PartKind[] = [];
  for (const [type, { model }] of view.types.entries()) {
    if (model === undefined) continue;
    const devices = view.assets.filter((asset) => asset.type === type);
    const { parts } = await loadModel(new URL(`plant/${model}`, window.location.href));
    for (const part of parts) {
      const offset = part.position.clone();
      const parent = parts[part.parent];
      if (parent !== undefined) offset.add(parent.position);
      const placed = devices.map(({ path, place }) => ({
        id: path,
        position: offset.clone().applyMatrix4(new Matrix4().makeRotationY(place.heading)).add(place),
        heading: place.heading,
      }));
      for (const { geometry } of part.surfaces) kinds.push({ id: `${type} ${part.name}`, geometry, parts: placed });
    }
  }
  return kinds;
}

/** The box around all devices. */
export function boundPlant(view: PlantView): Box3 {
  const box = new Box3();
  for (const { level, place } of view.assets) {
    if (level === "device")
      box.expandByPoint(new Vector3(place.x, 0, place.z)).expandByPoint(new Vector3(place.x, 3, place.z));
  }
  return box;
}
