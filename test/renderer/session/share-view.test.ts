import { beforeEach, describe, expect, it } from "vitest";
import { keepAlike } from "../../../renderer/session/keep-alike.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { createSessionStore, focusAsset, type SessionStore } from "../../../renderer/session/session-store.ts";
import { shareView } from "../../../renderer/session/share-view.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const { plant } = viewPlant(parsedPumpPlant(), "operator");
const clock = createSessionClock(0, () => 0);
/** The same plant, in which one asset more comes before all others of the root. */
const [root, ...rest] = plant.assets;
const other = {
  ...plant,
  assets: [
    ...(root === undefined ? [] : [root, { ...root, path: "office", parent: 0 }]),
    ...rest.map((asset) => ({ ...asset, parent: asset.parent === 0 ? 0 : asset.parent + 1 })),
  ],
  signals: plant.signals.map((signal) => ({ ...signal, asset: signal.asset + 1 })),
};

describe("two screens that look at the same", () => {
  let one: SessionStore;
  let two: SessionStore;
  const paths = ({ getState }: SessionStore): (string | undefined)[] => {
    const { live, focus, selected, hovered } = getState();
    return [focus, selected, hovered].map((asset) => live?.plant.view.assets[asset ?? -1]?.path);
  };
  const open = (store: SessionStore, view: typeof plant): void =>
    store.setState({ live: createLiveValues(view, clock), focus: 0, selected: undefined, hovered: undefined });
  beforeEach(() => {
    one = createSessionStore("zh", "studio");
    two = createSessionStore("zh", "studio");
  });

  it("begin where they are told to, as soon as each has its plant", () => {
    shareView([one, two], { focus: "line-1", selected: "line-1/pump-1", hovered: undefined });
    open(one, plant);
    expect(paths(one)).toEqual(["line-1", "line-1/pump-1", undefined]);
    open(two, other);
    expect(paths(two)).toEqual(["line-1", "line-1/pump-1", undefined]);
    expect(two.getState().focus).toBe(one.getState().focus + 1);
  });

  it("go together, by the names of things, until they part", () => {
    const part = shareView([one, two], { focus: "", selected: undefined, hovered: undefined });
    open(one, plant);
    open(two, other);
    focusAsset(two, two.getState().live?.plant.assetByPath.get("line-1/pump-1") ?? -1);
    expect(paths(one)).toEqual(paths(two));
    expect(paths(one)[1]).toBe("line-1/pump-1");
    one.setState({ hovered: one.getState().live?.plant.assetByPath.get("line-1") });
    expect(paths(two)[2]).toBe("line-1");
    part();
    one.setState({ hovered: undefined });
    expect(paths(two)[2]).toBe("line-1");
  });

  it("stay where they are where the other's plant does not have it", () => {
    shareView([one, two], { focus: "", selected: undefined, hovered: undefined });
    open(one, plant);
    open(two, other);
    focusAsset(one, one.getState().live?.plant.assetByPath.get("line-1") ?? -1);
    focusAsset(two, two.getState().live?.plant.assetByPath.get("office") ?? -1);
    expect(paths(two)[0]).toBe("office");
    expect(paths(one)[0]).toBe("line-1");
  });
});

describe("stores that are kept alike", () => {
  it("follow each other in the keys that are named, and in no other", () => {
    const stores = [1, 2, 3].map(() => createSessionStore("zh", "studio"));
    const stop = keepAlike(stores, ["language", "theme"]);
    stores[2]?.setState({ language: "en", focus: 7 });
    stores[0]?.setState({ theme: "night" });
    expect(stores.map((store) => store.getState().language)).toEqual(["en", "en", "en"]);
    expect(stores.map((store) => store.getState().theme)).toEqual(["night", "night", "night"]);
    expect(stores.map((store) => store.getState().focus)).toEqual([0, 0, 7]);
    stop();
    stores[1]?.setState({ language: "zh" });
    expect(stores.map((store) => store.getState().language)).toEqual(["en", "zh", "en"]);
  });
});
