import { expect, it } from "vitest";
import { showsMoment, trendRange } from "../../../renderer/session/trend-range.ts";

it("a chart goes up to the session's time while that follows the plant", () => {
  expect(trendRange({ fromUs: 0, toUs: 60 }, 60, 70, true)).toEqual({ fromUs: 10, toUs: 70 });
});

it("a chart stays where it is when somebody goes to a moment in it, and comes along when the time leaves it", () => {
  const shown = { fromUs: 0, toUs: 60 };
  expect(trendRange(shown, 60, 20, false)).toBe(shown);
  expect([showsMoment(shown, 20), showsMoment(shown, 61), showsMoment(shown, -1)]).toEqual([true, false, false]);
  expect(trendRange(shown, 60, 61, false)).toEqual({ fromUs: 1, toUs: 61 });
  expect(trendRange(shown, 30, 20, false)).toEqual({ fromUs: -10, toUs: 20 });
});
