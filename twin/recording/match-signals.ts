import type { Plant } from "../plant/plant.ts";
import type { SignalMismatch } from "../playback/recorded-history.ts";
import { listRecordedSignals, type RecordedSignal, recordedName } from "./recorded-signal.ts";

/** Where a recorded signal stands in a plant. */
export interface MatchedSignal {
  /** Place in the plant's list. */
  readonly signal: number;
  /** The plant's ordinal for each recorded one, NaN where it has none; undefined where they are the same. */
  readonly ordinals: readonly number[] | undefined;
}

/**
 * Finds recorded signals in a plant: those of the same name, type and unit, because with another one their values
 * would mean something else. Enum values are matched by name.
 *
 * @returns for each recorded signal where it is; undefined where it is gone
 */
export function matchSignals(recorded: readonly RecordedSignal[], plant: Plant): (MatchedSignal | undefined)[] {
  const present = new Map(listRecordedSignals(plant).map((now, signal) => [recordedName(now), { now, signal }]));
  return recorded.map((then) => {
    const found = present.get(recordedName(then));
    if (found === undefined || found.now.type !== then.type || found.now.unit !== then.unit) return undefined;
    return { signal: found.signal, ordinals: matchOrdinals(then.values, found.now.values) };
  });
}

/** Where a recording and a plant do not agree; each name once. */
export function mismatchOf(recorded: readonly RecordedSignal[], plant: Plant): SignalMismatch {
  const matched = matchSignals(recorded, plant);
  const known = new Set(matched.flatMap((found) => found?.signal ?? []));
  const gone = recorded.filter((_, place) => matched[place] === undefined).map(recordedName);
  const unknown = listRecordedSignals(plant).filter((_, signal) => !known.has(signal));
  return { gone: [...new Set(gone)], unknown: unknown.map(recordedName) };
}

function matchOrdinals(then: readonly string[], now: readonly string[]): number[] | undefined {
  if (then.every((value, ordinal) => now[ordinal] === value)) return undefined;
  return then.map((value) => {
    const ordinal = now.indexOf(value);
    return ordinal === -1 ? Number.NaN : ordinal;
  });
}
