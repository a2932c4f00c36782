import { expect, it } from "vitest";
import { lossSteps } from "../../../renderer/session/loss-steps.ts";
import { lossKinds } from "../../../twin/kpi/kpi-result.ts";

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

it("time that was gained goes up again, beyond the planned time where need be", () => {
  const steps = lossSteps({ plannedUs: 100, missingUs: 0, lost: { ...nothing, slow: -100 }, valuableUs: 200 });
  expect(steps.map(({ kind, fromShare, toShare }) => [kind, fromShare, toShare])).toEqual([
    ["planned", 0, 0.5],
    ["slow", 0.5, 1],
    ["valuable", 0, 1],
  ]);
});
