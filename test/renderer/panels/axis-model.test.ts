import { describe, expect, it } from "vitest";
import { createAxisModel, fitToFile, fitToHistory, followTime } from "../../../renderer/panels/time-bar/axis-model.ts";
import { xOf } from "../../../renderer/session/time-axis.ts";

const hourUs = 3600e6;
const edgeUs = 1000 * hourUs;

describe("what the time bar shows", () => {
  it("goes along with time, and comes back when time jumps", () => {
    const model = createAxisModel(edgeUs);
    model.view = { ...model.view, widthPx: 1000 };
    followTime(model, edgeUs + hourUs / 1000, edgeUs);
    followTime(model, edgeUs + hourUs / 100, edgeUs + hourUs / 1000);
    expect(xOf(model.view, edgeUs + hourUs / 100)).toBeCloseTo(920, 0);
    model.isPinned = false;
    followTime(model, edgeUs + hourUs / 50, edgeUs + hourUs / 100);
    expect(xOf(model.view, edgeUs + hourUs / 100)).toBeCloseTo(920, 0);
    followTime(model, edgeUs - 48 * hourUs, edgeUs + hourUs / 50);
    expect(xOf(model.view, edgeUs - 48 * hourUs)).toBeCloseTo(60, 0);
  });

  it("holds still under a hand that drags the playhead", () => {
    const model = createAxisModel(edgeUs);
    const before = model.view;
    model.scrubUs = edgeUs;
    followTime(model, edgeUs - 48 * hourUs, edgeUs);
    expect(model.view).toBe(before);
  });

  it("begins with what there is, at most a shift, and with all of a file", () => {
    const model = createAxisModel(edgeUs);
    fitToHistory(model, edgeUs - hourUs, edgeUs);
    expect((model.view.toUs - model.view.fromUs) / hourUs).toBeCloseTo(1.12);
    fitToHistory(model, edgeUs - 1000 * hourUs, edgeUs);
    expect((model.view.toUs - model.view.fromUs) / hourUs).toBe(8);
    fitToFile(model, edgeUs - hourUs, edgeUs);
    expect(model.view.fromUs).toBeLessThan(edgeUs - hourUs);
    expect(model.view.toUs).toBeGreaterThan(edgeUs);
    const chosen = model.view;
    fitToHistory(model, edgeUs - hourUs, edgeUs);
    expect(model.view).toBe(chosen);
  });
});
