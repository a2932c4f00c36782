import { Matrix4, Quaternion, Vector3 } from "three";
import { advanceOffsetM } from "../../twin/appearance/motion.ts";
import type { MatrixTexture } from "./matrix-texture.ts";
import type { PartMotion, PlacedType } from "./placed-type.ts";

const local = new Matrix4();
const turn = new Matrix4();
const parentMatrix = new Matrix4();
const along = new Vector3();
const quaternion = new Quaternion();

/** Writes the matrices of all parts of one instance. */
export function placeAllParts(placed: PlacedType, instance: number, matrices: MatrixTexture): void {
  for (let part = 0; part < placed.model.parts.length; part++) placePart(placed, part, instance, matrices);
}

/** Writes the matrices of the parts of one instance that move, from where its motions are. */
export function placeMovingParts(placed: PlacedType, instance: number, matrices: MatrixTexture): void {
  const { movingParts } = placed;
  for (let rank = 0; rank < movingParts.length; rank++) placePart(placed, movingParts[rank] ?? 0, instance, matrices);
}

function placePart(placed: PlacedType, part: number, instance: number, matrices: MatrixTexture): void {
  const { model, firstSlots, motions, places } = placed;
  const node = model.parts[part];
  const place = places[instance];
  if (node === undefined || place === undefined) return;
  local.makeTranslation(node.position.x, node.position.y, node.position.z);
  for (let rank = 0; rank < motions.length; rank++) {
    const motion = motions[rank];
    if (motion?.part === part) applyMotion(motion, motion.values[instance] ?? Number.NaN);
  }
  const parentSlot = firstSlots[node.parent];
  local.premultiply(parentSlot === undefined ? place : matrices.read(parentSlot + instance, parentMatrix));
  matrices.write((firstSlots[part] ?? 0) + instance, local);
}

/** Adds a motion to the local matrix. */
function applyMotion({ motion, axis }: PartMotion, value: number): void {
  if (Number.isNaN(value)) return;
  switch (motion.kind) {
    case "translate":
      slide(axis, value);
      return;
    case "advance":
      slide(axis, advanceOffsetM(motion, value));
      return;
    case "fill":
      // What is not there has no extent.
      if (value === 0) local.multiply(turn.makeScale(0, 0, 0));
      return;
    case "rotate":
    case "spin":
      local.multiply(turn.makeRotationFromQuaternion(quaternion.setFromAxisAngle(axis, value)));
      return;
    case "scale": {
      // Along the axis by the value, across it not at all.
      const { x, y, z } = axis;
      local.multiply(
        turn.makeScale(1 + (value - 1) * Math.abs(x), 1 + (value - 1) * Math.abs(y), 1 + (value - 1) * Math.abs(z)),
      );
    }
  }
}

function slide(axis: Vector3, metres: number): void {
  along.copy(axis).multiplyScalar(metres);
  local.multiply(turn.makeTranslation(along.x, along.y, along.z));
}
