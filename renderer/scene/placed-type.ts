import { Matrix4, Vector3 } from "three";
import type { DeviceType, Motion } from "../../twin/plant/device-type-schema.ts";
import { type PlantIndex, signalOf } from "../../twin/plant/plant-index.ts";
import type { Model } from "./load-model.ts";

/** All devices of one type. Instances are in the order of the chunks that they stand in. */
export interface PlacedType {
  readonly type: DeviceType;
  readonly model: Model;
  /** By instance. */
  readonly assets: readonly number[];
  /** By instance: where the device stands. */
  readonly places: readonly Matrix4[];
  /** By part: the slot of its first instance; the others follow. */
  readonly firstSlots: readonly number[];
  readonly motions: readonly PartMotion[];
  /** The parts that move, and those on them; parents come first. */
  readonly movingParts: readonly number[];
}

/** A part that moves, and the signal that it follows in each instance. */
export interface PartMotion {
  readonly part: number;
  readonly motion: Motion;
  /** Of length 1; of no meaning for a part that is there or not. */
  readonly axis: Vector3;
  /** By instance; -1 where the screen does not see the signal. */
  readonly signals: Int32Array;
  /** By instance: where the part is on its path. */
  readonly values: Float64Array;
}

/** @param firstSlot the first slot that is free for the type's parts */
export function placeType(
  plant: PlantIndex,
  type: DeviceType,
  model: Model,
  assets: readonly number[],
  firstSlot: number,
): PlacedType {
  const motions = type.motion.map((motion) => bindMotion(plant, model, motion, assets));
  const isMoving = new Set<number>();
  for (const [place, { parent }] of model.parts.entries()) {
    if (isMoving.has(parent) || motions.some(({ part }) => part === place)) isMoving.add(place);
  }
  return {
    type,
    model,
    assets,
    places: assets.map((asset) => placeMatrix(plant, asset)),
    firstSlots: model.parts.map((_, part) => firstSlot + part * assets.length),
    motions,
    movingParts: [...isMoving],
  };
}

function placeMatrix(plant: PlantIndex, asset: number): Matrix4 {
  const place = plant.view.assets[asset]?.place ?? { x: 0, y: 0, z: 0, heading: 0 };
  return new Matrix4().makeRotationY(place.heading).setPosition(place.x, place.y, place.z);
}

function bindMotion(plant: PlantIndex, model: Model, motion: Motion, assets: readonly number[]): PartMotion {
  return {
    part: model.parts.findIndex((part) => part.name === motion.part),
    motion,
    axis: motion.kind === "fill" ? new Vector3() : new Vector3(...motion.axis).normalize(),
    signals: Int32Array.from(assets, (asset) => signalOf(plant, asset, motion.signal) ?? -1),
    // A part that turns starts anywhere, every other where its signal first puts it.
    values: new Float64Array(assets.length).fill(motion.kind === "spin" ? 0 : Number.NaN),
  };
}
