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
  /** By instance: where the device stands, sixteen numbers column by column. */
  readonly places: Float32Array;
  /** By part of the model. */
  readonly parts: readonly PlacedPart[];
  readonly motions: readonly PartMotion[];
  /** The parts that move, and those on them; parents come first. */
  readonly movingParts: readonly PlacedPart[];
}

/** A part in every device of its type. */
export interface PlacedPart {
  readonly parent: PlacedPart | undefined;
  /** Its place at rest, in its parent. */
  readonly position: Vector3;
  /** What moves the part itself. */
  readonly motions: readonly PartMotion[];
  /** By instance: its slot. Those of a chunk follow each other. */
  readonly slots: Int32Array;
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

/** Slots are given to the parts when all types are placed. */
export function placeType(plant: PlantIndex, type: DeviceType, model: Model, assets: readonly number[]): PlacedType {
  const motions = type.motion.map((motion) => bindMotion(plant, model, motion, assets));
  const parts: PlacedPart[] = [];
  const movingParts: PlacedPart[] = [];
  for (const [place, { parent, position }] of model.parts.entries()) {
    const own = motions.filter(({ part }) => part === place);
    const part = { parent: parts[parent], position, motions: own, slots: new Int32Array(assets.length) };
    parts.push(part);
    if (own.length > 0 || (part.parent !== undefined && movingParts.includes(part.parent))) movingParts.push(part);
  }
  return { type, model, assets, places: listPlaces(plant, assets), parts, motions, movingParts };
}

function listPlaces(plant: PlantIndex, assets: readonly number[]): Float32Array {
  const places = new Float32Array(assets.length * 16);
  const matrix = new Matrix4();
  for (const [instance, asset] of assets.entries()) {
    const place = plant.view.assets[asset]?.place ?? { x: 0, y: 0, z: 0, heading: 0 };
    matrix
      .makeRotationY(place.heading)
      .setPosition(place.x, place.y, place.z)
      .toArray(places, instance * 16);
  }
  return places;
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
