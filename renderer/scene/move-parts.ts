import { Box3, type Camera, Frustum, Matrix4 } from "three";
import { advanceMotion, type MotionState } from "../../twin/appearance/motion.ts";
import { freshnessCode, freshnessOf } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import { placeParts, type TypeMeshes } from "./device-meshes.ts";

/** Moves the parts that follow signals; true while something in view goes on moving. */
export type MoveParts = (elapsedS: number, camera: Camera) => boolean;

const nothing = new Box3();

/**
 * @param bounds by asset
 * @param isHidden whether a device cannot be seen, inside a closed building for one
 * @param isStill whether motion is to be left out, for people whom it makes unwell
 */
export function createMoveParts(
  live: LiveValues,
  types: readonly TypeMeshes[],
  bounds: readonly Box3[],
  isHidden: (asset: number) => boolean,
  isStill: () => boolean,
): MoveParts {
  const frustum = new Frustum();
  const viewMatrix = new Matrix4();
  const state: MotionState = { value: 0 };

  const moveInstance = (meshes: TypeMeshes, instance: number, elapsedS: number, nowUs: number): boolean => {
    let moved = false;
    for (const { motion, signals, values } of meshes.motions) {
      const signal = signals[instance] ?? -1;
      // A value that is not of now moves nothing: the part stands where it was last seen.
      if (signal < 0 || freshnessOf(live.table, signal, live.staleAfterUs[signal] ?? 0, nowUs) >= freshnessCode.stale) {
        continue;
      }
      if (motion.kind === "spin" && isStill()) continue;
      state.value = values[instance] ?? Number.NaN;
      if (!advanceMotion(motion, state, live.table.value[signal] ?? Number.NaN, elapsedS)) continue;
      values[instance] = state.value;
      moved = true;
    }
    if (moved) placeParts(meshes, instance);
    return moved;
  };

  return (elapsedS, camera) => {
    frustum.setFromProjectionMatrix(viewMatrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse));
    const nowUs = live.nowUs();
    let isMoving = false;
    for (const meshes of types) {
      if (meshes.motions.length === 0) continue;
      for (let instance = 0; instance < meshes.assets.length; instance++) {
        const asset = meshes.assets[instance] ?? 0;
        if (isHidden(asset) || !frustum.intersectsBox(bounds[asset] ?? nothing)) continue;
        if (moveInstance(meshes, instance, elapsedS, nowUs)) isMoving = true;
      }
    }
    return isMoving;
  };
}
