import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type AxisView, panBy, zoomAt } from "../../../renderer/session/time-axis.ts";
import { createTimelineLoader, recordedShare } from "../../../renderer/session/timeline-loader.ts";
import type { RequestArgs, RequestResult } from "../../../twin/bridge/contract.ts";

const hourUs = 3600e6;
const edgeUs = 1000 * hourUs;
const view: AxisView = { fromUs: edgeUs - 8 * hourUs, toUs: edgeUs, widthPx: 900 };
const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

function loader(answer: "given" | "refused" = "given") {
  let nowMs = 0;
  const request = vi.fn(async ({ buckets }: RequestArgs<"timeline">) => {
    if (answer === "refused") return { problem: { code: "failed", detail: "" } as const };
    const none = new Array<number>(buckets).fill(0);
    const result: RequestResult<"timeline"> = {
      ranges: [],
      alarms: { critical: none, high: none, medium: none, low: none },
    };
    return { result };
  });
  const timeline = createTimelineLoader(request, () => nowMs);
  return { timeline, request, pass: (ms: number) => (nowMs += ms) };
}

describe("the timeline's data", () => {
  it("is asked for once for what is in view and around it, and again at the live edge after a while", async () => {
    const { timeline, request, pass } = loader();
    timeline.show(view, edgeUs);
    timeline.show(view, edgeUs);
    await settle();
    timeline.show(panBy(view, 100), edgeUs);
    expect(request).toHaveBeenCalledTimes(1);
    expect(timeline.data?.fromUs).toBeLessThanOrEqual(view.fromUs - 4 * hourUs);
    pass(3000);
    timeline.show(view, edgeUs);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("is asked for again where the view leaves it or needs finer pieces", async () => {
    const { timeline, request } = loader();
    timeline.show(view, edgeUs);
    await settle();
    timeline.show(panBy(view, 2000), edgeUs);
    await settle();
    timeline.show(zoomAt(view, 450, 0.1), edgeUs);
    expect(request).toHaveBeenCalledTimes(3);
  });

  it("is asked for once more when the live edge has left the view, for what came last", async () => {
    const { timeline, request, pass } = loader();
    timeline.show(view, edgeUs - 1e6);
    await settle();
    pass(3000);
    timeline.show(view, edgeUs + 2e6);
    await settle();
    expect(request).toHaveBeenCalledTimes(2);
    pass(3000);
    timeline.show(view, edgeUs + 5e6);
    expect(request).toHaveBeenCalledTimes(2);
    // What lies beyond the view was asked for as well, and was still to come.
    timeline.show(panBy(view, -100), edgeUs + hourUs);
    expect(request).toHaveBeenCalledTimes(3);
  });

  it("of the past only is not asked for again, and a refused request not at once", async () => {
    const past = { ...view, fromUs: view.fromUs - 90 * hourUs, toUs: view.toUs - 90 * hourUs };
    const given = loader();
    given.timeline.show(past, edgeUs);
    await settle();
    given.pass(60_000);
    given.timeline.show(past, edgeUs);
    expect(given.request).toHaveBeenCalledTimes(1);
    const refused = loader("refused");
    refused.timeline.show(past, edgeUs);
    await settle();
    refused.timeline.show(past, edgeUs);
    expect(refused.request).toHaveBeenCalledTimes(1);
    refused.pass(3000);
    refused.timeline.show(past, edgeUs);
    expect(refused.request).toHaveBeenCalledTimes(2);
  });

  it("covers any view with whole pieces that a host accepts", () => {
    const views = fc.record({
      spanS: fc.integer({ min: 60, max: 182 * 86_400 }),
      widthPx: fc.integer({ min: 200, max: 3800 }),
    });
    fc.assert(
      fc.property(views, ({ spanS, widthPx }) => {
        const { timeline, request } = loader();
        const each = { fromUs: edgeUs - spanS * 1e6, toUs: edgeUs, widthPx };
        timeline.show(each, edgeUs);
        const { fromUs, toUs, buckets } = request.mock.calls[0]?.[0] ?? { fromUs: 0, toUs: 0, buckets: 0 };
        expect(Number.isInteger(buckets)).toBe(true);
        expect(buckets).toBeLessThanOrEqual(2000);
        expect(fromUs).toBeLessThanOrEqual(each.fromUs);
        expect(toUs).toBeGreaterThanOrEqual(each.toUs);
      }),
      { seed: 8 },
    );
  });

  it("says how much of a range was recorded", () => {
    const ranges = [
      { fromUs: 0, toUs: 10 },
      { fromUs: 20, toUs: 30 },
    ];
    expect(recordedShare({ ranges }, 0, 30)).toBeCloseTo(2 / 3);
    expect(recordedShare({ ranges }, 5, 25)).toBeCloseTo(0.5);
    expect(recordedShare({ ranges }, 12, 18)).toBe(0);
    expect(recordedShare({ ranges }, 5, 5)).toBe(0);
  });
});
