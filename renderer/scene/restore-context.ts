import type { WebGLRenderer } from "three";
import type { Stage } from "./stage.ts";

/**
 * Brings the picture back after the GPU was lost: three.js makes everything anew as it is drawn; what was to be
 * uploaded in part is uploaded as a whole.
 *
 * @param onRestored asks for a frame
 * @returns stops looking after it
 */
export function restoreContext(renderer: WebGLRenderer, stage: Stage, onRestored: () => void): () => void {
  const restore = (): void => {
    stage.state.uploads.flushWhole();
    stage.matrices.uploads.flushWhole();
    renderer.shadowMap.needsUpdate = true;
    onRestored();
  };
  // Added after three.js's own listener, so called after it.
  renderer.domElement.addEventListener("webglcontextrestored", restore);
  return () => renderer.domElement.removeEventListener("webglcontextrestored", restore);
}
