import { Vector2, type WebGLRenderer } from "three";
import type { AlarmPriority } from "../../twin/alarms/active-alarm.ts";
import { urgentAlarms } from "../session/alarm-counts.ts";
import { summarizeAsset } from "../session/asset-summary.ts";
import type { SessionStore } from "../session/session-store.ts";
import { createAdaptResolution } from "./adapt-resolution.ts";
import type { CameraRig } from "./camera-rig.ts";
import { createChooseLabels } from "./choose-labels.ts";
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

/** Labels are read this often: their figures are for reading. */
const labelsEveryMs = 200;

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
): FrameLoop {
  const size = new Vector2();
  const adaptResolution = createAdaptResolution();
  const chooseLabels = createChooseLabels(stage.live.plant);
  let labelsDueMs = 0;
  let labelled = "";
  let countedAlarms = store.getState().alarms;
  let alarmRevision = 0;
  let alarmed = urgentAlarms(stage.live.plant, countedAlarms);
  let seenLists = -1;

  const chooseLabelsNow = (): void => {
    const { focus, selected, hovered, language, alarms } = store.getState();
    if (alarms !== countedAlarms) {
      countedAlarms = alarms;
      alarmRevision++;
      alarmed = urgentAlarms(stage.live.plant, alarms);
    }
    const { faultRevision } = stage.evaluateAppearance;
    const key = `${focus} ${selected} ${hovered} ${language} ${faultRevision} ${alarmRevision}`;
    const nowMs = performance.now();
    if (key === labelled && nowMs < labelsDueMs) return;
    labelled = key;
    labelsDueMs = nowMs + labelsEveryMs;
    const { hasFault, countFaults } = stage.evaluateAppearance;
    const isUrgent = (asset: number): boolean => hasFault(asset) || alarmed.has(asset);
    const assets = chooseLabels(focus, selected, hovered, isUrgent);
    stage.labels.choose(
      assets,
      (asset) => summarizeAsset(stage.live, asset, language, countFaults(asset)),
      new Set(selected === undefined ? [] : [selected]),
    );
    const ringed = new Map<number, AlarmPriority>();
    for (const asset of assets) {
      const priority = hasFault(asset) ? "critical" : alarmed.get(asset);
      if (priority !== undefined) ringed.set(asset, priority);
    }
    stage.rings.set(selected, ringed);
  };

  const placeLabels = (): void => {
    renderer.getSize(size);
    stage.labels.place(stage.camera, size.x, size.y);
  };

  return {
    draw(elapsedS) {
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
      const isPlaced = stage.matrices.uploads.flush();
      stage.state.uploads.flush();
      const isRefitted = stage.lights.fit(rig.target, shadowRadius(rig.distance));
      stage.setShadowPoint(stage.lights.shadowPointM);
      chooseLabelsNow();
      placeLabels();
      // Colours cast no shadow, and the camera casts none.
      const isShadowNew = isRefitted || isFading || isPlaced || stage.view.revision !== seenLists;
      seenLists = stage.view.revision;
      if (isShadowNew) renderer.shadowMap.needsUpdate = true;
      stage.pipeline.render(rig.distance);
      setFence();
      frames.drawn();

      if (isCameraMoving || isFading || isRefining) frames.soon();
      else if (areMoving || areFlowing) frames.atDataPace();
    },
    lookAfterAges() {
      const { selected, hovered } = store.getState();
      stage.evaluateAppearance(selected, hovered);
      chooseLabelsNow();
      placeLabels();
      if (stage.state.uploads.isDirty) frames.atDataPace();
    },
  };
}

/** The shadow covers what is in view, in a few sizes, so that it is not fitted anew in every frame. */
function shadowRadius(distanceM: number): number {
  return Math.min(340, 16 * 1.6 ** Math.ceil(Math.log(Math.max(distanceM * 0.55, 16) / 16) / Math.log(1.6)));
}
