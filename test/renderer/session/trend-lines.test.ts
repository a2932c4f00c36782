import { expect, it } from "vitest";
import { trendCsv } from "../../../renderer/session/trend-csv.ts";
import { joinLines, trendLine } from "../../../renderer/session/trend-lines.ts";
import type { Trend } from "../../../twin/playback/recorded-history.ts";

const trend = (...points: readonly (readonly [second: number, mean: number, last: number])[]): Trend => ({
  timeUs: points.map(([second]) => second * 1e6),
  min: points.map(([, mean]) => mean),
  max: points.map(([, mean]) => mean),
  mean: points.map(([, mean]) => mean),
  last: points.map(([, , last]) => last),
  count: points.map(() => 1),
});
const range = { fromUs: 0, toUs: 100e6 };

it("a line breaks where nothing was recorded, and not where a signal speaks rarely", () => {
  const some = trend([0, 1, 2], [10, 3, 4], [60, 5, 6]);
  // A hundred seconds in ten points: three points' width is 30 s.
  expect(trendLine(some, range, 10, 5e6, false, 0)).toEqual({ timeS: [0, 10, 40, 60], value: [1, 3, null, 5] });
  expect(trendLine(some, range, 10, 60e6, true, 0)).toEqual({ timeS: [0, 10, 60], value: [2, 4, 6] });
});

it("a line of minutes is one, in a range of which there are fewer minutes than points", () => {
  // An hour in 800 points: three points' width is 13.5 s, and a minute stands 60 s after the one before it.
  const hour = { fromUs: 0, toUs: 3600e6 };
  const minutes = trend([0, 1, 1], [60, 2, 2], [120, 3, 3], [360, 4, 4]);
  expect(trendLine(minutes, hour, 800, 5e6, false, 0)).toEqual({
    timeS: [0, 60, 120, 185, 360],
    value: [1, 2, 3, null, 4],
  });
});

it("a line of another day is laid over this one", () => {
  expect(trendLine(trend([0, 1, 1]), range, 10, 0, false, 86_400e6).timeS).toEqual([86_400]);
});

it("lines are joined over all their times, and are exported so", () => {
  const lines = [
    { timeS: [1, 3], value: [10, null], name: "Flow", unit: "L/min" },
    { timeS: [2, 3], value: [-5, 6], name: "=state", unit: "" },
  ];
  expect(joinLines(lines)).toEqual({
    timeS: [1, 2, 3],
    values: [
      [10, undefined, null],
      [undefined, -5, 6],
    ],
  });
  const rows = trendCsv(lines, "Time").trimEnd().split("\r\n");
  expect(rows[0]).toBe("\uFEFFTime,Flow (L/min),'=state");
  expect(rows.slice(1).map((row) => row.split(",").slice(1))).toEqual([
    ["10", ""],
    ["", "-5"],
    ["", "6"],
  ]);
  const states = [{ timeS: [1, 2], value: [1, null], name: "State", unit: "", values: ["Idle", "Running"] }];
  const said = trendCsv(states, "Time").trimEnd().split("\r\n").slice(1);
  expect(said.map((row) => row.split(",").slice(1))).toEqual([["Running"], [""]]);
});
