import { expect, it } from "vitest";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { measureTakt } from "../../../renderer/session/measured-takt.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const counter = {
  id: "total",
  type: "number",
  name: { zh: "总数", en: "Total" },
  from: { topic: "{topic}/total" },
};
const { plant } = parsePlant(
  plantFiles({
    "plant.json": pumpPlant(),
    "types/pump.json": { ...pumpType, signals: [counter], role: { totalCount: "total" } },
  }),
);

function watched(): { live: ReturnType<typeof createLiveValues>; count: (timeS: number, value: number) => void } {
  if (plant === undefined) throw new Error("the test's plant is wrong");
  const clock = { nowUs: () => 0, speed: () => 1 } as unknown as Parameters<typeof createLiveValues>[1];
  const live = createLiveValues(viewPlant(plant, "operator").plant, clock);
  return {
    live,
    count: (timeS, value) => {
      const samples = columnsOf([{ signal: 0, timeUs: timeS * 1e6, value, quality: 0, lagUs: 0 }]);
      for (const batch of encodeBatches(samples)) live.apply(batch);
    },
  };
}

it("is known from the second unit on that was seen being made", () => {
  const { live, count } = watched();
  const takts = measureTakt(live);
  const machine = 2;
  count(10, 100);
  expect(takts.read(machine)).toBeUndefined();
  count(14, 101);
  expect(takts.read(machine)).toBeUndefined();
  count(19, 102);
  expect(takts.read(machine)).toBe(5);
  count(20, 102);
  expect(takts.read(machine)).toBe(5);
  count(31, 105);
  expect(takts.read(machine)).toBe(4);
});

it("starts anew where a counter is set back, and where the values are of another moment", () => {
  const { live, count } = watched();
  const takts = measureTakt(live);
  for (const [timeS, value] of [
    [0, 1],
    [5, 2],
    [10, 3],
    [15, 0],
    [20, 1],
  ] as const)
    count(timeS, value);
  expect(takts.read(2)).toBe(5);
  live.reset(1);
  count(500, 40);
  expect(takts.read(2)).toBeUndefined();
});
