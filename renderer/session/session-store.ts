import { createStore, type StoreApi } from "zustand/vanilla";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { EventData, RecordingStatus, SourceView } from "../../twin/bridge/contract.ts";
import type { KpiId } from "../../twin/kpi/kpi-definitions.ts";
import type { KpiSpan } from "../../twin/kpi/kpi-result.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { stepTowards, stopAbove } from "../../twin/plant/plant-index.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { Mark } from "../../twin/playback/journal.ts";
import type { Provenance } from "../../twin/playback/provenance.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { TimeState } from "../../twin/playback/time-control.ts";
import type { CriteriaPack } from "../../twin/scenario/criteria-schema.ts";
import type { EditHistory } from "../../twin/scenario/edit-history.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import type { TourView } from "../../twin/scenario/tour-view.ts";
import type { Authoring } from "./authoring.ts";
import type { ComparedPair } from "./compared-pair.ts";
import type { LiveValues } from "./live-values.ts";
import type { ModelDraft } from "./model-draft.ts";
import type { SceneLink } from "./scene-link.ts";
import type { RequestProblem } from "./session-requests.ts";

/** How this screen is connected to its host. */
export type HostLink = "connecting" | "open" | "lost";

/** A session that the host does not open; `isFinal` where it is not asked again by itself. */
export interface OpenProblem extends RequestProblem {
  readonly isFinal: boolean;
}

export type ThemeName = "studio" | "night";

/** Grey machines with colour for alarms alone, or the colours of the stack lights on machines. */
export type AlarmPaletteName = "grey" | "stack-light";

/** A dialog over the screen; at most one is open. */
export type DialogName =
  | "connection"
  | "alarms"
  | "kpis"
  | "trend"
  | "help"
  | "mark"
  | "mark-list"
  | "clip"
  | "export"
  | "retention"
  | "screen-link"
  | "faults"
  | "scenarios"
  | "packs"
  | "pair"
  | "remote"
  | "assessments"
  | "source";

/** Where the camera stands and what it looks at, metres in the plant's space. */
export type CameraView = NonNullable<Mark["camera"]>;

/** A view of an asset, the usual one or one from near by. */
export interface AssetShot {
  readonly asset: number;
  readonly isClose: boolean;
}

/** What a screen is for: working, being watched by an audience, or being read by the presenter. */
export const screenUses = ["work", "audience", "presenter"] as const;

export type ScreenUse = (typeof screenUses)[number];

/** Slow state: what changes at the pace of people and connections. Assets are named by their place in the plant. */
export interface SessionState {
  readonly link: HostLink;
  readonly profile: Profile | undefined;
  readonly software: string;
  /** Why the host does not open the session; undefined while nothing is known against it. */
  readonly openProblem: OpenProblem | undefined;
  /** Undefined before the host has answered, and where the plant has errors. */
  readonly live: LiveValues | undefined;
  readonly issues: readonly PlantIssue[];
  readonly feeds: EventData<"feeds">;
  readonly notices: EventData<"notices"> | undefined;
  readonly provenance: Provenance;
  /** Name of the session, by which other screens join it; undefined before the host has named it. */
  readonly session: string | undefined;
  /** Whether this screen may move the session in time. */
  readonly mayControl: boolean;
  /** Where the samples come from; undefined before the host has answered. */
  readonly source: SourceView | undefined;
  readonly timeState: TimeState;
  /** The speed of playing as far as this screen knows it, kept while nothing plays. */
  readonly playSpeed: number;
  readonly loop: TimeRange | undefined;
  /** Why the last command to the session's time did nothing. */
  readonly timeProblem: RequestProblem | undefined;
  /** Alarms that stand at the session's time, the oldest first. */
  readonly alarms: readonly StandingAlarm[];
  /** Counts how often all of them were replaced by those of another moment; 0 before the host has told of any. */
  readonly alarmMoment: number;
  /** Where the alarm list begins when it opens. */
  readonly alarmView: { readonly page: "standing" | "history"; readonly search: string };
  /** Figures of the assets that were last asked for, each with those of its children, as far as the host has sent them. */
  readonly kpis: readonly EventData<"kpis">[];
  /** The stretch that figures are shown of. */
  readonly kpiSpan: KpiSpan;
  /** The figure whose evidence is looked at. */
  readonly kpiFigure: KpiId;
  /** Where the figures begin when they open. */
  readonly kpiPage: "figures" | "losses";
  /** Signals that the trend shows, by their places in the plant view. */
  readonly trendSignals: readonly number[];
  /** By time. */
  readonly marks: readonly Mark[];
  readonly recording: RecordingStatus | undefined;
  /** A stretch of time that a person picked on this screen's time bar, for a loop or a file. */
  readonly range: TimeRange | undefined;
  /** The mark that the dialog changes; undefined for a new one. */
  readonly editedMark: Mark | undefined;
  /** Where the scene's camera is now; undefined while there is no scene. */
  readonly readCamera: (() => CameraView) | undefined;
  /** What this scene has in common with the one beside it; undefined where it stands alone. */
  readonly sceneLink: SceneLink | undefined;
  /** Takes a picture of the scene, as PNG in base64 with its mark; undefined while there is no scene. */
  readonly takePicture: (() => Promise<string | undefined>) | undefined;
  /** Id of the assessment that is worked on, and of the assessor who works here. */
  readonly assessment: string | undefined;
  readonly assessor: string | undefined;
  /** The assessments that somebody has written into, by id: what tells their state from every other. */
  readonly assessmentsWritten: EventData<"assessments">;
  /** Where the camera is to fly; the scene takes it from here. */
  readonly wantedCamera: CameraView | AssetShot | undefined;
  readonly use: ScreenUse;
  /** The tour that plays in the session. */
  readonly tour: TourView | undefined;
  /** Where it is; undefined before the host has said it. */
  readonly tourState: EventData<"tour-state"> | undefined;
  /** What was measured in it so far; only operators' screens are told. */
  readonly evidence: readonly Evidence[];
  /** The scenario that the host is making ready for this session. */
  readonly preparing: EventData<"preparing">;
  /** The scenario that is made on this screen; undefined while none is. */
  readonly authoring: Authoring | undefined;
  /** The criteria pack that is written on this screen: what somebody has changed stays while its dialog is closed. */
  readonly packEdits: EditHistory<CriteriaPack> | undefined;
  /** The runs that were compared last, since the dialog was opened from outside. */
  readonly pair: ComparedPair | undefined;
  /** Where the scene's camera stood before they took its place, side by side; undefined while they have not. */
  readonly pairReturn: { readonly camera: CameraView | undefined } | undefined;
  /** Whether captions stand in both languages. */
  readonly isBilingual: boolean;
  /** What a tour points at, by place in the plant. */
  readonly highlighted: readonly number[];
  /** Models that the scene could not show, with the reason. */
  readonly modelFaults: readonly string[];
  /** The asset whose view this is. */
  readonly focus: number;
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly language: Language;
  readonly theme: ThemeName;
  readonly alarmPalette: AlarmPaletteName;
  /** A model that was dropped on the window, not yet of any type. */
  readonly modelDraft: ModelDraft | undefined;
  /** Whether alarms are heard on this screen; undefined where nobody has chosen. */
  readonly alarmSound: boolean | undefined;
  /** Who saves files on this screen. */
  readonly author: string;
  readonly isTreeOpen: boolean;
  readonly isDetailOpen: boolean;
  readonly isTimeBarOpen: boolean;
  readonly dialog: DialogName | undefined;
}

