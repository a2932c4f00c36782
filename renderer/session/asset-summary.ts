import type { Language } from "../../twin/plant/localized-text.ts";
import { definitionOf, signalOf, typeOf } from "../../twin/plant/plant-index.ts";
import { freshnessNames, freshnessOf } from "../../twin/telemetry/freshness.ts";
import { countFaults, isCurrent, readDevice } from "./device-reading.ts";
import { formatUnit, formatValue } from "./format.ts";
import type { LiveValues } from "./live-values.ts";

/** What is said of an asset in one line: its name, one figure, its unit, and how current it is. */
export interface AssetSummary {
  readonly name: string;
  readonly figure: string;
  readonly unit: string;
  readonly freshness: string;
  readonly isFault: boolean;
  /** Devices below that report a fault. */
  readonly faults: number;
}

/** @param faults devices below that report a fault, where that is known already */
export function summarizeAsset(
  live: LiveValues,
  asset: number,
  language: Language,
  faults: number = countFaults(live, asset),
): AssetSummary {
  const view = live.plant.view.assets[asset];
  const type = typeOf(live.plant, asset);
  const signal = signalOf(live.plant, asset, type?.label);
  const definition = signal === undefined ? undefined : definitionOf(live.plant, signal);
  const reading = readDevice(live, asset);
  const base = {
    name: view?.name[language] ?? "",
    isFault: reading.state === "fault" && isCurrent(reading.freshness),
    faults: view?.level === "device" ? 0 : faults,
  };
  if (signal === undefined || definition === undefined) {
    return { ...base, figure: "", unit: "", freshness: type === undefined ? "fresh" : reading.freshness };
  }
  const freshness = freshnessOf(live.table, signal, live.staleAfterUs[signal] ?? 0, live.nowUs());
  return {
    ...base,
    figure: formatValue(definition, live.table.value[signal] ?? Number.NaN, live.table.text[signal], language),
    unit: definition.type === "number" ? formatUnit(definition.unit, language) : "",
    freshness: freshnessNames[freshness] ?? "never",
  };
}
