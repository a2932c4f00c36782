import type { CameraView } from "./session-store.ts";

/** What scenes that stand side by side have in common: one camera, and one fineness. */
export interface SceneLink {
  /** How finely the first of them found that it can draw: the others draw alike. */
  quality: string | undefined;
  /**
   * Takes part with a camera.
   *
   * @param onMoved told where a hand has moved the camera of another scene
   */
  join(onMoved: (view: CameraView) => void): SceneSeat;
}

/** One scene's part in the link. */
export interface SceneSeat {
  /** Tells the others where a hand has moved this camera. */
  tell(view: CameraView): void;
  leave(): void;
}

export function createSceneLink(): SceneLink {
  const listeners = new Set<(view: CameraView) => void>();
  return {
    quality: undefined,
    join(onMoved) {
      listeners.add(onMoved);
      return {
        tell(view) {
          for (const listener of listeners) if (listener !== onMoved) listener(view);
        },
        leave: () => listeners.delete(onMoved),
      };
    },
  };
}
