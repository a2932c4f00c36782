import type { TimeRange } from "../../twin/playback/recorded-history.ts";

/** Whether a chart of recorded time still shows the moment that the session is at: then it stays as it is. */
export function showsMoment({ fromUs, toUs }: TimeRange, timeUs: number): boolean {
  return timeUs >= fromUs && timeUs <= toUs;
}

/**
 * The range that a chart shows: up to the session's time, or what it showed before where that time is a moment in it.
 *
 * @param shown undefined where nothing is shown yet
 */
export function trendRange(
  shown: TimeRange | undefined,
  spanUs: number,
  nowUs: number,
  isFollowing: boolean,
): TimeRange {
  const isKept =
    shown !== undefined && !isFollowing && shown.toUs - shown.fromUs === spanUs && showsMoment(shown, nowUs);
  return isKept ? shown : { fromUs: nowUs - spanUs, toUs: nowUs };
}
