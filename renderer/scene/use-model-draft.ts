import { useEffect, useRef } from "react";
import type { Object3D } from "three";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import type { CameraPose } from "./camera-pose.ts";
import { boundDraft, disposeDraft, loadDraftModel, standDraft } from "./draft-model.ts";
import type { RunningScene } from "./running-scene.ts";

/** The camera looks at a dropped model from so many times its radius away; in a picture that is narrow, from further. */
const viewRadii = 3.4;

/** Stands a dropped model before all else in the picture, and takes it away, and the camera back, when it is let go of. */
export function useModelDraft(running: RunningScene | undefined): void {
  const store = useSessionStore();
  const bytes = useSessionState((state) => state.modelDraft?.bytes);
  const isReadable = useSessionState((state) => state.modelDraft?.inspection.model !== undefined);
  const home = useRef<{ readonly focus: number; readonly pose: CameraPose } | undefined>(undefined);
  useEffect(() => {
    if (running === undefined || bytes === undefined || !isReadable) return;
    const { stage, rig, scene, frames, renderer } = running;
    let shown: Object3D | undefined;
    let isWanted = true;
    const redraw = (): void => {
      renderer.shadowMap.needsUpdate = true;
      frames.soon();
    };
    const show = async (): Promise<void> => {
      const model = await loadDraftModel(bytes);
      if (!isWanted) return disposeDraft(model);
      const { focus } = store.getState();
      standDraft(model, stage.freeSpot(focus, boundDraft(model).radius));
      shown = model;
      // One that follows another is looked at from the same beginning.
      home.current ??= { focus, pose: { position: stage.camera.position.clone(), target: rig.target.clone() } };
      scene.add(model);
      const { center, radius } = boundDraft(model);
      const backward = stage.camera.position.clone().sub(rig.target).normalize();
      const distanceM = (radius * viewRadii) / Math.min(1, stage.camera.aspect);
      rig.flyTo({ position: backward.multiplyScalar(distanceM).add(center), target: center }, false);
      redraw();
    };
    const fail = (error: unknown): void => {
      const failure = error instanceof Error ? error.message : String(error);
      const { modelDraft } = store.getState();
      if (isWanted && modelDraft !== undefined) store.setState({ modelDraft: { ...modelDraft, failure } });
    };
    show().catch(fail);
    return () => {
      isWanted = false;
      if (shown === undefined) return;
      scene.remove(shown);
      disposeDraft(shown);
      redraw();
    };
  }, [running, bytes, isReadable, store]);
  const isOpen = bytes !== undefined;
  useEffect(() => {
    if (running === undefined || isOpen) return;
    const before = home.current;
    home.current = undefined;
    if (before === undefined || before.focus !== store.getState().focus) return;
    running.rig.flyTo(before.pose, false);
    running.frames.soon();
  }, [running, isOpen, store]);
}
