import type { AlarmPriority } from "../../twin/alarms/standing-alarm.ts";
import type { MachineState } from "../../twin/appearance/machine-state.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { definitionOf, signalOf, typeOf } from "../../twin/plant/plant-index.ts";
import { stateOfAsset } from "./asset-state.ts";
import { type AssetSummary, summarizeAsset } from "./asset-summary.ts";
import { formatNumber } from "./format.ts";
import type { LiveValues } from "./live-values.ts";

/** What a label in the scene says. */
export interface LabelContent extends AssetSummary {
  readonly state: MachineState | undefined;
  /** Of its most urgent alarm. */
  readonly priority: AlarmPriority | undefined;
  readonly isMarked: boolean;
  /** Whether it is shown even where it hides something. */
  readonly isNeeded: boolean;
  /** What a card says beyond a label; undefined for a plain label. */
  readonly card: LabelCard | undefined;
}

export interface LabelCard {
  /** What kind of machine it is. */
  readonly kind: string;
  readonly stateName: string;
  /** Seconds a unit, as text; empty while it is not known. */
  readonly takt: string;
  /** What the figure is of. */
  readonly figureName: string;
}

/** What there is to know beside the values themselves. */
export interface LabelContext {
  readonly language: Language;
  /** Devices below that report a fault. */
  readonly faults: number;
  readonly priority: AlarmPriority | undefined;
  readonly isMarked: boolean;
  /** Whether it is shown even where it hides something; what is marked or in alarm always is. */
  readonly isNeeded: boolean;
  readonly isCard: boolean;
  /** Seconds from one unit to the next. */
  readonly taktS: number | undefined;
  readonly nameState: (state: MachineState) => string;
}

export function readLabel(live: LiveValues, asset: number, context: LabelContext): LabelContent {
  const { language, priority, isMarked, isNeeded, isCard } = context;
  const state = stateOfAsset(live, asset);
  return {
    ...summarizeAsset(live, asset, language, context.faults),
    state,
    priority,
    isMarked,
    isNeeded: isNeeded || isMarked || priority !== undefined,
    card: isCard ? readCard(live, asset, state, context) : undefined,
  };
}

function readCard(
  live: LiveValues,
  asset: number,
  state: MachineState | undefined,
  { language, taktS, nameState }: LabelContext,
): LabelCard {
  const type = typeOf(live.plant, asset);
  const signal = signalOf(live.plant, asset, type?.label);
  const definition = signal === undefined ? undefined : definitionOf(live.plant, signal);
  return {
    kind: type?.name[language] ?? "",
    stateName: nameState(state ?? "unknown"),
    takt: taktS === undefined ? "" : formatNumber(taktS, taktS < 10 ? 2 : 1, language),
    figureName: definition?.name?.[language] ?? "",
  };
}
