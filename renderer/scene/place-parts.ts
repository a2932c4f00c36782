import type { Vector3 } from "three";
import { advanceOffsetM } from "../../twin/appearance/motion.ts";
import type { MatrixTexture } from "./matrix-texture.ts";
import type { PartMotion, PlacedPart, PlacedType } from "./placed-type.ts";

/** Writes the matrices of all parts of one instance. */
export function placeAllParts(placed: PlacedType, instance: number, matrices: MatrixTexture): void {
  placeEach(placed.parts, placed.places, instance, matrices);
}

/** Writes the matrices of the parts of one instance that move, from where its motions are. */
export function placeMovingParts(placed: PlacedType, instance: number, matrices: MatrixTexture): void {
  placeEach(placed.movingParts, placed.places, instance, matrices);
}

/**
 * Matrices are worked out where they lie, number by number: thousands are in every frame. Of the sixteen numbers of
 * one, column by column, three of each column are the matrix; the last of all is the asset.
 *
 * @param parts parents before what is on them
 */
function placeEach(
  parts: readonly PlacedPart[],
  places: Float32Array,
  instance: number,
  { array, mark }: MatrixTexture,
): void {
  for (let rank = 0; rank < parts.length; rank++) {
    const part = parts[rank];
    if (part === undefined) continue;
    const slot = part.slots[instance] ?? 0;
    if (part.parent === undefined) copyColumns(places, instance * 16, array, slot * 16);
    else copyColumns(array, (part.parent.slots[instance] ?? 0) * 16, array, slot * 16);
    slide(array, slot * 16, part.position, 1);
    for (let place = 0; place < part.motions.length; place++) {
      const motion = part.motions[place];
      if (motion !== undefined) applyMotion(array, slot * 16, motion, motion.values[instance] ?? Number.NaN);
    }
    mark(slot);
  }
}

/** Multiplies the matrix at a place of the array by a motion. */
function applyMotion(array: Float32Array, at: number, { motion, axis }: PartMotion, value: number): void {
  if (Number.isNaN(value)) return;
  switch (motion.kind) {
    case "translate":
      slide(array, at, axis, value);
      return;
    case "advance":
      slide(array, at, axis, advanceOffsetM(motion, value));
      return;
    case "fill":
      // What is not there has no extent.
      if (value === 0) array.fill(0, at, at + 12);
      return;
    case "rotate":
    case "spin":
      turn(array, at, axis, value);
      return;
    case "scale":
      // Along the axis by the value, across it not at all.
      scaleColumn(array, at, 1 + (value - 1) * Math.abs(axis.x));
      scaleColumn(array, at + 4, 1 + (value - 1) * Math.abs(axis.y));
      scaleColumn(array, at + 8, 1 + (value - 1) * Math.abs(axis.z));
  }
}

function copyColumns(from: Float32Array, fromAt: number, to: Float32Array, toAt: number): void {
  for (let place = 0; place < 15; place++) to[toAt + place] = from[fromAt + place] ?? 0;
}

function scaleColumn(array: Float32Array, at: number, factor: number): void {
  for (let place = at; place < at + 3; place++) array[place] = (array[place] ?? 0) * factor;
}

/** Moves along a direction of the matrix's own. */
function slide(array: Float32Array, at: number, { x, y, z }: Vector3, times: number): void {
  for (let place = at; place < at + 3; place++) {
    const along = (array[place] ?? 0) * x + (array[place + 4] ?? 0) * y + (array[place + 8] ?? 0) * z;
    array[place + 12] = (array[place + 12] ?? 0) + along * times;
  }
}

/** Turns about an axis of the matrix's own, of length 1, by radians: Rodrigues' formula. */
function turn(array: Float32Array, at: number, { x, y, z }: Vector3, angle: number): void {
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  const rest = 1 - cos;
  for (let place = at; place < at + 3; place++) {
    const a = array[place] ?? 0;
    const b = array[place + 4] ?? 0;
    const c = array[place + 8] ?? 0;
    // The row's part along the axis stays, the part across it turns.
    const along = (a * x + b * y + c * z) * rest;
    array[place] = a * cos + along * x + (b * z - c * y) * sin;
    array[place + 4] = b * cos + along * y + (c * x - a * z) * sin;
    array[place + 8] = c * cos + along * z + (a * y - b * x) * sin;
  }
}
