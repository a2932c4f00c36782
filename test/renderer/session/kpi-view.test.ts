import { expect, it } from "vitest";
import { faceFigures, formatKpi, ruleOf, signalsOfKpi } from "../../../renderer/session/kpi-view.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";

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

it("a line that counts what leaves it rests on its own counts, and not on those of its machines", () => {
  const name = { zh: "名", en: "Name" };
  const counts = ["total", "good", "wip"].map((id) => ({ id, type: "number", name, from: { topic: `{topic}/${id}` } }));
  const pump = {
    ...pumpType,
    signals: [...pumpType.signals, ...counts],
    role: { state: "state", totalCount: "total", goodCount: "good", workInProcess: "wip" },
  };
  const line = { format: 1, id: "line", name, signals: counts, role: { goodCount: "good", workInProcess: "wip" } };
  const description = pumpPlant();
  const [first] = description["assets"] as [object];
  const parsed = parsePlant(
    plantFiles({
      "plant.json": { ...description, assets: [{ ...first, type: "line" }] },
      "types/pump.json": pump,
      "types/line.json": line,
    }),
  );
  if (parsed.plant === undefined) throw new Error(JSON.stringify(parsed.issues));
  const plant = indexPlantView(viewPlant(parsed.plant, "operator").plant);
  const pumps = ["line-1/pump-1", "line-1/pump-2"];
  const assetsOf = (id: "good" | "work-in-process" | "quality"): string[] => [
    ...new Set(
      signalsOfKpi(plant, id, 0, pumps).map(
        (signal) => plant.view.assets[plant.view.signals[signal]?.asset ?? -1]?.path ?? "",
      ),
    ),
  ];
  expect(assetsOf("good")).toEqual(["line-1"]);
  expect(assetsOf("work-in-process")).toEqual(["line-1"]);
  expect(assetsOf("quality")).toEqual(pumps);
});
