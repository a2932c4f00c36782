import { expect, it } from "vitest";
import { faceFigures, formatKpi, ruleOf } from "../../../renderer/session/kpi-view.ts";

it("what makes nothing shows what is metered, whatever its level", () => {
  const figures = [
    { id: "oee", value: null, why: "no-data", missing: 0 },
    { id: "takt", value: null, why: "not-declared", missing: 0 },
    { id: "power", value: -796, why: null, missing: 0 },
    { id: "energy", value: -13, why: null, missing: 0 },
    { id: "carbon", value: null, why: "not-declared", missing: 0 },
  ] as const;
  const shown = (level: "line" | "device", makesUnits: boolean): string[] =>
    faceFigures(figures, level, makesUnits).map(({ id }) => id);
  expect(shown("line", false)).toEqual(["power", "energy"]);
  expect(shown("device", false)).toEqual(["power", "energy"]);
  expect(shown("line", true)).toEqual(["oee", "takt"]);
  expect(shown("device", true)).toEqual(["oee", "power"]);
});

it("a time is told in the unit in which it is read", () => {
  const told = (hours: number): string => {
    const { text, unit } = formatKpi({ id: "mttr", value: hours, why: null, missing: 0 }, "en");
    return `${text} ${unit}`;
  };
  expect([22 / 3600, 59 / 3600, 1 / 60, 0.5, 1, 12.34, 0].map(told)).toEqual([
    "22.0 s",
    "59.0 s",
    "1.00 min",
    "30.0 min",
    "1.00 h",
    "12.3 h",
    "0.00 min",
  ]);
});

it("a figure says by which rule it comes to be: of energy that is no sum of the machines' time", () => {
  expect((["oee", "energy", "power", "carbon", "good", "takt"] as const).map((id) => ruleOf(id, "sum"))).toEqual([
    "sum",
    "meter",
    "meter",
    "meter",
    "output",
    "declared",
  ]);
  // A line has its constraint's effectiveness, and its own energy.
  expect((["oee", "energy"] as const).map((id) => ruleOf(id, "constraint"))).toEqual(["constraint", "meter"]);
  expect((["oee", "energy", "people"] as const).map((id) => ruleOf(id, "own"))).toEqual(["own", "own", "declared"]);
});
