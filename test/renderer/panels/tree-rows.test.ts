import { describe, expect, it } from "vitest";
import { listTreeRows, searchAssets } from "../../../renderer/panels/tree-rows.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const plant = indexPlantView(viewPlant(parsedPumpPlant(), "operator").plant);

describe("the rows of the tree", () => {
  it("go below an asset only where it is open", () => {
    expect(listTreeRows(plant, new Set())).toEqual([{ asset: 0, depth: 0, isOpen: false }]);
    expect(listTreeRows(plant, new Set([0, 1])).map(({ asset, depth, isOpen }) => [asset, depth, isOpen])).toEqual([
      [0, 0, true],
      [1, 1, true],
      [2, 2, undefined],
      [3, 2, undefined],
    ]);
  });

  it.each([
    ["pump-2", [3]],
    ["PUMP", [0, 2, 3]],
    ["一线", [1]],
    ["line-1/pump", [2, 3]],
    ["nothing", []],
  ])("a search for %s finds %j", (text, expected) => {
    expect(searchAssets(plant, text).map((row) => row.asset)).toEqual(expected);
  });
});
