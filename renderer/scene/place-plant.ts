import { Box3, Matrix4 } from "three";
import { chainTo, type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";
import { type ChunkRange, listRanges } from "./chunk-ranges.ts";
import { type Chunk, partIntoChunks } from "./chunks.ts";
import type { Model, Surface } from "./load-model.ts";
import { createMatrixTexture, type MatrixTexture } from "./matrix-texture.ts";
import { placeAllParts } from "./place-parts.ts";
import { type PlacedType, placeType } from "./placed-type.ts";

/** A plant's devices in space: in chunks, by type, with a matrix for each of their parts. */
export interface PlacedPlant {
  readonly chunks: readonly Chunk[];
  readonly types: readonly PlacedType[];
  /** By chunk: the instances of each type in it. */
  readonly rangesOf: readonly (readonly ChunkRange[])[];
  readonly matrices: MatrixTexture;
}

/** What moves may leave the box of what stands by so much, metres. */
const motionMarginM = 1;

/** @param models by type id */
export function placePlant(plant: PlantIndex, models: ReadonlyMap<string, Model>): PlacedPlant {
  const modelOf = (asset: number): Model | undefined => models.get(typeOf(plant, asset)?.id ?? "");
  const boxOf = new Map([...models.values()].map((model) => [model, boundModel(model)]));
  const boxes = plant.view.assets.map(({ place }, asset) => {
    const box = boxOf.get(modelOf(asset) ?? emptyModel)?.clone();
    if (box === undefined || box.isEmpty()) return undefined;
    box.applyMatrix4(new Matrix4().makeRotationY(place.heading).setPosition(place.x, place.y, place.z));
    return (typeOf(plant, asset)?.motion.length ?? 0) > 0 ? box.expandByScalar(motionMarginM) : box;
  });
  const buildingAround = Int32Array.from(
    plant.view.assets,
    (_, asset) =>
      chainTo(plant, asset).find((above) => above !== asset && (typeOf(plant, above)?.opens.length ?? 0) > 0) ?? -1,
  );
  const chunks = partIntoChunks(boxes, buildingAround);
  const inOrder = chunks.flatMap(({ assets }) => assets);
  const types: PlacedType[] = [];
  for (const type of plant.view.types) {
    const model = models.get(type.id);
    const assets = inOrder.filter((asset) => typeOf(plant, asset) === type);
    if (model === undefined || assets.length === 0) continue;
    types.push(placeType(plant, type, model, assets));
  }
  const rangesOf = listRanges(chunks, types);
  const matrices = createMatrixTexture(giveSlots(rangesOf));
  for (const placed of types) {
    for (const [instance, asset] of placed.assets.entries()) {
      for (const { slots } of placed.parts) matrices.assign(slots[instance] ?? 0, asset);
      placeAllParts(placed, instance, matrices);
    }
  }
  return { chunks, types, rangesOf, matrices };
}

/**
 * Gives every part of every device its slot; returns how many there are. The parts that move come first, chunk by
 * chunk: those that are in the picture lie close together, and are uploaded in few blocks.
 */
function giveSlots(rangesOf: PlacedPlant["rangesOf"]): number {
  let given = 0;
  for (const areMoving of [true, false]) {
    for (const { placed, first, end } of rangesOf.flat()) {
      for (const part of placed.parts) {
        if (placed.movingParts.includes(part) !== areMoving) continue;
        for (let instance = first; instance < end; instance++) part.slots[instance] = given++;
      }
    }
  }
  return given;
}

const emptyModel: Model = { parts: [] };

/** The box of the whole model at rest. */
function boundModel({ parts }: Model): Box3 {
  const whole = new Box3();
  const offsets: Matrix4[] = [];
  for (const { parent, position, surfaces } of parts) {
    const offset = new Matrix4().makeTranslation(position.x, position.y, position.z);
    offset.premultiply(offsets[parent] ?? new Matrix4());
    offsets.push(offset);
    whole.union(boundSurfaces(surfaces).applyMatrix4(offset));
  }
  return whole;
}

/** The box of a part in its own space. */
export function boundSurfaces(surfaces: readonly Surface[]): Box3 {
  const box = new Box3();
  for (const { geometry } of surfaces) {
    if (geometry.boundingBox === null) geometry.computeBoundingBox();
    if (geometry.boundingBox !== null) box.union(geometry.boundingBox);
  }
  return box;
}
