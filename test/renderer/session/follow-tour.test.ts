import { beforeEach, expect, it } from "vitest";
import { followTour, stepShown } from "../../../renderer/session/follow-tour.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { createSessionStore, focusAsset, type SessionStore } from "../../../renderer/session/session-store.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { viewTour } from "../../../twin/scenario/tour-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const plant = parsedPumpPlant();
const caption = { zh: "字幕", en: "Caption" };
const camera = { positionM: [1, 2, 3], targetM: [0, 1, 0] };
const scenario = parsedScenario(
  pumpScenario({
    steps: [
      { id: "line", at: { offsetS: 0 }, caption, view: { asset: "line-1" } },
      {
        id: "pump",
        at: { offsetS: 10 },
        caption,
        view: { asset: "line-1/pump-1", shot: "close" },
        highlight: ["line-1/pump-2", "nowhere"],
      },
      { id: "same", at: { offsetS: 20 }, caption },
      { id: "own", at: { offsetS: 30 }, caption, view: { asset: "line-1/pump-2", camera } },
    ],
  }),
);
const planned = { trigger: "time", holdUs: 0, speed: 1 } as const;
const steps = scenario.steps.map(({ id }, place) => ({ ...planned, id, offsetUs: place * 10e6 }));
const plan = { startUs: 0, endUs: 60e6, steps };
const tour = viewTour({ id: "one", scenario, plan, over: "recorded", warnings: [] }, "operator", () => true);

let store: SessionStore;
beforeEach(() => {
  store = createSessionStore("zh", "studio");
  const clock = createSessionClock(0, () => 0);
  store.setState({ live: createLiveValues(viewPlant(plant, "operator").plant, clock) });
  followTour(store);
});

const place = (path: string): number => store.getState().live?.plant.assetByPath.get(path) ?? -1;
const goTo = (step: number, state: "playing" | "paused" = "playing"): void =>
  store.setState({ tourState: { state, step, stepLeftUs: 1, leftUs: 1 }, wantedCamera: undefined });

it("gives the tour the room of the panels, goes to the view of each step, and gives the room back", () => {
  store.setState({ tour });
  expect(store.getState()).toMatchObject({ isTreeOpen: false, isDetailOpen: false });
  goTo(-1);
  expect(stepShown(store.getState())).toBeUndefined();
  goTo(0);
  expect(store.getState()).toMatchObject({ focus: place("line-1"), highlighted: [] });
  expect(store.getState().wantedCamera).toEqual({ asset: place("line-1"), isClose: false });
  goTo(1);
  const [pump, other] = [place("line-1/pump-1"), place("line-1/pump-2")];
  expect(store.getState()).toMatchObject({ focus: pump, selected: pump, highlighted: [other] });
  expect(store.getState().wantedCamera).toEqual({ asset: pump, isClose: true });
  goTo(2);
  expect(store.getState()).toMatchObject({ focus: pump, highlighted: [] });
  expect(store.getState().wantedCamera).toBeUndefined();
  goTo(3);
  expect(store.getState().wantedCamera).toEqual(camera);
  store.setState({ tour: undefined, tourState: undefined });
  expect(store.getState()).toMatchObject({ isTreeOpen: true, isDetailOpen: true });
});

it("leaves shut what was shut before it began", () => {
  store.setState({ isTreeOpen: false });
  store.setState({ tour });
  expect(store.getState()).toMatchObject({ isTreeOpen: false, isDetailOpen: false });
  store.setState({ tour: undefined, tourState: undefined });
  expect(store.getState()).toMatchObject({ isTreeOpen: false, isDetailOpen: true });
});

it("leaves people where they look while it is paused, and takes them back when it goes on", () => {
  store.setState({ tour });
  goTo(1);
  goTo(1, "paused");
  focusAsset(store, 0);
  goTo(1, "paused");
  expect(store.getState()).toMatchObject({ focus: 0 });
  goTo(1);
  expect(store.getState()).toMatchObject({ focus: place("line-1/pump-1") });
  expect(store.getState().wantedCamera).toEqual({ asset: place("line-1/pump-1"), isClose: true });
  // A word of the host that nothing has changed moves nothing.
  focusAsset(store, 0);
  goTo(1);
  expect(store.getState()).toMatchObject({ focus: 0 });
});
