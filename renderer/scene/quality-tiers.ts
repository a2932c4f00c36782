/** How much is spent on a picture. */
export type Quality = "low" | "medium" | "high";

export interface QualityTier {
  /** Points of the shadow's picture, both ways. */
  readonly shadowSize: number;
  /** Samples of a pixel while the scene is drawn; the plain tier has the canvas's own. */
  readonly multisampling: number;
  /** Ambient occlusion; none in the plain tier. */
  readonly occlusion:
    | { readonly samples: number; readonly denoiseSamples: number; readonly isHalf: boolean }
    | undefined;
}

/** From the plainest to the finest. */
export const qualityTiers: Readonly<Record<Quality, QualityTier>> = {
  low: { shadowSize: 1024, multisampling: 0, occlusion: undefined },
  medium: { shadowSize: 2048, multisampling: 0, occlusion: { samples: 8, denoiseSamples: 4, isHalf: true } },
  high: { shadowSize: 4096, multisampling: 4, occlusion: { samples: 16, denoiseSamples: 8, isHalf: false } },
};

export const qualities: readonly Quality[] = ["low", "medium", "high"];
