import type { RequestArgs, RequestResult } from "../../twin/bridge/contract.ts";
import type { Answer } from "./session-requests.ts";
import type { AxisView } from "./time-axis.ts";

/** What was recorded over a stretch of time, in equal pieces. */
export interface TimelineData extends RequestResult<"timeline"> {
  readonly fromUs: number;
  readonly toUs: number;
  /** Length of a piece. */
  readonly bucketUs: number;
}

/** Keeps what the axis shows: asks for what is in view and a margin around it, one request at a time. */
export interface TimelineLoader {
  /** The newest answer, which may be for another view. */
  readonly data: TimelineData | undefined;
  /** Says what is in view now; asks for it where it is not there yet, and again where it may have grown. */
  show(view: AxisView, edgeUs: number): void;
}

/** A piece is at least this wide. */
const bucketPx = 5;

/** At the live edge there is something new now and then; a refused request is not repeated sooner either. */
const refreshMs = 3000;

/** What came longer ago than this has been written down. */
const writtenAfterUs = 2e6;

const second = 1e6;
const bucketSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** @param monotonicMs a clock that only goes forward, in milliseconds */
export function createTimelineLoader(
  request: (args: RequestArgs<"timeline">) => Promise<Answer<RequestResult<"timeline">>>,
  monotonicMs: () => number,
): TimelineLoader {
  let data: TimelineData | undefined;
  let isAsking = false;
  let askedMs = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  /** Up to then the data is whole; what the plant did after it was still to come. */
  let wholeToUs = Number.NEGATIVE_INFINITY;

  const ask = async (fromUs: number, buckets: number, bucketUs: number, edgeUs: number): Promise<void> => {
    isAsking = true;
    askedMs = monotonicMs();
    const toUs = fromUs + buckets * bucketUs;
    const answer = await request({ fromUs, toUs, buckets });
    hasFailed = answer.problem !== undefined;
    if (answer.problem === undefined) {
      data = { ...answer.result, fromUs, toUs, bucketUs };
      wholeToUs = edgeUs - writtenAfterUs;
    }
    isAsking = false;
  };

  return {
    get data() {
      return data;
    },
    show(view, edgeUs) {
      if (isAsking) return;
      const isDue = monotonicMs() - askedMs >= refreshMs;
      const bucketUs = bucketFor(view);
      const isCovered =
        data?.bucketUs === bucketUs && data.fromUs <= view.fromUs && data.toUs >= Math.min(view.toUs, edgeUs);
      const isWhole = edgeUs < view.fromUs || wholeToUs >= view.toUs;
      if (isCovered ? isWhole || !isDue : hasFailed && !isDue) return;
      const marginUs = (view.toUs - view.fromUs) / 2;
      const fromUs = Math.floor((view.fromUs - marginUs) / bucketUs) * bucketUs;
      const buckets = Math.min(2000, Math.ceil((view.toUs + marginUs - fromUs) / bucketUs));
      void ask(fromUs, buckets, bucketUs, edgeUs);
    },
  };
}

/** Round lengths, on round times: pieces stay as they are while the view moves. */
function bucketFor({ fromUs, toUs, widthPx }: AxisView): number {
  const leastUs = ((toUs - fromUs) / widthPx) * bucketPx;
  const step = bucketSteps.find((seconds) => seconds * second >= leastUs);
  return step === undefined ? Math.ceil(leastUs / (86_400 * second)) * 86_400 * second : step * second;
}

/** Which share of a range was recorded, 0 to 1, by stretches that do not overlap. */
export function recordedShare(data: Pick<TimelineData, "ranges">, fromUs: number, toUs: number): number {
  if (toUs <= fromUs) return 0;
  const recordedUs = data.ranges.reduce(
    (sum, range) => sum + Math.max(0, Math.min(range.toUs, toUs) - Math.max(range.fromUs, fromUs)),
    0,
  );
  return Math.min(1, recordedUs / (toUs - fromUs));
}
