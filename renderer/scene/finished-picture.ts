import { N8AOPostPass } from "n8ao";
import {
  EffectComposer,
  EffectPass,
  RenderPass,
  SMAAEffect,
  ToneMappingEffect,
  ToneMappingMode,
  VignetteEffect,
} from "postprocessing";
import { Color, HalfFloatType, type PerspectiveCamera, type Scene, type WebGLRenderer } from "three";
import type { Theme } from "../theme/themes.ts";
import type { QualityTier } from "./quality-tiers.ts";

/** The scene with ambient occlusion, anti-aliasing, tone mapping and a vignette. */
export interface FinishedPicture {
  setTier(tier: QualityTier): void;
  setTheme(theme: Theme): void;
  /** In CSS pixels; the renderer's pixel ratio applies. */
  setSize(width: number, height: number): void;
  /** @param occlusionM how far ambient occlusion reaches */
  render(occlusionM: number): void;
  dispose(): void;
}

export function createFinishedPicture(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
): FinishedPicture {
  const composer = new EffectComposer(renderer, { frameBufferType: HalfFloatType });
  const occlusion = new N8AOPostPass(scene, camera);
  occlusion.configuration.intensity = 3.2;
  occlusion.configuration.gammaCorrection = false;
  occlusion.configuration.distanceFalloff = 0.6;
  const vignette = new VignetteEffect({ offset: 0.3 });
  composer.addPass(new RenderPass(scene, camera));
  composer.addPass(occlusion);
  composer.addPass(
    new EffectPass(camera, new SMAAEffect(), new ToneMappingEffect({ mode: ToneMappingMode.NEUTRAL }), vignette),
  );

  return {
    setTier({ multisampling, occlusion: wanted }) {
      composer.multisampling = multisampling;
      if (wanted === undefined) return;
      occlusion.configuration.aoSamples = wanted.samples;
      occlusion.configuration.denoiseSamples = wanted.denoiseSamples;
      occlusion.configuration.halfRes = wanted.isHalf;
    },
    setTheme(theme) {
      occlusion.configuration.color = new Color(theme.occlusionColour);
      vignette.darkness = theme.vignette * 2;
    },
    setSize(width, height) {
      composer.setSize(width, height, false);
    },
    render(occlusionM) {
      occlusion.configuration.aoRadius = occlusionM;
      composer.render();
    },
    dispose() {
      composer.dispose();
      for (const part of Object.values(occlusion)) if (isFullScreenTriangle(part)) part.dispose();
    },
  };
}

/** The composer disposes of passes and textures; what n8ao draws its steps with is neither. */
function isFullScreenTriangle(part: unknown): part is { dispose(): void } {
  return typeof part === "object" && part !== null && "material" in part && "dispose" in part;
}
