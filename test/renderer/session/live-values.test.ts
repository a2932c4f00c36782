import { describe, expect, it } from "vitest";
import { createLiveValues, type LiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const startUs = 1_764_000_000_000_000;

/** A session that began to play at a speed at the start, so many milliseconds ago. */
function playing(speed: number, ms: number): LiveValues {
  let monotonicMs = 0;
  const clock = createSessionClock(startUs + 1e12, () => monotonicMs);
  clock.set(startUs, speed);
  monotonicMs = ms;
  return createLiveValues(viewPlant(parsedPumpPlant(), "operator").plant, clock);
}

function apply(live: LiveValues, timeUs: number, lagUs = 0): void {
  const columns = columnsOf([{ signal: 4, timeUs, value: 1, quality: 0, lagUs }]);
  for (const batch of encodeBatches(columns)) live.apply(batch);
}

describe("the moment that values are of", () => {
  it("is the clock's at the plant's own speed, backwards and standing still", () => {
    for (const speed of [1, 0.5, 0, -60]) {
      const live = playing(speed, 1000);
      apply(live, startUs - 5e6);
      expect(live.nowUs()).toBe(startUs + speed * 1e6);
    }
  });

  it("does not run ahead of the data when time runs fast", () => {
    const live = playing(600, 100);
    apply(live, startUs + 39e6, 1e6);
    expect(live.clock.nowUs()).toBe(startUs + 60e6);
    expect(live.nowUs()).toBe(startUs + 40e6);
  });

  it("goes on without data after a while, so that what stopped coming grows old", () => {
    const live = playing(600, 10_000);
    apply(live, startUs);
    expect(live.nowUs()).toBe(startUs + 6000e6 - 300e6);
  });

  it("is not held back by what was there before a reset", () => {
    const live = playing(600, 100);
    apply(live, startUs + 50e6);
    live.reset();
    apply(live, startUs + 10e6);
    expect(live.nowUs()).toBe(startUs + 10e6);
  });
});
