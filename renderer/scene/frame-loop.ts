import { Vector2, type WebGLRenderer } from "three";
import type { SessionStore } from "../session/session-store.ts";
import { createAdaptResolution } from "./adapt-resolution.ts";
import type { CameraRig } from "./camera-rig.ts";
import type { KeepLabels } from "./keep-labels.ts";
import type { PictureSize } from "./picture-size.ts";
import type { FrameRequests } from "./request-frames.ts";
import type { Stage } from "./stage.ts";

/** What happens in a frame, and between frames. */
export interface FrameLoop {
  /** Draws one frame; the argument is the time since the last one, in seconds. */
  draw(elapsedS: number): void;
  /** Looks without drawing whether values have aged; asks for a frame only where that is to be seen. */
  lookAfterAges(): void;
}

/** After a longer gap than this machines do not catch up: it was a pause, not a movement. */
const longestStepS = 0.1;

/**
 * The frame loop, as a list of what happens in a frame.
 *
 * @param picture is made coarser while the camera moves and frames are late
 * @param setFence marks the end of a frame's commands, by which `frames` knows when the GPU has finished it
 */
export function createFrameLoop(
  stage: Stage,
  rig: CameraRig,
  renderer: WebGLRenderer,
  store: SessionStore,
  frames: FrameRequests,
  setFence: () => void,
  picture: PictureSize,
  keepLabels: KeepLabels,
): FrameLoop {
  const size = new Vector2();
  const adaptResolution = createAdaptResolution();
  let seenCast = -1;

  const placeLabels = (): void => {
    renderer.getSize(size);
    stage.labels.place(stage.camera, size.x, size.y);
  };

  return {
    draw(elapsedS) {
      // Without a GPU there is nothing to bring up to date; when it is back, a frame is asked for.
      if (renderer.getContext().isContextLost()) return;
      const stepS = Math.min(elapsedS, longestStepS);
      const { focus, selected, hovered } = store.getState();

      const isCameraMoving = rig.advance(elapsedS);
      stage.camera.updateMatrixWorld();
      picture.setShare(adaptResolution(isCameraMoving, elapsedS));
      const isFading = stage.fades.advance(elapsedS, focus, stage.camera.position);
      stage.backdrop.setTable(stage.fades.tableY);
      const isRefining = stage.view.update(stage.camera, stepS, picture.heightPx());
      stage.evaluateAppearance(selected, hovered);
      stage.showEdges();
      const areMoving = stage.moveParts(stepS, stage.view.pixelsPerMetre);
      const areFlowing = stage.flows.advance(stepS);
      stage.matrices.uploads.flush(renderer);
      stage.state.uploads.flush(renderer);
      stage.lists.uploads.flush(renderer);
      const isRefitted = stage.lights.fit(rig.target, shadowRadius(rig.distance));
      stage.surfaces.renew(stage.view.revision, stage.lights.smallestCasterM);
      keepLabels();
      placeLabels();
      // Colours cast no shadow, small parts cast none, and the camera casts none.
      const hasCasterMoved = stage.moveParts.movedRadiusM > stage.lights.smallestCasterM;
      const isShadowNew = isRefitted || isFading || hasCasterMoved || stage.surfaces.castRevision !== seenCast;
      seenCast = stage.surfaces.castRevision;
      if (isShadowNew) renderer.shadowMap.needsUpdate = true;
      stage.pipeline.render(rig.distance);
      stage.texts.draw(renderer, stage.camera, stage.view.pixelsPerMetre, stage.labels);
      setFence();
      frames.drawn();

      if (isCameraMoving || isFading || isRefining) frames.soon();
      else if (areMoving || areFlowing) frames.atDataPace();
    },
    lookAfterAges() {
      const { selected, hovered } = store.getState();
      stage.evaluateAppearance(selected, hovered);
      const { placings } = stage.labels;
      keepLabels();
      placeLabels();
      // Names in the picture make room for labels.
      if (stage.state.uploads.isDirty || stage.labels.placings !== placings) frames.atDataPace();
    },
  };
}

/** The shadow covers what is in view, in a few sizes, so that it is not fitted anew in every frame. */
function shadowRadius(distanceM: number): number {
  return Math.min(340, 16 * 1.6 ** Math.ceil(Math.log(Math.max(distanceM * 0.55, 16) / 16) / Math.log(1.6)));
}
