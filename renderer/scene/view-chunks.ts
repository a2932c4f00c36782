import { Box3, Frustum, Matrix4, type PerspectiveCamera, Vector3 } from "three";
import { chooseLevel, detailLevel } from "./choose-level.ts";
import type { Chunk } from "./chunks.ts";
import { shadowShift } from "./lights.ts";
import type { DrawnPart, PartCells } from "./part-cells.ts";
import { type SlotList, slotBits } from "./slot-lists.ts";

/** What of a plant is in the picture, and in how much detail. */
export interface ViewChunks {
  /**
   * Looks which chunks are in view and brings the lists of what is drawn up to date; costs next to nothing while
   * nothing has changed.
   *
   * @param heightPx of the picture
   * @returns true while a level of detail fades into another
   */
  update(camera: PerspectiveCamera, elapsedS: number, heightPx: number): boolean;
  /** By chunk: pixels for a metre; 0 for one that is out of the picture. */
  readonly pixelsPerMetre: Float32Array;
  /** Instances in the lists now. */
  readonly drawn: number;
  /** Counts changes of the lists. */
  readonly revision: number;
}

/** What a chunk's assets have come to, where the picture depends on it. */
export interface ChunkFades {
  /** Whether nothing of an asset can be seen. */
  isHidden(asset: number): boolean;
  /** Whether an asset's opening parts are gone. */
  isGone(asset: number): boolean;
  /** Counts changes of the two. */
  readonly revision: number;
}

const levelFadeS = 0.25;

/** A camera that is so far away from where it was a frame ago has not flown: nothing fades into the new view, metres. */
const cutM = 25;

