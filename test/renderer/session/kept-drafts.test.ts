import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addStep,
  beginScenario,
  changeAuthoring,
  draftOf,
  edit,
  isUnsaved,
  resumeScenario,
} from "../../../renderer/session/authoring.ts";
import { newClaim } from "../../../renderer/session/draft-claim.ts";
import { dropDraft, keepDrafts, readDrafts } from "../../../renderer/session/kept-drafts.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { createSessionStore, type SessionStore } from "../../../renderer/session/session-store.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const plant = parsedPumpPlant();
const fromUs = 1_780_000_000_000_000;
const range = { fromUs, toUs: fromUs + 600e6 };

/** A page: its storage outlives it. */
function openPage(storage: Pick<Storage, "getItem" | "setItem">): { store: SessionStore; page: EventTarget } {
  const page = new EventTarget();
  const store = createSessionStore("en", "studio");
  const clock = createSessionClock(fromUs + 30e6, () => 0);
  clock.set(fromUs + 30e6, 0, 0);
  store.setState({ live: createLiveValues(viewPlant(plant, "operator").plant, clock) });
  const timers = {
    setTimeout: (run: () => void, afterMs: number) => Number(setTimeout(run, afterMs)),
    clearTimeout: (timer: number | undefined) => clearTimeout(timer),
  };
  const addEventListener = page.addEventListener.bind(page);
  keepDrafts(store, storage, { ...timers, addEventListener } as unknown as Window, () => 5);
  return { store, page };
}

function openStorage(): Pick<Storage, "getItem" | "setItem"> {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

/** Begins a scenario with a step that has neither texts nor what its claim is about. */
function make(store: SessionStore, title = "Surge"): string {
  beginScenario(store, range);
  edit(store, { kind: "scenario", changes: { title: { zh: "", en: title } } });
  addStep(store);
  const { authoring, live } = store.getState();
  const [step] = authoring === undefined ? [] : draftOf(authoring).scenario.steps;
  if (authoring === undefined || live === undefined || step === undefined) throw new Error("nothing is made");
  const claim = newClaim(live.plant, 0, step, undefined);
  const empty = { ...claim, measure: { ...claim.measure, formula: "" }, expect: { mostMissing: 0.1 } };
  edit(store, { kind: "add-claim", step: step.id, claim: empty });
  return draftOf(authoring).scenario.id;
}

describe("a scenario that is not saved", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is there when the page has been loaded again, and is gone on with as unsaved", () => {
    const storage = openStorage();
    const { store } = openPage(storage);
    const id = make(store);
    vi.runAllTimers();
    const made = store.getState().authoring;
    if (made === undefined) throw new Error("nothing is made");

    const { store: later } = openPage(storage);
    const [kept] = readDrafts(storage, "works");
    if (kept === undefined) throw new Error("nothing is kept");
    expect(kept).toMatchObject({ plant: "works", atUs: 5 });
    expect(kept.draft).toEqual(JSON.parse(JSON.stringify(draftOf(made))));
    resumeScenario(later, kept.draft, kept.saved);
    const resumed = later.getState().authoring;
    expect(resumed !== undefined && isUnsaved(resumed)).toBe(true);
    expect(resumed?.edits.past).toEqual([]);
    changeAuthoring(later, ({ edits }) => ({ saved: edits.present }));
    vi.runAllTimers();
    expect(readDrafts(storage, "works")).toEqual([]);
    expect(id).toBe(kept.draft.scenario.id);
  });

  it("is kept at once when the page goes, which asks before it does", () => {
    const storage = openStorage();
    const { store, page } = openPage(storage);
    const asks = (): boolean => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(asks()).toBe(false);
    make(store);
    expect(asks()).toBe(true);
    expect(readDrafts(storage, "works")).toEqual([]);
    page.dispatchEvent(new Event("pagehide"));
    expect(readDrafts(storage, "works")).toHaveLength(1);
    changeAuthoring(store, ({ edits }) => ({ saved: edits.present }));
    expect(asks()).toBe(false);
  });

  it("is dropped when it is left on purpose, and when somebody discards it, and no other one with it", () => {
    const storage = openStorage();
    const { store } = openPage(storage);
    const first = make(store, "First");
    vi.runAllTimers();
    const { store: other } = openPage(storage);
    const second = make(other, "Second");
    vi.runAllTimers();
    expect(readDrafts(storage, "works").map(({ draft }) => draft.scenario.id)).toEqual([second, first]);
    other.setState({ authoring: undefined });
    expect(readDrafts(storage, "works").map(({ draft }) => draft.scenario.id)).toEqual([first]);
    expect(readDrafts(storage, "other-plant")).toEqual([]);
    dropDraft(storage, first);
    expect(readDrafts(storage, "works")).toEqual([]);
  });

  it("is one of five at most, and none that is larger than a scenario is", () => {
    const storage = openStorage();
    for (let each = 0; each < 7; each++) {
      make(openPage(storage).store, `Scenario ${each}`);
      vi.runAllTimers();
    }
    expect(readDrafts(storage, "works").map(({ draft }) => draft.scenario.title.en)).toEqual(
      [6, 5, 4, 3, 2].map((each) => `Scenario ${each}`),
    );
    const { store } = openPage(storage);
    make(store, "Large");
    for (let each = 0; each < 199; each++) addStep(store);
    const steps = store.getState().authoring?.edits.present.scenario.steps ?? [];
    for (const { id } of steps) {
      const notes = { zh: "长".repeat(4000), en: "" };
      edit(store, { kind: "change-step", id, changes: { notes } });
    }
    vi.runAllTimers();
    expect(readDrafts(storage, "works").map(({ draft }) => draft.scenario.title.en)).not.toContain("Large");
  });

  it.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["another shape", JSON.stringify([{ plant: "works", atUs: 1, draft: { scenario: { steps: "<script>" }, range } }])],
  ])("is none where the storage holds %s", (_what, text) => {
    const storage = openStorage();
    storage.setItem("vitrine.drafts", text);
    expect(readDrafts(storage, "works")).toEqual([]);
  });
});
