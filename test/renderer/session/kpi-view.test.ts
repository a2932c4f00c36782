import { expect, it } from "vitest";
import { formatKpi } from "../../../renderer/session/kpi-view.ts";

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
