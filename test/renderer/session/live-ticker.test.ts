import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLiveTicker } from "../../../renderer/session/live-ticker.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { createSessionStore } from "../../../renderer/session/session-store.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("beats at the pace that people read while values come, and without them often enough for ages to be true", () => {
  const store = createSessionStore("en", "studio");
  const live = createLiveValues(
    viewPlant(parsedPumpPlant(), "operator").plant,
    createSessionClock(0, () => 0),
  );
  store.setState({ live });
  const ticker = createLiveTicker(store, () => Date.now());
  const beatsMs: number[] = [];
  const stop = ticker.subscribe(() => beatsMs.push(Date.now()));
  const beatsIn = (lengthMs: number, haveValues: boolean): number => {
    const before = beatsMs.length;
    for (let ms = 0; ms < lengthMs; ms += 50) {
      if (haveValues) live.table.revision++;
      vi.advanceTimersByTime(50);
    }
    return beatsMs.length - before;
  };
  expect(beatsIn(2000, true)).toBe(10);
  const lastMs = beatsMs.at(-1) ?? 0;
  beatsIn(6000, false);
  // A value that is stale after five seconds is so on the screen before six have passed, whenever it came.
  const seen = beatsMs.filter((ms) => ms > lastMs + 5000);
  expect((seen[0] ?? Number.POSITIVE_INFINITY) - lastMs).toBeLessThanOrEqual(5600);

  stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(beatsIn(1000, true)).toBe(0);
});
