import { advanceMotion, isContinuous, type MotionState } from "../../twin/appearance/motion.ts";
import { freshnessCode, freshnessOf } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import type { MatrixTexture } from "./matrix-texture.ts";
import type { ChunkRange, PartCells } from "./part-cells.ts";
import { placeMovingParts } from "./place-parts.ts";
import type { PartMotion, PlacedType } from "./placed-type.ts";

/** Moves the parts that follow signals; true while something in view goes on moving. */
export interface MoveParts {
  (elapsedS: number, pixelsPerMetre: Float32Array): boolean;
  dispose(): void;
}

/** A part of a smaller radius in the picture is not seen to move, pixels. */
const seenToMovePx = 1.5;

/**
 * @param isHidden whether a device cannot be seen, inside a closed building for one
 * @param isStill whether motion is to be left out, for people whom it makes unwell
 */
export function createMoveParts(
  live: LiveValues,
  cells: PartCells,
  matrices: MatrixTexture,
  isHidden: (asset: number) => boolean,
  isStill: () => boolean,
): MoveParts {
  const state: MotionState = { value: 0 };
  const ranges = cells.rangesOf.map((all) => all.filter(({ placed }) => placed.motions.length > 0));
  const reachM = new Map<PlacedType, number>();
  for (const { placed, part, radiusM } of cells.parts) {
    if (placed.movingParts.includes(part)) reachM.set(placed, Math.max(reachM.get(placed) ?? 0, radiusM));
  }

  const rows = [...reachM.keys()].flatMap(({ motions }) => motions.filter(({ motion }) => motion.kind === "advance"));
  /** The values are of another moment now: rows of units are there already, they do not hurry to it. */
  const stop = live.onChange((samples) => {
    if (samples === undefined) for (const { values } of rows) values.fill(Number.NaN);
  });

  /**
   * Moves one part on. A value that is not of now turns nothing and makes nothing: what follows it comes to rest where
   * it was last seen, however few frames there were while it was of now.
   */
  const advance = (
    { motion, signals, values }: PartMotion,
    instance: number,
    elapsedS: number,
    nowUs: number,
  ): boolean => {
    const signal = signals[instance] ?? -1;
    if (signal < 0 || (isContinuous(motion) && isStill())) return false;
    const freshness = freshnessOf(live.table, signal, live.staleAfterUs[signal] ?? 0, nowUs);
    if (freshness >= freshnessCode.bad || (freshness === freshnessCode.stale && isContinuous(motion))) return false;
    state.value = values[instance] ?? Number.NaN;
    if (!advanceMotion(motion, state, live.table.value[signal] ?? Number.NaN, elapsedS)) return false;
    values[instance] = state.value;
    return true;
  };

  const moveRange = ({ placed, first, end }: ChunkRange, elapsedS: number, nowUs: number): boolean => {
    const { motions, assets } = placed;
    let isMoving = false;
    for (let instance = first; instance < end; instance++) {
      if (isHidden(assets[instance] ?? 0)) continue;
      let hasMoved = false;
      for (let rank = 0; rank < motions.length; rank++) {
        const motion = motions[rank];
        if (motion !== undefined && advance(motion, instance, elapsedS, nowUs)) hasMoved = true;
      }
      if (!hasMoved) continue;
      placeMovingParts(placed, instance, matrices);
      isMoving = true;
    }
    return isMoving;
  };

  const run = (elapsedS: number, pixelsPerMetre: Float32Array): boolean => {
    const nowUs = live.nowUs();
    let isMoving = false;
    for (let chunk = 0; chunk < ranges.length; chunk++) {
      const scale = pixelsPerMetre[chunk] ?? 0;
      const inChunk = ranges[chunk];
      if (scale === 0 || inChunk === undefined) continue;
      for (let rank = 0; rank < inChunk.length; rank++) {
        const range = inChunk[rank];
        if (range === undefined || (reachM.get(range.placed) ?? 0) * scale < seenToMovePx) continue;
        if (moveRange(range, elapsedS, nowUs)) isMoving = true;
      }
    }
    return isMoving;
  };
  return Object.assign(run, { dispose: stop });
}
