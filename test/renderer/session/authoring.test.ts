import { describe, expect, it } from "vitest";
import {
  addStep,
  beginScenario,
  draftOf,
  edit,
  isUnsaved,
  openScenario,
  redo,
  undo,
} from "../../../renderer/session/authoring.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { createSessionStore, type SessionStore } from "../../../renderer/session/session-store.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const plant = parsedPumpPlant();
const fromUs = 1_780_000_000_000_000;
const range = { fromUs, toUs: fromUs + 600e6 };

/** A screen on which the time stands so many seconds after the stretch's beginning. */
function screenAt(offsetS: number): SessionStore {
  const store = createSessionStore("en", "studio");
  const clock = createSessionClock(fromUs + offsetS * 1e6, () => 0);
  clock.set(fromUs + offsetS * 1e6, 0, 0);
  store.setState({ live: createLiveValues(viewPlant(plant, "operator").plant, clock) });
  return store;
}

function draft(store: SessionStore): Scenario {
  const { authoring } = store.getState();
  if (authoring === undefined) throw new Error("nothing is made");
  return draftOf(authoring).scenario;
}

describe("making a scenario", () => {
  it("takes what the screen shows as a step: moment, view, what is selected, the trend that was opened, the speed", () => {
    const store = screenAt(42);
    const pump = store.getState().live?.plant.assetByPath.get("line-1/pump-1") ?? -1;
    beginScenario(store, range);
    const camera = { positionM: [1.234, 2, 3], targetM: [0, 0.005, 0] } as const;
    store.setState({
      focus: store.getState().live?.plant.assetByPath.get("line-1") ?? -1,
      selected: pump,
      playSpeed: 10,
      trendSignals: [store.getState().live?.plant.signalsOf[pump]?.[0] ?? -1],
      readCamera: () => ({ positionM: [...camera.positionM], targetM: [...camera.targetM] }),
    });
    addStep(store);
    expect(draft(store).steps).toEqual([
      expect.objectContaining({
        id: "step-1",
        at: { offsetS: 42, withinS: 3600, afterS: 0 },
        view: { asset: "line-1/pump-1", shot: "whole", camera: { positionM: [1.23, 2, 3], targetM: [0, 0.01, 0] } },
        speed: 10,
        show: [
          { panel: "device", asset: "line-1/pump-1" },
          { panel: "trend", signals: [expect.stringContaining("line-1/pump-1/")] },
        ],
        highlight: ["line-1/pump-1"],
      }),
    ]);
    expect(store.getState().authoring?.step).toBe("step-1");
  });

  it("is undone and redone as a whole edit, and knows what the host does not keep", () => {
    const store = screenAt(5);
    beginScenario(store, range);
    const isNew = (): boolean => isUnsaved(store.getState().authoring ?? ({} as never));
    expect(isNew()).toBe(false);
    for (const zh of ["转", "转速"]) edit(store, { kind: "scenario", changes: { title: { zh, en: "" } } }, "title");
    expect([draft(store).title.zh, isNew()]).toEqual(["转速", true]);
    undo(store);
    expect([draft(store).title.zh, isNew()]).toEqual(["", false]);
    redo(store);
    expect(draft(store).title.zh).toBe("转速");
  });

  it("opens one's own as it is, and another's as a copy of another name", () => {
    const store = screenAt(5);
    const scenario = parsedScenario(pumpScenario(), plant);
    openScenario(store, scenario, range, true);
    expect([draft(store), store.getState().range]).toEqual([scenario, range]);
    openScenario(store, scenario, range, false);
    expect(draft(store).id).toMatch(/^own-[0-9a-f]+$/);
    expect(draft(store)).toMatchObject({ title: { en: "Speed surge (copy)" }, steps: scenario.steps });
  });
});
