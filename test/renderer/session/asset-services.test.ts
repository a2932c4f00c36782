import { expect, it } from "vitest";
import { loadPlantFolder } from "../../../electron/services/plant-folder.ts";
import { servicesBelow } from "../../../renderer/session/asset-services.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";

it("a park's logistics, stores, supplies and protection are found by service, each kind once", async () => {
  const { plant } = await loadPlantFolder("models/demo-park");
  if (plant === undefined) throw new Error("the demonstration park has errors");
  const index = indexPlantView(viewPlant(plant, "visitor").plant);
  const groups = servicesBelow(index, 0);
  expect([...new Set(groups.map(({ service }) => service))]).toEqual(["logistics", "storage", "energy", "environment"]);
  expect(new Set(groups.map(({ type }) => type)).size).toBe(groups.length);
  for (const { type, assets } of groups) {
    const all = index.view.assets.flatMap((asset, place) => (asset.type === type ? [place] : []));
    expect(assets).toEqual(all);
  }
  const battery = index.assetByPath.get("battery") ?? -1;
  const paths = servicesBelow(index, battery).flatMap(({ assets }) =>
    assets.map((each) => index.view.assets[each]?.path),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.every((path) => path?.startsWith("battery/"))).toBe(true);
});
