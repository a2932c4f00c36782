import { expect, it } from "vitest";
import { describeSignals } from "../../../renderer/panels/trends/describe-signals.ts";
import type { Translate } from "../../../renderer/session/language.ts";
import { indexPlantView, signalOf } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const t = ((key: string) => key) as unknown as Translate;

it("beside a trend a value is written as in the panel of its machine, however large it is", () => {
  const plant = indexPlantView(viewPlant(parsedPumpPlant(), "operator").plant);
  const pump = plant.assetByPath.get("line-1/pump-1") ?? -1;
  const line = { timeS: [], value: [], signal: signalOf(plant, pump, "flow") ?? -1, isDayBefore: false };
  const [described] = describeSignals(plant, [line], "en", t);
  expect([12.3456, 1_234_567.8].map((value) => described?.write(value))).toEqual(["12.3", "1,234,567.8"]);
});
