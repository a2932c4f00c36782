import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AxisView,
  axisTicks,
  keepInside,
  panBy,
  timeAt,
  xOf,
  zoomAt,
} from "../../../renderer/session/time-axis.ts";

const startUs = 1_764_000_000_000_000;
const view = fc
  .record({
    fromUs: fc.integer({ min: startUs - 2e14, max: startUs }),
    spanS: fc.integer({ min: 60, max: 182 * 86_400 }),
    widthPx: fc.integer({ min: 200, max: 3000 }),
  })
  .map(({ fromUs, spanS, widthPx }): AxisView => ({ fromUs, toUs: fromUs + spanS * 1e6, widthPx }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the axis of time", () => {
  it("goes from moments to pixels and back", () => {
    fc.assert(
      fc.property(view, share, (each, at) => {
        expect(xOf(each, timeAt(each, at * each.widthPx))).toBeCloseTo(at * each.widthPx, 3);
      }),
      { seed: 1 },
    );
  });

  it("keeps the moment under the pointer when it is zoomed, from a minute to half a year", () => {
    fc.assert(
      fc.property(view, share, fc.double({ min: 0.001, max: 1000, noNaN: true }), (each, at, factor) => {
        const x = at * each.widthPx;
        const zoomed = zoomAt(each, x, factor);
        const pixelUs = (zoomed.toUs - zoomed.fromUs) / each.widthPx;
        expect(Math.abs(timeAt(zoomed, x) - timeAt(each, x))).toBeLessThan(pixelUs / 100 + 2);
        expect(zoomed.toUs - zoomed.fromUs).toBeGreaterThanOrEqual(60e6 - 1);
        expect(zoomed.toUs - zoomed.fromUs).toBeLessThanOrEqual(182 * 86_400e6 + 1);
      }),
      { seed: 2 },
    );
  });

  it("moves what lies at a pixel by as many pixels", () => {
    fc.assert(
      fc.property(view, share, fc.integer({ min: -500, max: 500 }), (each, at, pixels) => {
        const timeUs = timeAt(each, at * each.widthPx);
        expect(xOf(panBy(each, pixels), timeUs)).toBeCloseTo(at * each.widthPx + pixels, 2);
      }),
      { seed: 3 },
    );
  });

  it("goes along with a moment no further than it must", () => {
    fc.assert(
      fc.property(view, fc.integer({ min: startUs - 3e14, max: startUs + 1e14 }), (each, timeUs) => {
        const kept = keepInside(each, timeUs, 0.06, 0.92);
        const at = (timeUs - kept.fromUs) / (kept.toUs - kept.fromUs);
        expect(at).toBeGreaterThan(0.0599);
        expect(at).toBeLessThan(0.9201);
        const before = (timeUs - each.fromUs) / (each.toUs - each.fromUs);
        if (before >= 0.06 && before <= 0.92) expect(kept).toBe(each);
      }),
      { seed: 4 },
    );
  });

  it("has its lines in order, within the view, and room for every label", () => {
    fc.assert(
      fc.property(view, (each) => {
        const ticks = axisTicks(each);
        expect(ticks.length).toBeLessThan(each.widthPx);
        for (const [place, tick] of ticks.entries()) {
          expect(tick.timeUs).toBeGreaterThanOrEqual(each.fromUs);
          expect(tick.timeUs).toBeLessThanOrEqual(each.toUs);
          expect(tick.timeUs).toBeGreaterThan(ticks[place - 1]?.timeUs ?? Number.NEGATIVE_INFINITY);
        }
        const labelled = ticks.filter(({ label }) => label !== undefined);
        for (const [place, { x }] of labelled.slice(1).entries()) {
          // The day on which the clock is changed is an hour shorter.
          expect(x - (labelled[place]?.x ?? 0)).toBeGreaterThan(60);
        }
      }),
      { seed: 5 },
    );
  });

  it.each([
    [60, ["12:00:00", "12:00:10"]],
    [8 * 3600, ["12:00", "13:00"]],
    [2 * 86_400, ["12:00", "18:00"]],
    [14 * 86_400, ["11-25", "11-27"]],
    [84 * 86_400, ["12-07", "12-21"]],
  ])("over %d seconds has labels such as %j", (spanS, expected) => {
    const fromUs = new Date(2026, 10, 24, 12).getTime() * 1000;
    const labels = axisTicks({ fromUs, toUs: fromUs + spanS * 1e6, widthPx: 900 }).flatMap(({ label }) => label ?? []);
    expect(labels.slice(0, 2)).toEqual(expected);
  });
});
