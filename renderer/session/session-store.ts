import { createStore, type StoreApi } from "zustand/vanilla";
import type { EventData } from "../../twin/bridge/contract.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { stepTowards, stopAbove } from "../../twin/plant/plant-index.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { Provenance } from "../../twin/playback/provenance.ts";
import type { LiveValues } from "./live-values.ts";
import type { ModelDraft } from "./model-draft.ts";

/** How this screen is connected to its host. */
export type HostLink = "connecting" | "open" | "lost";

export type ThemeName = "studio" | "night";

/** Grey machines with colour for alarms alone, or the colours of the stack lights on machines. */
export type AlarmPaletteName = "grey" | "stack-light";

/** Slow state: what changes at the pace of people and connections. Assets are named by their place in the plant. */
export interface SessionState {
  readonly link: HostLink;
  readonly profile: Profile | undefined;
  readonly software: string;
  /** Undefined before the host has answered, and where the plant has errors. */
  readonly live: LiveValues | undefined;
  readonly issues: readonly PlantIssue[];
  readonly feeds: EventData<"feeds">;
  readonly notices: EventData<"notices"> | undefined;
  readonly provenance: Provenance;
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
  readonly isTreeOpen: boolean;
  readonly isDetailOpen: boolean;
  readonly dialog: "connection" | "help" | undefined;
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
    live: undefined,
    issues: [],
    feeds: [],
    notices: undefined,
    provenance: noProvenance,
    modelFaults: [],
    focus: 0,
    selected: undefined,
    hovered: undefined,
    language,
    theme,
    alarmPalette,
    modelDraft: undefined,
    isTreeOpen: true,
    isDetailOpen: true,
    dialog: undefined,
  }));
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
