import { expect, it } from "vitest";
import { describeSignals } from "../../../renderer/panels/trends/describe-signals.ts";
import type { Translate } from "../../../renderer/session/language.ts";
import { indexPlantView, signalOf } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant, pumpType } from "../../support/plant-files.ts";

const t = ((key: string) => key) as unknown as Translate;

it("beside a trend a value is written as in the panel of its machine, however large it is", () => {
  const plant = indexPlantView(viewPlant(parsedPumpPlant(), "operator").plant);
  const pump = plant.assetByPath.get("line-1/pump-1") ?? -1;
  const line = { timeS: [], value: [], signal: signalOf(plant, pump, "flow") ?? -1, isDayBefore: false };
  const [described] = describeSignals(plant, [line], "en", t);
  expect([12.3456, 1_234_567.8].map((value) => described?.write(value))).toEqual(["12.3", "1,234,567.8"]);
});

it("an axis of numbers without a unit has their name, and limits are as urgent as their alarms", () => {
  const message = { zh: "流量低", en: "Low flow" };
  const parts = {
    id: "parts",
    type: "number",
    name: { zh: "件数", en: "Parts" },
    from: { topic: "{topic}/parts" },
    alarms: [
      { id: "few", low: 5, priority: "medium", message },
      { id: "many", high: 9, priority: "critical", message },
    ],
  };
  const { plant: view } = viewPlant(
    parsedPumpPlant({}, { ...pumpType, signals: [...pumpType.signals, parts] }),
    "operator",
  );
  const plant = indexPlantView(view);
  const pump = plant.assetByPath.get("line-1/pump-1") ?? -1;
  const lines = ["parts", "flow"].map((id) => ({
    timeS: [],
    value: [],
    signal: signalOf(plant, pump, id) ?? -1,
    isDayBefore: false,
  }));
  const described = describeSignals(plant, lines, "en", t);
  expect(described.map(({ axisName }) => axisName)).toEqual(["Parts", "L/min"]);
  expect(described[0]?.limits).toEqual([
    { at: 5, priority: "medium" },
    { at: 9, priority: "critical" },
  ]);
});
