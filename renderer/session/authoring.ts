import type { PlantIndex } from "../../twin/plant/plant-index.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import { type EditHistory, recordEdit, redoEdit, startEdits, undoEdit } from "../../twin/scenario/edit-history.ts";
import { type DraftEdit, editDraft, freeId, newDraft, type ScenarioDraft } from "../../twin/scenario/scenario-draft.ts";
import type { Scenario, ScenarioStep } from "../../twin/scenario/scenario-schema.ts";
import { nameOfSignal } from "./describe-names.ts";
import { newId } from "./new-id.ts";
import type { SessionState, SessionStore } from "./session-store.ts";

/** A scenario that is made on this screen. */
export interface Authoring {
  readonly edits: EditHistory<ScenarioDraft>;
  /** What the host keeps of it; undefined for a new one. */
  readonly saved: ScenarioDraft | undefined;
  /** The step that is open. */
  readonly step: string | undefined;
  /** What the host says is wrong with it. */
  readonly issues: readonly PlantIssue[];
  /** Whether somebody has tried to save or play it: from then on what is still empty is said to be. */
  readonly isStrict: boolean;
  /** Signals that the trend showed before: what is opened while a scenario is made goes into its steps. */
  readonly trendBefore: readonly number[];
  /** Where the session's time was before the preview, and goes back to; undefined while there is none. */
  readonly returnToUs: number | undefined;
  /** Whether it was kept on this screen, unsaved, and is gone on with. */
  readonly isResumed: boolean;
}

/** A step is shown this long unless people say otherwise: its caption wants to be read. */
const usualHoldS = 8;

/** Begins a new scenario over a stretch of recorded time. */
export function beginScenario(store: SessionStore, range: TimeRange): void {
  openDraft(store, newDraft(`own-${newId().slice(0, 10)}`, range), undefined);
}

/** Goes on with one that was kept here, unsaved. */
export function resumeScenario(store: SessionStore, draft: ScenarioDraft, saved: ScenarioDraft | undefined): void {
  openDraft(store, draft, saved);
  changeAuthoring(store, () => ({ isResumed: true }));
}

/**
 * Opens one that is there: one that was made in the app to change it, one of the plant's as a copy.
 *
 * @param range the stretch that it is edited over
 */
export function openScenario(store: SessionStore, scenario: Scenario, range: TimeRange, isOwn: boolean): void {
  const { $schema: _, ...content } = scenario;
  const copied = (text: Scenario["title"]): Scenario["title"] => ({
    zh: `${text.zh}（副本）`,
    en: `${text.en} (copy)`,
  });
  const draft = isOwn
    ? { scenario: content, range }
    : {
        scenario: { ...content, id: `own-${newId().slice(0, 10)}`, title: copied(content.title) },
        range,
      };
  openDraft(store, draft, isOwn ? draft : undefined);
}

function openDraft(store: SessionStore, draft: ScenarioDraft, saved: ScenarioDraft | undefined): void {
  const { trendSignals } = store.getState();
  const authoring: Authoring = {
    edits: startEdits(draft),
    saved,
    step: undefined,
    issues: [],
    isStrict: false,
    trendBefore: trendSignals,
    returnToUs: undefined,
    isResumed: false,
  };
  // The stretch is seen on the timeline, as one that was picked.
  const { scenario, range } = draft;
  const shown = scenario.play.simulation === undefined ? { range } : {};
  store.setState({ authoring, dialog: undefined, highlighted: [], ...shown });
}

export function draftOf({ edits }: Authoring): ScenarioDraft {
  return edits.present;
}

/** Whether there is something that the host does not keep. */
export function isUnsaved({ edits, saved, isResumed }: Authoring): boolean {
  return edits.present !== saved && (saved !== undefined || edits.past.length > 0 || isResumed);
}

/** @see recordEdit */
export function edit(store: SessionStore, change: DraftEdit, group?: string): void {
  changeAuthoring(store, ({ edits }) => ({ edits: recordEdit(edits, editDraft(edits.present, change), group) }));
}

export function undo(store: SessionStore): void {
  changeAuthoring(store, ({ edits }) => ({ edits: undoEdit(edits) }));
}