export type SessionStore = StoreApi<SessionState>;

const noProvenance: Provenance = { source: "none", origins: { plant: false, simulated: false } };

export function createSessionStore(
  language: Language,
  theme: ThemeName,
  alarmPalette: AlarmPaletteName = "grey",
): SessionStore {
  return createStore<SessionState>(() => ({
    link: "connecting",
    profile: undefined,
    software: "",
    openProblem: undefined,
    live: undefined,
    issues: [],
    feeds: [],
    notices: undefined,
    provenance: noProvenance,
    session: undefined,
    mayControl: false,
    source: undefined,
    timeState: "following",
    playSpeed: 1,
    loop: undefined,
    timeProblem: undefined,
    alarms: [],
    alarmMoment: 0,
    alarmView: { page: "standing", search: "" },
    kpis: [],
    kpiSpan: "shift",
    kpiFigure: "oee",
    kpiPage: "figures",
    trendSignals: [],
    marks: [],
    recording: undefined,
    range: undefined,
    editedMark: undefined,
    readCamera: undefined,
    sceneLink: undefined,
    takePicture: undefined,
    assessment: undefined,
    assessor: undefined,
    assessmentsWritten: {},
    wantedCamera: undefined,
    use: "work",
    tour: undefined,
    tourState: undefined,
    evidence: [],
    preparing: null,
    authoring: undefined,
    packEdits: undefined,
    pair: undefined,
    pairReturn: undefined,
    isBilingual: false,
    highlighted: [],
    modelFaults: [],
    focus: 0,
    selected: undefined,
    hovered: undefined,
    language,
    theme,
    alarmPalette,
    modelDraft: undefined,
    alarmSound: undefined,
    author: "",
    isTreeOpen: true,
    isDetailOpen: true,
    isTimeBarOpen: true,
    dialog: undefined,
  }));
}

/** Whether what this screen shows is a moment of a recording, and not the plant's now. */
export function isRecorded({ source, timeState }: SessionState): boolean {
  return source?.kind === "file" || timeState !== "following";
}

/** Shows an asset as a view of its own; a device is shown in its line's view, selected. */
export function focusAsset(store: SessionStore, asset: number): void {
  const plant = store.getState().live?.plant;
  if (plant === undefined) return;
  const isDevice = plant.view.assets[asset]?.level === "device";
  store.setState({ focus: asset, selected: isDevice ? asset : undefined, hovered: undefined });
}

/** One step down towards what was pointed at. */
export function goDown(store: SessionStore, pointedAt: number): void {
  const { live, focus } = store.getState();
  if (live !== undefined) focusAsset(store, stepTowards(live.plant, focus, pointedAt));
}

/** One step up: first lets go of what is selected, then leaves the view. */
export function goUp(store: SessionStore): void {
  const { live, focus, selected } = store.getState();
  if (live === undefined) return;
  if (selected !== undefined && selected !== focus) store.setState({ selected: undefined });
  else focusAsset(store, stopAbove(live.plant, focus));
}

/** Puts two runs side by side in place of the scene. */
export function showPair(store: SessionStore, pair: ComparedPair): void {
  store.setState(({ readCamera }) => ({ pair, pairReturn: { camera: readCamera?.() }, dialog: undefined }));
}

/** Goes back to the scene as it was, and to what was measured. */
export function leavePair(store: SessionStore): void {
  const { pairReturn } = store.getState();
  store.setState({ pairReturn: undefined, wantedCamera: pairReturn?.camera, dialog: "pair" });
}

/** Whether this screen may let something go wrong: an operator's, where the plant is simulated and not a recording. */
export function mayAskForFaults({ profile, live, source }: SessionState): boolean {
  return profile === "operator" && source?.kind === "live" && live?.plant.view.origin === "simulated";
}
