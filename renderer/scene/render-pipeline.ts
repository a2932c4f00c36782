import {
  NeutralToneMapping,
  NoToneMapping,
  PCFShadowMap,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from "three";
import type { Theme } from "../theme/themes.ts";
import { createFinishedPicture, type FinishedPicture } from "./finished-picture.ts";
import { type Quality, qualityTiers } from "./quality-tiers.ts";

/** Draws the scene: plainly, or finished with what the quality's tier has. */
export interface RenderPipeline {
  readonly quality: Quality;
  setQuality(quality: Quality): void;
  setTheme(theme: Theme): void;
  /** In CSS pixels; the renderer's pixel ratio applies. */
  setSize(width: number, height: number): void;
  /** @param viewDistanceM how far away what is looked at is: occlusion reaches as far as the eye can tell */
  render(viewDistanceM: number): void;
  /** Lets go of everything on the GPU; what is needed again is made again. */
  free(): void;
}

export function createRenderPipeline(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): RenderPipeline {
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
  let finished: FinishedPicture | undefined;
  let quality: Quality = "low";
  let theme: Theme | undefined;
  let size = { width: 1, height: 1 };

  const finish = (): FinishedPicture => {
    const picture = createFinishedPicture(renderer, scene, camera);
    picture.setTier(qualityTiers[quality]);
    if (theme !== undefined) picture.setTheme(theme);
    picture.setSize(size.width, size.height);
    return picture;
  };
  const free = (): void => {
    finished?.dispose();
    finished = undefined;
  };

  return {
    get quality() {
      return quality;
    },
    setQuality(next) {
      quality = next;
      if (next === "low") free();
      else finished?.setTier(qualityTiers[next]);
    },
    setTheme(next) {
      theme = next;
      renderer.toneMappingExposure = next.exposure;
      finished?.setTheme(next);
    },
    setSize(width, height) {
      size = { width, height };
      finished?.setSize(width, height);
    },
    render(viewDistanceM) {
      if (quality === "low") {
        // A finished picture clears by itself, and switches the renderer's own clearing off.
        renderer.autoClear = true;
        renderer.toneMapping = NeutralToneMapping;
        renderer.render(scene, camera);
        return;
      }
      renderer.toneMapping = NoToneMapping;
      finished ??= finish();
      finished.render(Math.min(8, Math.max(0.6, viewDistanceM * 0.022)));
    },
    free,
  };
}
