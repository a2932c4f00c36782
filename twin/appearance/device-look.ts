import { definitionOf, type PlantIndex, signalOf, typeOf } from "../plant/plant-index.ts";
import { freshnessCode, freshnessOf } from "../telemetry/freshness.ts";
import type { SignalTable } from "../telemetry/signal-table.ts";
import { machineStates, machineStatesOf } from "./machine-state.ts";

/** What decides how a device looks, resolved once: which signals to read and what their values mean. */
export interface LookRule {
  /** Signal of the state; -1 for none. */
  readonly stateSignal: number;
  /** Machine state code by ordinal of the state signal. */
  readonly stateCodes: Uint8Array<ArrayBuffer>;
  /** All signals of the device. */
  readonly signals: readonly number[];
}

const unknownStateCode = machineStates.indexOf("unknown");

export function compileLookRule(index: PlantIndex, asset: number): LookRule {
  const role = typeOf(index, asset)?.role;
  const stateSignal = signalOf(index, asset, role?.state) ?? -1;
  const definition = stateSignal < 0 ? undefined : definitionOf(index, stateSignal);
  const meanings = definition?.type === "enum" ? machineStatesOf(definition.values, role?.states ?? {}) : [];
  return {
    stateSignal,
    stateCodes: Uint8Array.from(meanings, (state) => machineStates.indexOf(state)),
    signals: index.signalsOf[asset] ?? [],
  };
}

/** The machine state code that a device reports, however old the report is. */
export function stateCodeOf(rule: LookRule, table: SignalTable): number {
  if (rule.stateSignal < 0) return unknownStateCode;
  return rule.stateCodes[table.value[rule.stateSignal] ?? -1] ?? unknownStateCode;
}

/**
 * The freshness code of a device: that of its state signal, because that is what its look says; of a device without
 * one, the best of its signals. A thing without signals has nothing to be out of date.
 */
export function deviceFreshness(
  rule: LookRule,
  table: SignalTable,
  staleAfterUs: ArrayLike<number>,
  nowUs: number,
): number {
  if (rule.stateSignal >= 0) return freshnessOf(table, rule.stateSignal, staleAfterUs[rule.stateSignal] ?? 0, nowUs);
  if (rule.signals.length === 0) return freshnessCode.fresh;
  let best: number = freshnessCode.never;
  for (const signal of rule.signals) {
    const freshness = freshnessOf(table, signal, staleAfterUs[signal] ?? 0, nowUs);
    if (freshness < best) best = freshness;
  }
  return best;
}
