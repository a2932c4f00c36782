import { describe, expect, it } from "vitest";
import {
  assetsBelow,
  chainTo,
  indexPlantView,
  signalOf,
  stepTowards,
  stopAbove,
} from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const asset = (id: string, level: string, assets: object[] = []): object => ({
  id,
  level,
  name: { zh: id, en: id },
  assets,
  ...(level === "device" ? { type: "pump" } : {}),
});

const park = indexPlantView(
  viewPlant(
    parsedPumpPlant({
      level: "park",
      assets: [
        asset("north", "factory", [asset("hall", "workshop", [asset("line", "line", [asset("pump", "device")])])]),
        asset("south", "factory", [asset("line", "line", [asset("pump", "device")])]),
        asset("well", "device"),
      ],
    }),
    "operator",
  ).plant,
);
const at = (path: string): number => park.assetByPath.get(path) ?? -1;
const pathOf = (place: number): string | undefined => park.view.assets[place]?.path;

describe("the ways through a plant", () => {
  it("down: the next view towards what was pointed at, workshops passed through", () => {
    const pump = at("north/hall/line/pump");
    expect(pathOf(stepTowards(park, 0, pump))).toBe("north");
    expect(pathOf(stepTowards(park, at("north"), pump))).toBe("north/hall/line");
    expect(pathOf(stepTowards(park, at("north/hall/line"), pump))).toBe("north/hall/line/pump");
    expect(pathOf(stepTowards(park, 0, at("well")))).toBe("well");
  });

  it("across: from one factory to another without the park between", () => {
    expect(pathOf(stepTowards(park, at("north/hall/line"), at("south/line/pump")))).toBe("south");
  });

  it("up: the view above, and the park above everything", () => {
    expect(pathOf(stopAbove(park, at("north/hall/line")))).toBe("north");
    expect(stopAbove(park, at("north"))).toBe(0);
    expect(stopAbove(park, 0)).toBe(0);
  });

  it("chains and what is below", () => {
    expect(chainTo(park, at("south/line")).map(pathOf)).toEqual(["works", "south", "south/line"]);
    expect(assetsBelow(park, at("north"))).toHaveLength(3);
  });

  it("a device's signals by id", () => {
    const well = at("well");
    expect(park.view.signals[signalOf(park, well, "speed") ?? -1]?.asset).toBe(well);
    expect(signalOf(park, well, "nothing")).toBeUndefined();
  });
});
