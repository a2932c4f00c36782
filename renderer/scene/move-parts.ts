import { advanceMotion, isContinuous, type MotionState } from "../../twin/appearance/motion.ts";
import { freshnessCode, freshnessOf } from "../../twin/telemetry/freshness.ts";
import type { LiveValues } from "../session/live-values.ts";
import type { ChunkRange } from "./chunk-ranges.ts";
import type { PartCells } from "./part-cells.ts";
import { placeMovingParts } from "./place-parts.ts";
import type { PlacedPlant } from "./place-plant.ts";
import type { PartMotion, PlacedType } from "./placed-type.ts";

/** Moves the parts that follow signals; true while something in view goes on moving. */
export interface MoveParts {
  (elapsedS: number, pixelsPerMetre: Float32Array): boolean;
  /** Radius of the largest part that moved the last time, or could have, metres; 0 where none did. */
  readonly movedRadiusM: number;
  dispose(): void;
}

/** A part of a smaller radius in the picture is not seen to move, pixels. */
const seenToMovePx = 1.5;

/** A part of at least this radius in the picture moves in every frame, one of half of it in every other; pixels. */
const everyFramePx = 12;

/** No part that is seen to move does so less often, frames. */
const fewestFrames = 4;

/** The devices of a type in one chunk, which move in the same frames. */
interface Mover {
  readonly range: ChunkRange;
  /** Radius of the largest part that moves. */
  readonly reachM: number;
  /** Time since they were moved. */
  owedS: number;
  /** Whether they went on moving when they were. */
  isMoving: boolean;
  /** Which change they have followed. */
  seenChange: number;
}

/** Which devices cannot be seen, inside a closed building for one. */
interface Sight {
  isHidden(asset: number): boolean;
  /** Counts changes. */
  readonly revision: number;
}

/**
 * @param isStill whether motion is to be left out, for people whom it makes unwell
 */
export function createMoveParts(
  live: LiveValues,
  { rangesOf, matrices }: PlacedPlant,
  { parts }: PartCells,
  sight: Sight,
  isStill: () => boolean,
): MoveParts {
  const state: MotionState = { value: 0 };
  const reachM = new Map<PlacedType, number>();
  for (const { placed, part, radiusM } of parts) {
    if (isMovingPart(placed, part)) reachM.set(placed, Math.max(reachM.get(placed) ?? 0, radiusM));
  }
  const moversOf = rangesOf.map((ranges) =>
    ranges.flatMap((range): Mover[] => {
      const reach = reachM.get(range.placed);
      return reach === undefined ? [] : [{ range, reachM: reach, owedS: 0, isMoving: false, seenChange: -1 }];
    }),
  );
  let turn = 0;
  let valueChange = 0;
  /** In this frame: counts changes of the values and of what can be seen. */
  let change = 0;
  let isAllStill = false;
  let movedRadiusM = 0;

  const rows = [...reachM.keys()].flatMap(({ motions }) => motions.filter(({ motion }) => motion.kind === "advance"));
  /** The values are of another moment now: rows of units are there already, they do not hurry to it. */
  const stop = live.onChange((samples) => {
    valueChange++;
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
    if (signal < 0 || (isContinuous(motion) && isAllStill)) return false;
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
      if (sight.isHidden(assets[instance] ?? 0)) continue;
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

  /** Moves the devices of a mover where it is their turn; true while they are to be moved again. */
  const move = (mover: Mover, radiusPx: number, chunk: number, elapsedS: number, nowUs: number): boolean => {
    mover.owedS += elapsedS;
    const everyFrames = Math.min(fewestFrames, Math.ceil(everyFramePx / radiusPx));
    // Chunks take turns, so that frames are alike.
    if ((turn + chunk) % everyFrames !== 0) return mover.isMoving || mover.seenChange !== change;
    mover.isMoving = moveRange(mover.range, mover.owedS, nowUs);
    mover.owedS = 0;
    mover.seenChange = change;
    if (mover.isMoving) movedRadiusM = Math.max(movedRadiusM, mover.reachM);
    return mover.isMoving;
  };

  const run = (elapsedS: number, pixelsPerMetre: Float32Array): boolean => {
    const nowUs = live.nowUs();
    let isMoving = false;
    movedRadiusM = 0;
    turn++;
    change = valueChange + sight.revision;
    isAllStill = isStill();
    for (let chunk = 0; chunk < moversOf.length; chunk++) {
      const scale = pixelsPerMetre[chunk] ?? 0;
      const movers = moversOf[chunk] ?? [];
      for (let rank = 0; rank < movers.length; rank++) {
        const mover = movers[rank];
        if (mover === undefined) continue;
        const radiusPx = mover.reachM * scale;
        if (radiusPx < seenToMovePx) mover.seenChange = -1;
        else if (move(mover, radiusPx, chunk, elapsedS, nowUs)) isMoving = true;
      }
    }
    return isMoving;
  };
  return Object.defineProperties(Object.assign(run, { dispose: stop, movedRadiusM: 0 }), {
    movedRadiusM: { get: () => movedRadiusM },
  });
}

function isMovingPart({ parts, movingParts }: PlacedType, part: number): boolean {
  const placed = parts[part];
  return placed !== undefined && movingParts.includes(placed);
}
