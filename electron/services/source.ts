import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { SourceView } from "../../twin/bridge/contract.ts";
import type { PlantFiles } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { type Profile, type ProfileView, profiles, viewPlant } from "../../twin/plant/plant-view.ts";
import type { Mark } from "../../twin/playback/journal.ts";
import type { RecordedHistory } from "../../twin/playback/recorded-history.ts";
import type { TimeBounds } from "../../twin/playback/time-control.ts";
import type { SignalTable } from "../../twin/telemetry/signal-table.ts";
import type { ChangeBatches } from "./change-batches.ts";
import type { KpiFigures } from "./kpi-figures.ts";

/** Where sessions get their samples: the plant's own telemetry with its history, or an exchange file. */
export interface Source {
  readonly plant: Plant;
  /** The files that describe the plant, models among them. */
  readonly plantFiles: PlantFiles;
  /** Warnings about the plant's description. */
  readonly issues: readonly PlantIssue[];
  readonly views: Readonly<Record<Profile, ProfileView>>;
  /** 1 for the signals that carry texts, by place in the plant's list. */
  readonly isText: Uint8Array<ArrayBuffer>;
  /** What arrives now; undefined for a file. */
  readonly live: LiveState | undefined;
  /** Undefined where nothing is recorded. */
  readonly recorded: RecordedHistory | undefined;
  /** Whether a screen of a profile may know of a signal, by stable names; one without a signal is the twin's own. */
  maySee(profile: Profile, asset: string, signal: string): boolean;
  readonly kpis: KpiFigures;
  bounds(nowUs: number): TimeBounds;
  marks(): readonly Mark[];
  /** Counts changes of the marks. */
  readonly markRevision: number;
  readonly view: SourceView;
}

/** The plant as it is now. */
export interface LiveState {
  readonly table: SignalTable;
  readonly changes: ChangeBatches;
  alarms(): readonly StandingAlarm[];
  /** Counts changes of the alarms. */
  readonly alarmRevision: number;
}

export function viewsOf(plant: Plant): Source["views"] {
  return Object.fromEntries(profiles.map((profile) => [profile, viewPlant(plant, profile)])) as Source["views"];
}

/** What screens may know of by stable names; see `Source.maySee`. */
export function createSignalGuard(plant: Plant): Source["maySee"] {
  const publicSignals = new Set(
    plant.signals
      .filter(({ definition }) => definition.visibility === "public")
      .map(({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}`),
  );
  return (profile, asset, signal) => profile === "operator" || signal === "" || publicSignals.has(`${asset}/${signal}`);
}

export function textSignalsOf(plant: Plant): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(plant.signals, (signal) => (signal.definition.type === "text" ? 1 : 0));
}
