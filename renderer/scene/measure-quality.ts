import type { WebGLRenderer } from "three";
import type { CameraRig } from "./camera-rig.ts";
import type { Quality } from "./render-pipeline.ts";
import type { Stage } from "./stage.ts";

/** A frame may take this long; a slower one makes the camera stutter. */
const budgetMs = 24;

/** Frames drawn before measuring: the first ones compile shaders. */
const warmUpFrames = 2;

/**
 * Chooses the quality by drawing the first view and looking at the clock. `?quality=high` or `low` in the address
 * chooses without measuring, for pictures.
 */
export function measureQuality(stage: Stage, rig: CameraRig, renderer: WebGLRenderer, address: URL): void {
  const asked = address.searchParams.get("quality");
  const quality: Quality =
    asked === "high" || asked === "low" ? asked : isFastEnough(stage, rig, renderer) ? "high" : "low";
  stage.pipeline.setQuality(quality);
  stage.lights.setShadowSize(quality === "high" ? 4096 : 1024);
  renderer.shadowMap.needsUpdate = true;
}

function isFastEnough(stage: Stage, rig: CameraRig, renderer: WebGLRenderer): boolean {
  stage.lights.setShadowSize(2048);
  return frameMs(stage, rig, renderer, "low") < budgetMs && frameMs(stage, rig, renderer, "high") < budgetMs;
}

function frameMs(stage: Stage, rig: CameraRig, renderer: WebGLRenderer, quality: Quality): number {
  stage.pipeline.setQuality(quality);
  let startMs = 0;
  for (let frame = 0; frame <= warmUpFrames; frame++) {
    startMs = performance.now();
    renderer.shadowMap.needsUpdate = true;
    stage.pipeline.render(rig.distance);
    finish(renderer);
  }
  return performance.now() - startMs;
}

/** Waits for the GPU: reading a pixel cannot be answered before everything is drawn. */
function finish(renderer: WebGLRenderer): void {
  const gl = renderer.getContext();
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}
