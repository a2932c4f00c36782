/** Asks for frames: at once while the camera moves, at the data's pace while only machines do, and else not at all. */
export interface FrameRequests {
  soon(): void;
  atDataPace(): void;
  /** To be called when a frame's commands have been given to the GPU. */
  drawn(): void;
  dispose(): void;
}

export interface FrameEdges {
  /** Asks the renderer for one frame. */
  readonly invalidate: () => void;
  /** Whether the GPU has finished the last frame. */
  readonly isFinished: () => boolean;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
  /** Whether a dialog lies over the scene, so that little of it is seen. */
  readonly isCovered: () => boolean;
  /** Whether somebody scrolls, types or presses something. */
  readonly isInUse: () => boolean;
}

const dataPaceMs = 1000 / 30;

/**
 * Behind a dialog machines move on, and leave the time to what is read. While somebody is at work in it they stand: the
 * page waits for a frame of the scene before it shows its own, and where that is drawn in software, for 50 to 120 ms.
 */
const coveredPaceMs = 500;

/**
 * Where a frame takes longer than this, data is shown at most half of the time: otherwise the frames of a slow machine
 * queue up before its GPU, and neither panels nor the camera get a turn.
 */
const slowFrameMs = 100;

export function createFrameRequests({ invalidate, isFinished, nowMs, isCovered, isInUse }: FrameEdges): FrameRequests {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnMs = 0;
  let isWatched = false;
  let restUntilMs = 0;

  const tryNow = (): void => {
    timer = undefined;
    if (isCovered() && isInUse()) {
      timer = setTimeout(tryNow, coveredPaceMs);
      return;
    }
    if (isWatched && !isFinished()) {
      timer = setTimeout(tryNow, dataPaceMs);
      return;
    }
    if (isWatched) {
      isWatched = false;
      const costMs = nowMs() - drawnMs;
      restUntilMs = costMs > slowFrameMs ? nowMs() + costMs : 0;
    }
    const restMs = restUntilMs - nowMs();
    if (restMs > 0) timer = setTimeout(tryNow, restMs);
    else invalidate();
  };

  return {
    soon: invalidate,
    atDataPace() {
      timer ??= setTimeout(tryNow, isCovered() ? coveredPaceMs : dataPaceMs);
    },
    drawn() {
      drawnMs = nowMs();
      isWatched = true;
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
