import { Vector2, type WebGLRenderer } from "three";
import type { AlarmPriority } from "../../twin/alarms/standing-alarm.ts";
import { urgentAlarms } from "../session/alarm-counts.ts";
import { summarizeAsset } from "../session/asset-summary.ts";
import type { SessionStore } from "../session/session-store.ts";
import type { CameraRig } from "./camera-rig.ts";
import { chooseLabels } from "./choose-labels.ts";
import type { FrameRequests } from "./request-frames.ts";
import type { Stage } from "./stage.ts";

/** Draws one frame; the argument is the time since the last one, in seconds. */
export type DrawFrame = (elapsedS: number) => void;

/** Labels are read this often: their figures are for reading. */
const labelsEveryMs = 200;

/** After a longer gap than this machines do not catch up: it was a pause, not a movement. */
const longestStepS = 0.1;

/**
 * The frame loop, as a list of what happens in a frame.
 *
 * @param setFence marks the end of a frame's commands, by which `frames` knows when the GPU has finished it
 */
export function createFrameLoop(
  stage: Stage,
  rig: CameraRig,
  renderer: WebGLRenderer,
  store: SessionStore,
  frames: FrameRequests,
  setFence: () => void,
): DrawFrame {
  const size = new Vector2();
  let labelsDueMs = 0;
  let labelled = "";
  let countedAlarms = store.getState().alarms;
  let alarmRevision = 0;
  let alarmed = urgentAlarms(stage.live.plant, countedAlarms);

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
    const { hasFault } = stage.evaluateAppearance;
    const { live } = stage;
    const isUrgent = (asset: number): boolean => hasFault(asset) || alarmed.has(asset);
    const assets = chooseLabels(live.plant, focus, selected, hovered, isUrgent);
    stage.labels.choose(
      assets,
      (asset) => summarizeAsset(live, asset, language),
      new Set(selected === undefined ? [] : [selected]),
    );
    const ringed = new Map<number, AlarmPriority>();
    for (const asset of assets) {
      const priority = hasFault(asset) ? "critical" : alarmed.get(asset);
      if (priority !== undefined) ringed.set(asset, priority);
    }
    stage.rings.set(selected, ringed);
  };

  return (elapsedS) => {
    const stepS = Math.min(elapsedS, longestStepS);
    const { focus, selected, hovered } = store.getState();

    const isCameraMoving = rig.advance(elapsedS);
    const isFading = stage.fades.advance(elapsedS, focus, stage.camera.position);
    stage.backdrop.setTable(stage.fades.tableY);
    stage.evaluateAppearance(selected, hovered);
    const isMoving = stage.moveParts(stepS, stage.camera);
    const isRecoloured = stage.state.flush();
    stage.lights.fit(rig.target, shadowRadius(rig.distance));
    chooseLabelsNow();
    renderer.getSize(size);
    stage.labels.place(stage.camera, size.x, size.y);
    renderer.shadowMap.needsUpdate = isCameraMoving || isFading || isMoving || isRecoloured;
    stage.pipeline.render(rig.distance);
    setFence();
    frames.drawn();

    if (isCameraMoving || isFading) frames.soon();
    else if (isMoving) frames.atDataPace();
  };
}

/** The shadow covers what is in view, in a few sizes, so that it is not fitted anew in every frame. */
function shadowRadius(distanceM: number): number {
  return Math.min(340, 16 * 1.6 ** Math.ceil(Math.log(Math.max(distanceM * 0.55, 16) / 16) / Math.log(1.6)));
}
