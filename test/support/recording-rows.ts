import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openClip } from "../../electron/services/exchange/open-clip.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import type { RecordedRows } from "./measured-by-hand.ts";
import { plant } from "./park-scenarios.ts";
import { type Row, rowsOf } from "./samples.ts";

/**
 * What the recording that was simulated for a scenario holds of the signals that a text names: sample by sample, as the
 * park's own signals.
 */
export async function readRecordingOf(folder: string, scenario: string, text: string): Promise<RecordedRows> {
  const file = (await readdir(folder)).find((name) => name.startsWith(`${scenario}-`) && name.endsWith(".mcap"));
  if (file === undefined) throw new Error(`${folder} has no recording for ${scenario}`);
  const clip = await openClip(join(folder, file));
  if ("problem" in clip) throw new Error(clip.problem.en);
  const [range] = await clip.recorded.ranges();
  if (clip.plant.plant === undefined || range === undefined) throw new Error(`${file} holds nothing`);
  const ofPark = new Map(namesOf(plant).map((name, signal) => [name, signal]));
  const wanted = new Map(
    namesOf(clip.plant.plant).flatMap((name, signal) =>
      text.includes(name) ? [[signal, ofPark.get(name) ?? -1]] : [],
    ),
  );
  const columns = createSampleColumns(1024);
  const rows: Row[] = [];
  const take = (batch: Uint8Array): void => {
    if (!decodeBatch(batch, columns)) throw new Error("a batch that cannot be read");
    for (const row of rowsOf(columns)) {
      const signal = wanted.get(row.signal);
      if (signal !== undefined) rows.push({ ...row, signal });
    }
  };
  for (const batch of (await clip.recorded.stateAt(range.fromUs)).batches) take(batch);
  const after = { fromUs: range.fromUs + 1, toUs: range.toUs };
  for await (const batch of clip.recorded.samples(after, [...wanted.keys()])) take(batch);
  await clip.recorded.close();
  return { range, rows };
}

/** Path of the asset, slash, id of the signal. */
function namesOf({ signals, assets }: typeof plant): string[] {
  return signals.map(({ asset, definition }) => `${assets[asset]?.path}/${definition.id}`);
}
