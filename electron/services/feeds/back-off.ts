/** First delay after a failed attempt. */
const firstMs = 250;

/** Longest delay: a broker that comes back is found within 5 s, connecting included. */
const longestMs = 3000;

/**
 * How long to wait before the next attempt: the delay doubles with every failure and is spread over its upper half,
 * so that many hosts do not come back to a broker at the same moment.
 *
 * @param failures failed attempts so far, at least 1
 * @param random from 0 up to 1
 */
export function backOffMs(failures: number, random: number): number {
  const delay = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return delay * (0.5 + random / 2);
}
