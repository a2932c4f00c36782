import { expect, it } from "vitest";
import { chaptersEndUs, chaptersOf } from "../../../renderer/panels/time-bar/chapters-of.ts";
import { viewTour } from "../../../twin/scenario/tour-view.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const caption = { zh: "字幕", en: "Caption" };
const scenario = parsedScenario(
  pumpScenario({
    steps: [
      { id: "before", chapter: { zh: "之前", en: "Before" }, at: { offsetS: 0 }, caption },
      { id: "within", at: { offsetS: 20 }, caption },
      { id: "result", chapter: { zh: "结论", en: "Result" }, at: { offsetS: 100 }, caption },
    ],
  }),
);
const offsetsUs = [0, 20e6, 100e6];
const steps = scenario.steps.map(({ id }, place) => ({
  id,
  offsetUs: offsetsUs[place] ?? 0,
  trigger: "time" as const,
  holdUs: 0,
  speed: 1,
}));
const plan = { startUs: 1000e6, endUs: 1100e6, steps };
const tour = viewTour({ id: "one", scenario, plan, over: "recorded", warnings: [] }, "operator", () => true);

it("a chapter lasts to the next one, and is the present one while any of its steps is", () => {
  const [before] = chaptersOf(tour, 1, "zh");
  expect(before).toEqual({ title: "之前", fromUs: 1000e6, toUs: 1100e6, isNow: true, step: 0 });
  expect(chaptersOf(tour, 2, "en").map(({ title, isNow }) => `${title} ${isNow}`)).toEqual([
    "Before false",
    "Result true",
  ]);
});

it("a chapter at the very end is long enough to be seen, and the bar has room for it", () => {
  const [, result] = chaptersOf(tour, 0, "en");
  expect(result?.toUs).toBeGreaterThan(1102e6);
  expect(chaptersEndUs(tour)).toBe(result?.toUs);
  expect(chaptersOf(undefined, 0, "en")).toEqual([]);
});
