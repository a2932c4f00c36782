import type { Plant } from "../plant/plant.ts";
import type { SignalMismatch } from "../playback/recorded-history.ts";
import { appendSample, appendTextSample, clearSamples, type SampleColumns } from "../telemetry/sample-columns.ts";
import { quality } from "../telemetry/sample-quality.ts";
import { listRecordedSignals, type RecordedSignal, recordedName } from "./recorded-signal.ts";

/** How the signals of a recording become those of a plant. */
export interface SignalMap {
  /** By place in the recording's list, the place in the plant's; -1 where the plant has it no longer. */
  readonly place: Int32Array<ArrayBuffer>;
  /** By place in the recording's list, what its ordinals are in the plant; undefined where they are the same. */
  readonly ordinals: readonly (readonly number[] | undefined)[];
  /** 1 for the recording's signals that carry texts. */
  readonly isText: Uint8Array<ArrayBuffer>;
  /** Whether both lists are the same, so that samples pass as they are. */
  readonly isSame: boolean;
  readonly mismatch: SignalMismatch;
}

/** A signal that has another unit or type in the plant is gone: its values would mean something else. */
export function mapSignals(recorded: readonly RecordedSignal[], plant: Plant): SignalMap {
  const present = listRecordedSignals(plant);
  const placeByName = new Map(present.map((signal, place) => [recordedName(signal), place]));
  const place = new Int32Array(recorded.length).fill(-1);
  const ordinals: (readonly number[] | undefined)[] = [];
  const gone: string[] = [];
  const found = new Set<number>();

  for (const [index, signal] of recorded.entries()) {
    const there = placeByName.get(recordedName(signal)) ?? -1;
    const now = present[there];
    const isSame = now !== undefined && now.type === signal.type && now.unit === signal.unit && !found.has(there);
    ordinals.push(isSame ? mapOrdinals(signal.values, now.values) : undefined);
    if (isSame) found.add(there);
    else gone.push(recordedName(signal));
    place[index] = isSame ? there : -1;
  }
  const unknown = present.filter((_, index) => !found.has(index)).map(recordedName);
  return {
    place,
    ordinals,
    isText: Uint8Array.from(recorded, ({ type }) => (type === "text" ? 1 : 0)),
    isSame: place.every((there, index) => there === index) && ordinals.every((each) => each === undefined),
    mismatch: { gone, unknown },
  };
}

function mapOrdinals(values: readonly string[], now: readonly string[]): number[] | undefined {
  if (values.every((value, ordinal) => now[ordinal] === value)) return undefined;
  return values.map((value) => now.indexOf(value));
}

/**
 * Copies the samples that were received after a moment, up to and with another, replacing what `into` holds; signals
 * become those of the plant. An enum's value that the plant no longer has becomes no value, of bad quality.
 *
 * @param received when each row was received, UTC microseconds
 */
export function selectSamples(
  samples: SampleColumns,
  received: (row: number) => number,
  afterUs: number,
  toUs: number,
  map: SignalMap,
  into: SampleColumns,
): void {
  clearSamples(into);
  for (let row = 0; row < samples.count; row++) {
    const atUs = received(row);
    if (!(atUs > afterUs && atUs <= toUs)) continue;
    const signal = samples.signal[row] ?? 0;
    const place = map.place[signal] ?? -1;
    if (place < 0) continue;
    const value = samples.value[row] ?? 0;
    const timeUs = samples.timeUs[row] ?? 0;
    const flags = samples.quality[row] ?? 0;
    const lagUs = samples.lagUs[row] ?? 0;
    const text = map.isText[signal] === 1 ? samples.texts[value] : undefined;
    if (text !== undefined) appendTextSample(into, place, timeUs, text, flags, lagUs);
    else appendMapped(into, place, timeUs, value, flags, lagUs, map.ordinals[signal]);
  }
}

function appendMapped(
  into: SampleColumns,
  place: number,
  timeUs: number,
  value: number,
  flags: number,
  lagUs: number,
  ordinals: readonly number[] | undefined,
): void {
  const ordinal = ordinals === undefined || Number.isNaN(value) ? value : (ordinals[value] ?? -1);
  if (ordinals === undefined || ordinal >= 0 || Number.isNaN(value)) {
    appendSample(into, place, timeUs, ordinal, flags, lagUs);
  } else {
    appendSample(into, place, timeUs, Number.NaN, flags | quality.bad, lagUs);
  }
}
