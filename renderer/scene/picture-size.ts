import type { WebGLRenderer } from "three";
import type { Stage } from "./stage.ts";

/** The size of the picture: what the window gives, times how fine it is drawn. */
export interface PictureSize {
  /** CSS pixels, and device pixels for each. */
  set(width: number, height: number, ratio: number): void;
  /** @param share of the full resolution, 0 to 1 */
  setShare(share: number): void;
  /** Device pixels; what decides in how much detail things are drawn. */
  heightPx(): number;
}

export function createPictureSize(renderer: WebGLRenderer, stage: Pick<Stage, "pipeline" | "backdrop">): PictureSize {
  let size = { width: 1, height: 1, ratio: 1 };
  let shown = 1;
  const apply = (): void => {
    const { width, height, ratio } = size;
    // The element keeps its size on the page; only its pixels change.
    renderer.setPixelRatio(ratio * shown);
    stage.pipeline.setSize(width, height);
    stage.backdrop.setResolution(width * ratio * shown, height * ratio * shown);
  };
  return {
    set(width, height, ratio) {
      size = { width, height, ratio };
      apply();
    },
    heightPx: () => size.height * size.ratio,
    setShare(share) {
      if (share === shown) return;
      shown = share;
      apply();
    },
  };
}
