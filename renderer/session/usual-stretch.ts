import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { SessionRequests } from "./session-requests.ts";
import type { SessionState } from "./session-store.ts";

/** Of a history that goes on this much is taken: longer tours are picked on purpose. */
const usualLengthUs = 600e6;

/** Machines speak every few seconds: before that a recording that has just begun knows nothing of most of them. */
const firstHeardUs = 10e6;

/** A file that is no longer than this is taken as a whole. */
const longestFileUs = 4 * 3600e6;

/**
 * The stretch of recorded time that a scenario begins with: what is picked on the timeline, a file as a whole, or the
 * last minutes that were recorded.
 */
export async function usualStretch(
  { range, live, source }: Pick<SessionState, "range" | "live" | "source">,
  session: Pick<SessionRequests, "timeline">,
): Promise<TimeRange> {
  if (range !== undefined) return range;
  const edgeUs = Math.floor(live?.clock.edgeUs() ?? 0);
  const answer = await session.timeline({ fromUs: 0, toUs: edgeUs, buckets: 1 });
  const recorded = answer.problem === undefined ? answer.result.ranges.at(-1) : undefined;
  const fromUs = Math.min(recorded?.fromUs ?? edgeUs - usualLengthUs, edgeUs - 1e6);
  if (source?.kind === "file" && edgeUs - fromUs <= longestFileUs) return { fromUs, toUs: edgeUs };
  const heardUs = Math.min(fromUs + firstHeardUs, edgeUs - 1e6);
  return { fromUs: Math.max(heardUs, edgeUs - usualLengthUs), toUs: edgeUs };
}
