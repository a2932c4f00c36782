import type { Elements } from "./elements.ts";

/**
 * The place of the device that holds up a line, by how long the others waited: between two neighbours an arrow points
 * downstream where the first was blocked longer than the second was starved, upstream otherwise; the bottleneck has
 * arrows towards it only. Where several have, the one with the greatest difference around it.
 *
 * Source: J. Li, S. M. Meerkov, Production Systems Engineering, Springer 2009, the arrow rule by blockages and
 * starvations.
 *
 * @param devices in the order of the flow
 * @returns undefined where nobody waited for anybody, or there are not two devices
 */
export function findBottleneck(devices: readonly Elements[]): number | undefined {
  if (devices.length < 2) return undefined;
  if (devices.every(({ blockedUs, starvedUs }) => blockedUs === 0 && starvedUs === 0)) return undefined;
  /** Whether the arrow between a device and the next one points downstream. */
  const pointsDown = devices.map(({ blockedUs }, place) => blockedUs > (devices[place + 1]?.starvedUs ?? 0));
  let found: number | undefined;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const place of devices.keys()) {
    const isFirst = place === 0;
    const isLast = place === devices.length - 1;
    const comesFromAbove = isFirst || pointsDown[place - 1] === true;
    const comesFromBelow = isLast || pointsDown[place] === false;
    if (!comesFromAbove || !comesFromBelow) continue;
    const severity = gapAround(devices, place);
    if (severity <= greatest) continue;
    found = place;
    greatest = severity;
  }
  return found;
}

/** How much longer the neighbours waited for a device than it waited for them, microseconds. */
function gapAround(devices: readonly Elements[], place: number): number {
  const [before, own, after] = [devices[place - 1], devices[place], devices[place + 1]];
  const upstream = before === undefined ? 0 : before.blockedUs - (own?.starvedUs ?? 0);
  const downstream = after === undefined ? 0 : after.starvedUs - (own?.blockedUs ?? 0);
  return upstream + downstream;
}
