import type { Plant } from "../plant/plant.ts";
import type { SignalMismatch } from "../playback/recorded-history.ts";

/** A signal as a recording names it. */
export interface NamedSignal {
  /** Path of the asset. */
  readonly asset: string;
  readonly signal: string;
  readonly type: string;
  /** Empty for none. */
  readonly unit: string;
  /** The values of an enum as a JSON array; `[]` for other types. */
  readonly values: string;
}

/** Where a recorded signal stands in a plant. */
export interface MappedSignal {
  /** Place in the plant's list. */
  readonly signal: number;
  /** The plant's ordinal for each recorded one, NaN where it has none; undefined where they are the same. */
  readonly ordinals: readonly number[] | undefined;
}

/** The plant's signals by their stable names, in the order of its list. */
export function nameSignals(plant: Plant): NamedSignal[] {
  return plant.signals.map(({ asset, definition }) => ({
    asset: plant.assets[asset]?.path ?? "",
    signal: definition.id,
    type: definition.type,
    unit: "unit" in definition ? (definition.unit ?? "") : "",
    values: JSON.stringify("values" in definition ? (definition.values ?? []) : []),
  }));
}

/**
 * Finds recorded signals in a plant: those of the same name, type and unit. Enum values are matched by name.
 *
 * @returns for each recorded signal where it is; undefined where it is gone
 */
export function matchSignals(recorded: readonly NamedSignal[], plant: Plant): (MappedSignal | undefined)[] {
  const inPlant = new Map(nameSignals(plant).map((named, signal) => [pathOf(named), { named, signal }]));
  return recorded.map((stored) => {
    const found = inPlant.get(pathOf(stored));
    if (found === undefined || found.named.type !== stored.type || found.named.unit !== stored.unit) return undefined;
    return { signal: found.signal, ordinals: mapOrdinals(stored.values, found.named.values) };
  });
}

/** Where a recording and a plant do not agree; each name once. */
export function mismatchOf(recorded: readonly NamedSignal[], plant: Plant): SignalMismatch {
  const mapped = matchSignals(recorded, plant);
  const known = new Set(mapped.flatMap((found) => (found === undefined ? [] : [found.signal])));
  const gone = recorded.filter((_, place) => mapped[place] === undefined).map(pathOf);
  const unknown = nameSignals(plant).filter((_, signal) => !known.has(signal));
  return { gone: [...new Set(gone)], unknown: unknown.map(pathOf) };
}

function pathOf({ asset, signal }: NamedSignal): string {
  return `${asset}/${signal}`;
}

function mapOrdinals(recorded: string, inPlant: string): readonly number[] | undefined {
  if (recorded === inPlant) return undefined;
  const names: readonly string[] = readNames(inPlant);
  return readNames(recorded).map((name) => {
    const ordinal = names.indexOf(name);
    return ordinal === -1 ? Number.NaN : ordinal;
  });
}

function readNames(json: string): string[] {
  const names: unknown = JSON.parse(json);
  return Array.isArray(names) ? names.map(String) : [];
}
