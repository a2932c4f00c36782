/** How a part is drawn: as it is, simplified, or not at all. */
export const detailLevel = { near: 0, far: 1, none: 2 } as const;

/** A part whose radius is smaller in the picture is drawn by its far geometry, where it has one; pixels. */
export const farBelowPx = 30;

/** A part whose radius is smaller than this is two pixels wide, and is not missed; pixels. */
export const noneBelowPx = 1.2;

/** A level is left again only at so much more or less than where it was taken up, so that it does not flicker. */
const hysteresis = 1.2;

/**
 * The level of a part of some radius in the picture.
 *
 * @param now its present level
 */
export function chooseLevel(now: number, radiusPx: number, hasFar: boolean): number {
  const noneAt = now === detailLevel.none ? noneBelowPx * hysteresis : noneBelowPx;
  if (radiusPx < noneAt) return detailLevel.none;
  if (!hasFar) return detailLevel.near;
  const farAt = now === detailLevel.near ? farBelowPx : farBelowPx * hysteresis;
  return radiusPx < farAt ? detailLevel.far : detailLevel.near;
}
