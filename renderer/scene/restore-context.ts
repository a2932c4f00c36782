import type { WebGLRenderer } from "three";
import type { Stage } from "./stage.ts";

/**
 * Brings the picture back after the GPU was lost. With it everything that was made on it is gone: the stage lets go of
 * what is left, so that nothing of it stays in memory, and three.js makes it anew as it is drawn.
 *
 * @param onRestored asks for a frame
 * @returns stops looking after it
 */
export function restoreContext(renderer: WebGLRenderer, stage: Stage, onRestored: () => void): () => void {
  const { domElement } = renderer;
  const restore = (): void => {
    renderer.shadowMap.needsUpdate = true;
    onRestored();
  };
  // Both are called after three.js's own listeners, because they were added after them.
  domElement.addEventListener("webglcontextlost", stage.freeGpu);
  domElement.addEventListener("webglcontextrestored", restore);
  return () => {
    domElement.removeEventListener("webglcontextlost", stage.freeGpu);
    domElement.removeEventListener("webglcontextrestored", restore);
  };
}
