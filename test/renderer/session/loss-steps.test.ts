import { expect, it } from "vitest";
import { lossSteps, untoldLosses } from "../../../renderer/session/loss-steps.ts";
import { type KpiFigure, lossKinds } from "../../../twin/kpi/kpi-result.ts";

type Why = KpiFigure["why"];

const nothing = Object.fromEntries(lossKinds.map((kind) => [kind, 0])) as Record<(typeof lossKinds)[number], number>;

it("each loss hangs where the one before it ended, down to the time that is left", () => {
  const steps = lossSteps({
    plannedUs: 100,
    missingUs: 10,
    lost: { ...nothing, down: 20, scrap: 5 },
    valuableUs: 65,
  });
  expect(steps.map(({ kind, fromShare, toShare }) => [kind, fromShare, toShare])).toEqual([
    ["planned", 0, 1],
    ["missing", 0.9, 1],
    ["down", 0.7, 0.9],
    ["scrap", 0.65, 0.7],
    ["valuable", 0, 0.65],
  ]);
});

it("what was lost since the last full minute is named beside the bars, and moves none of them", () => {
  const losses = { plannedUs: 100e6, missingUs: 0, lost: { ...nothing, blocked: 20e6 }, valuableUs: 80e6 };
  const alone = lossSteps(losses);
  const steps = lossSteps(losses, { down: 18e6, blocked: 3e6, starved: 400_000 });
  expect(steps.map(({ kind, us, sinceUs }) => [kind, us, sinceUs])).toEqual([
    ["planned", 100e6, 0],
    ["down", 0, 18e6],
    ["blocked", 20e6, 3e6],
    ["valuable", 80e6, 0],
  ]);
  const withoutDown = steps.filter(({ kind }) => kind !== "down").map((step) => ({ ...step, sinceUs: 0 }));
  expect(withoutDown).toEqual(alone);
});

it("time that was gained goes up again, beyond the planned time where need be", () => {
  const steps = lossSteps({ plannedUs: 100, missingUs: 0, lost: { ...nothing, slow: -100 }, valuableUs: 200 });
  expect(steps.map(({ kind, fromShare, toShare }) => [kind, fromShare, toShare])).toEqual([
    ["planned", 0, 0.5],
    ["slow", 0.5, 1],
    ["valuable", 0, 1],
  ]);
});

it("losses that nobody can tell are said to be missing from those that are told", () => {
  const figures = (...why: readonly [availability: Why, effectiveness: Why, quality: Why]) =>
    (["availability", "effectiveness", "quality"] as const).map((id, place) => ({
      id,
      value: null,
      why: why[place] ?? null,
      missing: 0,
    }));
  expect(untoldLosses({ figures: figures(null, null, null) })).toBeUndefined();
  expect(untoldLosses({ figures: figures(null, "too-short", "no-data") })).toBe("too-short");
  expect(untoldLosses({ figures: figures(null, "no-data", "no-data") })).toBe("uncounted");
  expect(untoldLosses({ figures: figures(null, null, "no-data") })).toBe("uncounted");
  // Where nothing is known at all, all of the time is missing, and says so.
  expect(untoldLosses({ figures: figures("no-data", "no-data", "no-production") })).toBeUndefined();
});
