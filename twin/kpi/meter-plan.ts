import { machineStatesOf } from "../appearance/machine-state.ts";
import type { RoleSignal } from "../plant/device-type-schema.ts";
import type { Plant } from "../plant/plant.ts";
import { factOfState } from "./facts.ts";

/** What a device's signals say of its work, as its type declares it. */
export interface MeterPlan {
  /** Index of the asset. */
  readonly asset: number;
  /** By role, the index of the signal; left out where the type declares none. */
  readonly signals: Readonly<Partial<Record<RoleSignal, number>>>;
  /** The fact in which the time of each state is kept, by ordinal; -1 for one that says nothing. */
  readonly stateFacts: Int8Array<ArrayBuffer>;
  /** PRI of ISO 22400-2, seconds. */
  readonly idealCycleS: number | undefined;
  /** Units that end together. */
  readonly unitsAtOnce: number;
  /** After so long without a sample a role's value is not known, microseconds. */
  readonly staleAfterUs: Readonly<Partial<Record<RoleSignal, number>>>;
}

/** What a sample is for. */
export interface MeteredSignal {
  readonly meter: number;
  readonly role: RoleSignal;
}

export interface MeterPlans {
  readonly meters: readonly MeterPlan[];
  /** By index of the signal; undefined for one that no figure needs. One counter may be total and good units alike. */
  readonly bySignal: readonly (readonly MeteredSignal[] | undefined)[];
}

/** A meter for every asset whose type declares what its signals say of its work. */
export function planMeters(plant: Plant): MeterPlans {
  const signalsOf = new Map<number, Map<string, number>>();
  for (const { asset, definition, index } of plant.signals) {
    const ids = signalsOf.get(asset) ?? new Map<string, number>();
    signalsOf.set(asset, ids.set(definition.id, index));
  }
  const meters: MeterPlan[] = [];
  const bySignal: (MeteredSignal[] | undefined)[] = plant.signals.map(() => undefined);
  for (const { index: asset, type } of plant.assets) {
    const { states = {}, idealCycleS, unitsAtOnce = 1, ...roles } = type?.role ?? {};
    const signals: Partial<Record<RoleSignal, number>> = {};
    const staleAfterUs: Partial<Record<RoleSignal, number>> = {};
    for (const [role, id] of Object.entries(roles) as [RoleSignal, string | undefined][]) {
      const signal = id === undefined ? undefined : signalsOf.get(asset)?.get(id);
      if (signal === undefined) continue;
      signals[role] = signal;
      staleAfterUs[role] = plant.signals[signal]?.staleAfterUs ?? 0;
      bySignal[signal] = [...(bySignal[signal] ?? []), { meter: meters.length, role }];
    }
    if (Object.keys(signals).length === 0) continue;
    const state = plant.signals[signals.state ?? -1]?.definition;
    const meanings = state?.type === "enum" ? machineStatesOf(state.values, states) : [];
    const stateFacts = Int8Array.from(meanings, factOfState);
    meters.push({ asset, signals, stateFacts, idealCycleS, unitsAtOnce, staleAfterUs });
  }
  return { meters, bySignal };
}
