import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openClip } from "../../electron/services/exchange/open-clip.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";

/** One value of a signal, so many seconds after the recording begins. */
export interface RecordedValue {
  readonly atS: number;
  readonly value: number;
}

/** What a recording holds of some signals, sample by sample: what figures are computed from without the twin. */
export interface RecordingRows {
  /** By path of the asset, slash and id; values of enums are their names' places. */
  values(signal: string): readonly RecordedValue[];
  /** Place of a state's name in the values of a signal. */
  stateOf(signal: string, state: string): number;
}

/** Reads the recording that was simulated for a scenario. */
export async function readRecordingOf(
  folder: string,
  scenario: string,
  signals: readonly string[],
): Promise<RecordingRows> {
  const file = (await readdir(folder)).find((name) => name.startsWith(`${scenario}-`) && name.endsWith(".mcap"));
  if (file === undefined) throw new Error(`${folder} has no recording for ${scenario}`);
  const clip = await openClip(join(folder, file));
  if ("problem" in clip) throw new Error(clip.problem.en);
  const { plant } = clip.plant;
  const [range] = await clip.recorded.ranges();
  if (plant === undefined || range === undefined) throw new Error(`${file} holds nothing`);
  const names = plant.signals.map(({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}`);
  const found = new Map(signals.map((signal) => [names.indexOf(signal), [] as RecordedValue[]]));
  const columns = createSampleColumns(1024);
  const take = (batch: Uint8Array): void => {
    if (!decodeBatch(batch, columns)) throw new Error("a batch that cannot be read");
    for (let row = 0; row < columns.count; row++) {
      const atS = ((columns.timeUs[row] ?? 0) - range.fromUs) / 1e6;
      found.get(columns.signal[row] ?? -1)?.push({ atS, value: columns.value[row] ?? Number.NaN });
    }
  };
  for (const batch of (await clip.recorded.stateAt(range.fromUs)).batches) take(batch);
  const after = { fromUs: range.fromUs + 1, toUs: range.toUs };
  for await (const batch of clip.recorded.samples(after, [...found.keys()])) take(batch);
  await clip.recorded.close();
  return {
    values: (signal) => found.get(names.indexOf(signal)) ?? [],
    stateOf(signal, state) {
      const definition = plant.signals[names.indexOf(signal)]?.definition;
      return definition?.type === "enum" ? definition.values.indexOf(state) : -1;
    },
  };
}

/** When a value first fits, from a moment on; seconds. A value holds until the next one comes. */
export function firstS(values: readonly RecordedValue[], fits: (value: number) => boolean, fromS: number): number {
  const place = values.findIndex(
    ({ atS, value }, each) => (values[each + 1]?.atS ?? Number.POSITIVE_INFINITY) > fromS && fits(value) && atS >= 0,
  );
  return Math.max(fromS, values[place]?.atS ?? Number.NaN);
}

/** The last value that came before a moment. */
export function valueBefore(values: readonly RecordedValue[], atS: number): number {
  return values.findLast((each) => each.atS < atS)?.value ?? Number.NaN;
}

/** How long a value was the last one that had come, seconds, within a range. */
export function heldS(values: readonly RecordedValue[], wanted: number, fromS: number, toS: number): number {
  return values.reduce((heldS, { atS, value }, place) => {
    const untilS = Math.min(toS, values[place + 1]?.atS ?? toS);
    return value === wanted ? heldS + Math.max(0, untilS - Math.max(fromS, atS)) : heldS;
  }, 0);
}
