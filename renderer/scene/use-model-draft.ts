import { useEffect } from "react";
import type { Object3D } from "three";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { boundDraft, disposeDraft, loadDraftModel } from "./draft-model.ts";
import type { RunningScene } from "./running-scene.ts";

/** The camera looks at a dropped model from so many times its radius away. */
const viewRadii = 3.4;

/** Stands a dropped model in front of the camera, and takes it away when it is let go of. */
export function useModelDraft(running: RunningScene | undefined): void {
  const store = useSessionStore();
  const bytes = useSessionState((state) => state.modelDraft?.bytes);
  const isReadable = useSessionState((state) => state.modelDraft?.inspection.model !== undefined);
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
      const model = await loadDraftModel(bytes, rig.target.clone().setY(stage.fades.tableY));
      if (!isWanted) return disposeDraft(model);
      shown = model;
      scene.add(model);
      const { center, radius } = boundDraft(model);
      const backward = stage.camera.position.clone().sub(rig.target).normalize();
      rig.flyTo({ position: backward.multiplyScalar(radius * viewRadii).add(center), target: center }, false);
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
}