export function createViewChunks(chunks: readonly Chunk[], cells: PartCells, fades: ChunkFades): ViewChunks {
  const { parts, cellsOf } = cells;
  const shadowBoxes = chunks.map(({ box }) => withShadow(box));
  const pixelsPerMetre = new Float32Array(chunks.length);
  const isHidden = new Uint8Array(chunks.length);
  const isGone = new Uint8Array(chunks.length);
  const level = new Uint8Array(cells.part.length).fill(detailLevel.none);
  const from = new Uint8Array(cells.part.length);
  /** Steps that a cell's level has faded in; 0 for one at rest. */
  const fade = new Float32Array(cells.part.length);
  const isDirty = new Uint8Array(parts.length);
  const frustum = new Frustum();
  const viewMatrix = new Matrix4();
  const seenMatrix = new Matrix4();
  const eye = new Vector3();
  const seenEye = new Vector3();
  let isCut = false;
  let seenHeightPx = 0;
  let seenRevision = -1;
  let isFading = false;
  let revision = 0;

  const takeFades = (): void => {
    seenRevision = fades.revision;
    for (const [chunk, { assets }] of chunks.entries()) {
      isHidden[chunk] = assets.every(fades.isHidden) ? 1 : 0;
      isGone[chunk] = assets.every(fades.isGone) ? 1 : 0;
    }
  };

  const setLevel = (cell: number, next: number, isAtOnce: boolean): void => {
    from[cell] = level[cell] ?? 0;
    level[cell] = next;
    fade[cell] = isAtOnce ? 0 : 1;
    isDirty[cells.part[cell] ?? 0] = 1;
  };

  const fadeOn = (cell: number, steps: number): void => {
    const next = (fade[cell] ?? 0) + steps;
    fade[cell] = next >= slotBits.fadeSteps ? 0 : next;
    isDirty[cells.part[cell] ?? 0] = 1;
    if (next < slotBits.fadeSteps) isFading = true;
  };

  const updateChunk = (chunk: number, pxPerRadian: number, near: number, steps: number): void => {
    const box = chunks[chunk]?.box;
    const shadowBox = shadowBoxes[chunk];
    const own = cellsOf[chunk];
    if (box === undefined || shadowBox === undefined || own === undefined) return;
    const was = pixelsPerMetre[chunk] ?? 0;
    const isSeen = isHidden[chunk] === 0 && frustum.intersectsBox(shadowBox);
    const now = isSeen ? pxPerRadian / Math.max(near, box.distanceToPoint(eye)) : 0;
    pixelsPerMetre[chunk] = now;
    if (was === 0 && now === 0) return;
    for (let place = 0; place < own.length; place++) updateCell(own[place] ?? 0, chunk, now, was === 0, steps);
  };

  const updateCell = (cell: number, chunk: number, scale: number, isNew: boolean, steps: number): void => {
    const part = parts[cells.part[cell] ?? 0];
    if (part === undefined) return;
    const isLeft = scale === 0 || (part.isOpening && isGone[chunk] === 1);
    const now = level[cell] ?? 0;
    const next = isLeft ? detailLevel.none : chooseLevel(now, part.radiusM * scale, part.far !== undefined);
    // What comes into the picture is there at once; so is what fades by itself, pixel by pixel.
    if (next !== now) setLevel(cell, next, isNew || isCut || isLeft || part.isOpening);
    if ((fade[cell] ?? 0) > 0) fadeOn(cell, steps);
  };

  const addCell = (part: DrawnPart, cell: number): void => {
    const first = cells.firstSlot[cell] ?? 0;
    const count = cells.count[cell] ?? 0;
    const step = Math.floor(fade[cell] ?? 0);
    const to = level[cell] ?? 0;
    const bits = step << slotBits.fadeShift;
    if (to !== detailLevel.none) {
      listAt(part, to)?.add(first, count, step === 0 ? 0 : bits | slotBits.arrives);
    }
    if (step > 0 && from[cell] !== detailLevel.none) listAt(part, from[cell] ?? 0)?.add(first, count, bits);
  };

  const fillLists = (): void => {
    for (let place = 0; place < parts.length; place++) {
      const part = parts[place];
      if (part === undefined || isDirty[place] === 0) continue;
      isDirty[place] = 0;
      revision++;
      part.near.list.clear();
      part.far?.list.clear();
      for (let cell = part.firstCell; cell < part.endCell; cell++) addCell(part, cell);
      part.near.list.finish();
      part.far?.list.finish();
    }
  };

  return {
    pixelsPerMetre,
    update(camera, elapsedS, heightPx) {
      viewMatrix.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
      const isSame = viewMatrix.equals(seenMatrix) && heightPx === seenHeightPx && fades.revision === seenRevision;
      if (isSame && !isFading) return false;
      if (fades.revision !== seenRevision) takeFades();
      seenMatrix.copy(viewMatrix);
      seenHeightPx = heightPx;
      isFading = false;
      frustum.setFromProjectionMatrix(viewMatrix);
      seenEye.copy(eye);
      eye.setFromMatrixPosition(camera.matrixWorld);
      isCut = eye.distanceTo(seenEye) > cutM;
      const pxPerRadian = heightPx / (2 * Math.tan((camera.fov * Math.PI) / 360));
      const steps = (elapsedS / levelFadeS) * slotBits.fadeSteps;
      for (let chunk = 0; chunk < chunks.length; chunk++) updateChunk(chunk, pxPerRadian, camera.near, steps);
      fillLists();
      return isFading;
    },
    get drawn() {
      let count = 0;
      for (const { near, far } of parts) count += near.list.count() + (far?.list.count() ?? 0);
      return count;
    },
    get revision() {
      return revision;
    },
  };
}

function listAt(part: DrawnPart, level: number): SlotList | undefined {
  return level === detailLevel.far ? part.far?.list : part.near.list;
}

/** The box with the ground on which its shadow falls. */
function withShadow(box: Box3): Box3 {
  const height = Math.max(0, box.max.y - box.min.y);
  return new Box3().copy(box).union(new Box3().copy(box).translate(shadowShift.clone().multiplyScalar(height)));
}
