import { expect, it } from "vitest";
import { createChooseLabels } from "../../../renderer/scene/choose-labels.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { glb } from "../../support/glb.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";

const asset = (id: string, level: string, assets: object[] = []): object => ({
  id,
  level,
  name: { zh: id, en: id },
  assets,
});
const line = (id: string, pumps: number): object =>
  asset(
    id,
    "line",
    Array.from({ length: pumps }, (_, place) => asset(`pump-${place}`, "device")),
  );
const plant = indexPlantView(
  viewPlant(
    parsedPumpPlant({
      level: "park",
      assets: [
        asset("north", "factory", [asset("hall", "workshop", [line("a", 50), line("b", 2)])]),
        asset("south", "factory", [line("c", 1)]),
      ],
    }),
    "operator",
  ).plant,
);
const chooseLabels = createChooseLabels(plant);
const at = (path: string): number => plant.assetByPath.get(path) ?? -1;
const labels = (
  focus: number,
  selected?: number,
  hovered?: number,
  faults: readonly number[] = [],
): (string | undefined)[] =>
  chooseLabels(focus, selected, hovered, (each) => faults.includes(each)).map((each) => plant.view.assets[each]?.path);

it("names the factories of a park, the lines of a factory, the machines of a line", () => {
  expect(labels(0)).toEqual(["north", "south"]);
  expect(labels(at("north"))).toEqual(["north/hall/a", "north/hall/b"]);
  expect(labels(at("north/hall/b"))).toEqual(["north/hall/b/pump-0", "north/hall/b/pump-1"]);
});

it("looks at a machine among its neighbours, itself first", () => {
  const pump = at("north/hall/b/pump-1");
  expect(labels(pump, pump)).toEqual(["north/hall/b/pump-1", "north/hall/b/pump-0"]);
});

it("puts what is selected, hovered or failing first, and never shows more than can be read", () => {
  const many = labels(at("north/hall/a"), at("north/hall/a/pump-7"), at("north/hall/a/pump-3"), [
    at("north/hall/a/pump-44"),
  ]);
  expect(many.slice(0, 3)).toEqual(["north/hall/a/pump-7", "north/hall/a/pump-3", "north/hall/a/pump-44"]);
  expect(many).toHaveLength(40);
  expect(new Set(many).size).toBe(40);
});

it("names a failing machine in its factory's view, but leaves the park's to the factories", () => {
  const failing = [at("north/hall/a/pump-1")];
  expect(labels(at("north"), undefined, undefined, failing)[0]).toBe("north/hall/a/pump-1");
  expect(labels(0, undefined, undefined, failing)).toEqual(["north", "south"]);
});

it("names the stores of a factory too", () => {
  const files = plantFiles({
    "plant.json": pumpPlant(),
    "types/pump.json": {
      ...pumpType,
      model: "pump.glb",
      motion: [{ part: "stock", kind: "fill", signal: "flow", from: 50 }],
    },
    "pump.glb": glb(["stock"]),
  });
  const { plant: parsed } = parsePlant(files);
  if (parsed === undefined) throw new Error("the test's plant is wrong");
  const works = indexPlantView(viewPlant(parsed, "operator").plant);
  const paths = createChooseLabels(works)(0, undefined, undefined, () => false).map(
    (each) => works.view.assets[each]?.path,
  );
  expect(paths).toEqual(["line-1", "line-1/pump-1", "line-1/pump-2"]);
});
