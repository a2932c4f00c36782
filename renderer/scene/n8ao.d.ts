/** The part of n8ao that is used here; the package has no types of its own. */
declare module "n8ao" {
  import type { Pass } from "postprocessing";
  import type { Camera, Color, Scene } from "three";

  export class N8AOPostPass extends Pass {
    constructor(scene: Scene, camera: Camera, width?: number, height?: number);
    readonly configuration: {
      aoRadius: number;
      distanceFalloff: number;
      intensity: number;
      aoSamples: number;
      denoiseSamples: number;
      color: Color;
      gammaCorrection: boolean;
      halfRes: boolean;
      accumulate: boolean;
    };
  }
}
