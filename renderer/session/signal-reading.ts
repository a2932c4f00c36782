import type { Language } from "../../twin/plant/localized-text.ts";
import { definitionOf } from "../../twin/plant/plant-index.ts";
import { type Freshness, freshnessNames, freshnessOf } from "../../twin/telemetry/freshness.ts";
import { formatUnit, formatValue } from "./format.ts";
import type { LiveValues } from "./live-values.ts";

/** What a signal says at the session's time, in words, and how much that says about then. */
export interface SignalReading {
  readonly text: string;
  /** Empty where it has none. */
  readonly unit: string;
  readonly freshness: Freshness;
}

export function readSignal(live: LiveValues, signal: number, language: Language): SignalReading {
  const { table, plant, staleAfterUs } = live;
  const definition = definitionOf(plant, signal);
  const freshness = freshnessNames[freshnessOf(table, signal, staleAfterUs[signal] ?? 0, live.nowUs())] ?? "never";
  if (definition === undefined) return { text: "", unit: "", freshness };
  return {
    text: formatValue(definition, table.value[signal] ?? Number.NaN, table.text[signal], language),
    unit: definition.type === "number" ? formatUnit(definition.unit, language) : "",
    freshness,
  };
}
