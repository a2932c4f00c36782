import {
  clearSamples,
  createSampleColumns,
  reserveRows,
  type SampleColumns,
} from "../../../twin/telemetry/sample-columns.ts";

/** The samples of the block that is not over, in the order in which they came. */
export interface OpenBlock {
  readonly samples: SampleColumns;
  readonly textPlaces: Map<string, number>;
}

export function createOpenBlock(): OpenBlock {
  return { samples: createSampleColumns(4096), textPlaces: new Map() };
}

export function clearOpenBlock(block: OpenBlock): void {
  clearSamples(block.samples);
  block.textPlaces.clear();
}

/**
 * Adds the rows `from` up to `to` (not included) of a batch.
 *
 * @param isText by signal
 */
export function addToOpenBlock(
  { samples, textPlaces }: OpenBlock,
  batch: SampleColumns,
  from: number,
  to: number,
  isText: Uint8Array,
): void {
  const at = samples.count;
  const count = at + to - from;
  if (count > samples.signal.length) reserveRows(samples, Math.max(count, samples.signal.length * 2));
  samples.signal.set(batch.signal.subarray(from, to), at);
  samples.timeUs.set(batch.timeUs.subarray(from, to), at);
  samples.value.set(batch.value.subarray(from, to), at);
  samples.quality.set(batch.quality.subarray(from, to), at);
  samples.lagUs.set(batch.lagUs.subarray(from, to), at);
  samples.count = count;
  if (batch.texts.length === 0) return;
  for (let row = at; row < count; row++) {
    if (isText[samples.signal[row] ?? 0] !== 1) continue;
    samples.value[row] = placeOf(textPlaces, samples.texts, batch.texts[samples.value[row] ?? 0] ?? "");
  }
}

function placeOf(places: Map<string, number>, texts: string[], text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, texts.length);
  texts.push(text);
  return texts.length - 1;
}
