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
import {
  Color,
  HalfFloatType,
  NeutralToneMapping,
  NoToneMapping,
  PCFShadowMap,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from "three";
import type { Theme } from "../theme/themes.ts";
import { type Quality, qualityTiers } from "./quality-tiers.ts";

/** Draws the scene: plainly, or with ambient occlusion, anti-aliasing and a vignette. */
export interface RenderPipeline {
  readonly quality: Quality;
  setQuality(quality: Quality): void;
  setTheme(theme: Theme): void;
  /** In CSS pixels; the renderer's pixel ratio applies. */
  setSize(width: number, height: number): void;
  /** @param viewDistanceM how far away what is looked at is: occlusion reaches as far as the eye can tell */
  render(viewDistanceM: number): void;
  dispose(): void;
}

export function createRenderPipeline(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): RenderPipeline {
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
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
  let quality: Quality = "low";
  renderer.autoClear = true;

  return {
    get quality() {
      return quality;
    },
    setQuality(next) {
      quality = next;
      // The composer clears by itself and has switched the renderer's own clearing off.
      renderer.autoClear = next === "low";
      const { occlusion: wanted, multisampling } = qualityTiers[next];
      composer.multisampling = multisampling;
      if (wanted === undefined) return;
      occlusion.configuration.aoSamples = wanted.samples;
      occlusion.configuration.denoiseSamples = wanted.denoiseSamples;
      occlusion.configuration.halfRes = wanted.isHalf;
    },
    setTheme(theme) {
      renderer.toneMappingExposure = theme.exposure;
      occlusion.configuration.color = new Color(theme.occlusionColour);
      vignette.darkness = theme.vignette * 2;
    },
    setSize(width, height) {
      composer.setSize(width, height, false);
    },
    render(viewDistanceM) {
      if (quality === "low") {
        renderer.toneMapping = NeutralToneMapping;
        renderer.render(scene, camera);
        return;
      }
      renderer.toneMapping = NoToneMapping;
      occlusion.configuration.aoRadius = Math.min(8, Math.max(0.6, viewDistanceM * 0.022));
      composer.render();
    },
    dispose() {
      composer.dispose();
    },
  };
}
