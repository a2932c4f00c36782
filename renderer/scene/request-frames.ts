/** Asks for frames: at once while the camera moves, at the data's pace while only machines do, and else not at all. */
export interface FrameRequests {
  soon(): void;
  atDataPace(): void;
  dispose(): void;
}

const dataPaceMs = 1000 / 30;

/** @param invalidate asks the renderer for one frame */
export function createFrameRequests(invalidate: () => void): FrameRequests {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: invalidate,
    atDataPace() {
      timer ??= setTimeout(() => {
        timer = undefined;
        invalidate();
      }, dataPaceMs);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
