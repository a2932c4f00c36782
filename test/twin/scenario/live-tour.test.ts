import { describe, expect, it } from "vitest";
import { advanceLiveTour, commandLiveTour, type LiveTour, startLiveTour } from "../../../twin/scenario/live-tour.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const startUs = 1_780_000_000_000_000;
const caption = { zh: "字幕", en: "Caption" };
const when = "line-1/pump-1/speed > 3000";

/** The seconds at which steps begin live, where the condition is true in some of the seconds. */
function begunS(steps: readonly object[], isTrueAtS: (second: number) => boolean | undefined, forS = 60): number[] {
  const scenario = parsedScenario(
    pumpScenario({ steps: steps.map((step, place) => ({ id: `s${place}`, caption, ...step })) }),
    parsedPumpPlant(),
  );
  const boundsAt = (second: number) => ({ startUs, edgeUs: startUs + second * 1e6, isLive: true });
  let tour: LiveTour = startLiveTour(steps.length, boundsAt(0));
  for (let second = 0; second <= forS; second++) {
    tour = advanceLiveTour(tour, 1e6, scenario.steps, boundsAt(second), () => isTrueAtS(second));
  }
  return tour.begunUs.map((us) => us / 1e6);
}

describe("a tour over what comes now", () => {
  it("has a step begin at its moment, when its condition is true, or when it was waited for long enough", () => {
    const steps = [{ at: { offsetS: 0 } }, { at: { when } }, { at: { when, withinS: 20 } }];
    expect(begunS(steps, (second) => second === 5)).toEqual([0, 5, 25]);
  });

  it("has a step begin as long after its condition came true as it says, whatever the condition does meanwhile", () => {
    const steps = [{ at: { offsetS: 0 } }, { at: { when, afterS: 8, withinS: 10 } }, { at: { when, afterS: 3 } }];
    expect(begunS(steps, (second) => second === 5 || second > 30)).toEqual([0, 13, 34]);
  });

  it("looks at a condition once the step before has held, and begins at once where it cannot be read here", () => {
    const steps = [{ at: { offsetS: 0 }, holdS: 10 }, { at: { when, afterS: 8 } }];
    expect(begunS(steps, (second) => second === 5 || second === 20)).toEqual([0, 28]);
    expect(begunS(steps, () => undefined)).toEqual([0, 10]);
  });

  it("forgets what came true for a step that people go away from", () => {
    const bounds = { startUs, edgeUs: startUs + 30e6, isLive: true };
    const waiting = { ...startLiveTour(3, { startUs, edgeUs: startUs, isLive: true }), step: 0, trueUs: 29e6 };
    expect(commandLiveTour(waiting, { kind: "next" }, bounds).trueUs).toBeNaN();
  });
});
