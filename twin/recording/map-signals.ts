import type { Plant } from "../plant/plant.ts";
import type { SignalMismatch } from "../playback/recorded-history.ts";
import { appendSample, appendTextSample, clearSamples, type SampleColumns } from "../telemetry/sample-columns.ts";
import { quality } from "../telemetry/sample-quality.ts";
import { matchSignals, mismatchOf } from "./match-signals.ts";
import type { RecordedSignal } from "./recorded-signal.ts";

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

export function mapSignals(recorded: readonly RecordedSignal[], plant: Plant): SignalMap {
  const matched = matchSignals(recorded, plant);
  const place = Int32Array.from(matched, (found) => found?.signal ?? -1);
  const ordinals = matched.map((found) => found?.ordinals);
  return {
    place,
    ordinals,
    isText: Uint8Array.from(recorded, ({ type }) => (type === "text" ? 1 : 0)),
    isSame: place.every((there, index) => there === index) && ordinals.every((each) => each === undefined),
    mismatch: mismatchOf(recorded, plant),
  };
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
