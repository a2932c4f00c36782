import { expect, it } from "vitest";
import { createSessionStore, focusAsset, goDown, goUp } from "../../../renderer/session/session-store.ts";
import { takePlant } from "../../../renderer/session/take-plant.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { opened } from "../../support/plain-handlers.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

it("goes down towards what is pointed at, and up again", () => {
  const store = createSessionStore("zh", "studio");
  const { plant } = viewPlant(parsedPumpPlant(), "operator");
  takePlant(store, { ...opened, plant }, () => 0);
  const pump = plant.assets.findIndex((asset) => asset.path === "line-1/pump-1");
  goDown(store, pump);
  expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
  goDown(store, pump);
  expect(store.getState()).toMatchObject({ focus: pump, selected: pump });
  goUp(store);
  expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
  store.setState({ selected: pump });
  goUp(store);
  expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
  goUp(store);
  goUp(store);
  expect(store.getState().focus).toBe(0);
  focusAsset(store, pump);
  expect(store.getState().selected).toBe(pump);
});
