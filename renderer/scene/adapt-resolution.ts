/** Shares of the full resolution, from the finest: a moving picture may be coarser than one at rest. */
const shares = [1, 0.75, 0.5] as const;

/** Frames slower than this make the camera stutter. */
const slowFrameS = 1 / 35;

/** So many slow frames in a row are not chance. */
const slowInRow = 4;

/**
 * Lowers the resolution while the camera moves and frames are late, and gives it back when the camera rests.
 *
 * @param elapsedS since the last frame
 * @returns the share of the full resolution to draw the next frame with
 */
export type AdaptResolution = (isCameraMoving: boolean, elapsedS: number) => number;

export function createAdaptResolution(): AdaptResolution {
  let place = 0;
  let slow = 0;
  let wasMoving = false;
  return (isCameraMoving, elapsedS) => {
    // The first frame of a movement tells of the rest before it.
    const counts = isCameraMoving && wasMoving;
    wasMoving = isCameraMoving;
    if (!isCameraMoving) {
      place = 0;
      slow = 0;
    } else if (counts) {
      slow = elapsedS > slowFrameS ? slow + 1 : 0;
      if (slow >= slowInRow && place < shares.length - 1) {
        place++;
        slow = 0;
      }
    }
    return shares[place] ?? 1;
  };
}