export function redo(store: SessionStore): void {
  changeAuthoring(store, ({ edits }) => ({ edits: redoEdit(edits) }));
}

export function changeAuthoring(
  store: SessionStore,
  change: (authoring: Authoring) => Partial<Authoring> | undefined,
): void {
  const { authoring } = store.getState();
  if (authoring !== undefined) store.setState({ authoring: { ...authoring, ...change(authoring) } });
}

/** Seconds of the session's time since the draft's beginning; undefined where it lies outside of the stretch. */
export function offsetNowS({ live }: Pick<SessionState, "live">, { range }: ScenarioDraft): number | undefined {
  const nowUs = live?.clock.nowUs() ?? 0;
  if (nowUs < range.fromUs || nowUs > range.toUs) return undefined;
  return Math.round((nowUs - range.fromUs) / 1e4) / 100;
}

/** Takes what the screen shows as a step, and opens it. */
export function addStep(store: SessionStore): void {
  const state = store.getState();
  const { authoring } = state;
  if (authoring === undefined) return;
  const draft = draftOf(authoring);
  const { steps, play } = draft.scenario;
  // A draft with a recording of its own has no moments in the session's time: the new step follows the one that is open.
  const before = steps.find(({ id }) => id === authoring.step) ?? steps.at(-1);
  const offsetS = (play.simulation === undefined ? offsetNowS(state, draft) : before?.at.offsetS) ?? 0;
  const step = stepOfScreen(state, authoring, freeId("step", steps), offsetS);
  edit(store, { kind: "add-step", step });
  changeAuthoring(store, () => ({ step: step.id }));
}

function stepOfScreen(state: SessionState, { trendBefore }: Authoring, id: string, offsetS: number): ScenarioStep {
  const { live, selected, trendSignals, playSpeed } = state;
  const chosen = selected === undefined ? undefined : live?.plant.view.assets[selected]?.path;
  const isTrendOpened = trendSignals !== trendBefore && trendSignals.length > 0;
  const signals =
    live === undefined || !isTrendOpened ? [] : trendSignals.map((signal) => nameOfSignal(live.plant, signal));
  return {
    id,
    at: { offsetS, withinS: 3600, afterS: 0 },
    view: viewOfScreen(state),
    speed: Math.max(1, playSpeed),
    holdS: usualHoldS,
    caption: { zh: "", en: "" },
    show: [
      ...(chosen === undefined ? [] : [{ panel: "device" as const, asset: chosen }]),
      ...(signals.length === 0 ? [] : [{ panel: "trend" as const, signals: signals.slice(0, 8) }]),
    ],
    highlight: chosen === undefined ? [] : [chosen],
    evidence: [],
  };
}

/** What is looked at, and from where. */
export function viewOfScreen({ live, focus, selected, readCamera }: SessionState): NonNullable<ScenarioStep["view"]> {
  const asset = pathOf(live?.plant, selected ?? focus);
  const camera = readCamera?.();
  const rounded = (point: readonly number[]): [number, number, number] =>
    point.map((metres) => Math.round(metres * 100) / 100) as [number, number, number];
  return {
    asset,
    shot: "whole",
    ...(camera === undefined
      ? {}
      : { camera: { positionM: rounded(camera.positionM), targetM: rounded(camera.targetM) } }),
  };
}

export function pathOf(plant: PlantIndex | undefined, asset: number): string {
  return plant?.view.assets[asset]?.path ?? "";
}

/** What is wrong at a place of the draft, as errors before warnings; undefined where nothing is. */
export function issueAt(issues: readonly PlantIssue[], place: string): PlantIssue | undefined {
  const here = issues.filter((issue) => issue.place === place);
  return here.find(({ severity }) => severity === "error") ?? here[0];
}

/** Places in the list of steps that have something wrong in them. */
export function faultySteps(issues: readonly PlantIssue[]): ReadonlySet<number> {
  return new Set(
    issues.flatMap(({ place }) => {
      const found = /^steps\[(\d+)\]/.exec(place)?.[1];
      return found === undefined ? [] : [Number(found)];
    }),
  );
}
