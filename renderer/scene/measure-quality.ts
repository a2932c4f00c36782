import type { WebGLRenderer } from "three";
import type { SceneLink } from "../session/scene-link.ts";
import type { CameraRig } from "./camera-rig.ts";
import { type Quality, qualities, qualityTiers } from "./quality-tiers.ts";
import type { RunningScene } from "./running-scene.ts";
import type { Stage } from "./stage.ts";

/** A frame may take this long; a slower one makes the camera stutter. */
const budgetMs = 24;

/** Frames drawn before measuring: the first ones compile shaders. */
const warmUpFrames = 2;

/**
 * Chooses the finest quality that this machine draws in time, by drawing the first view and looking at the clock.
 * `?quality=low`, `medium` or `high` in the address chooses without measuring, for pictures.
 *
 * @param link of a scene beside this one: the two are drawn alike, and have half of the time each
 */
export function measureQuality(
  { stage, rig, renderer, loop }: RunningScene,
  address: URL,
  link: SceneLink | undefined,
): void {
  // What is in view is found by drawing it once.
  loop.draw(0);
  const asked = link?.quality ?? address.searchParams.get("quality");
  const chosen = qualities.find((quality) => quality === asked);
  const quality = chosen ?? finestInTime(stage, rig, renderer, link === undefined ? budgetMs : budgetMs / 2);
  if (link !== undefined) link.quality = quality;
  setQuality(stage, renderer, quality);
}

function finestInTime(stage: Stage, rig: CameraRig, renderer: WebGLRenderer, withinMs: number): Quality {
  let finest: Quality = "low";
  for (const quality of qualities) {
    setQuality(stage, renderer, quality);
    if (frameMs(stage, rig, renderer) >= withinMs) break;
    finest = quality;
  }
  return finest;
}

function setQuality(stage: Stage, renderer: WebGLRenderer, quality: Quality): void {
  stage.pipeline.setQuality(quality);
  stage.lights.setShadowSize(qualityTiers[quality].shadowSize);
  renderer.shadowMap.needsUpdate = true;
}

function frameMs(stage: Stage, rig: CameraRig, renderer: WebGLRenderer): number {
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
