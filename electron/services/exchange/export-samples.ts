import { join } from "node:path";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../../../twin/playback/recorded-history.ts";
import { hashWritten } from "./hash-written.ts";
import { plainFileName } from "./plain-file-name.ts";
import { readExportedSamples, signalsBelow } from "./read-exported-samples.ts";
import { fileTime, type SavedFile } from "./save-clip.ts";
import { writeCsv } from "./write-csv.ts";
import { writeParquet } from "./write-parquet.ts";
import { writeWholeFile } from "./write-whole-file.ts";

export interface ExportOptions {
  readonly recorded: Pick<RecordedHistory, "samples">;
  /** The plant that the history was opened with. */
  readonly plant: Plant;
  readonly range: TimeRange;
  /** Path of an asset: its samples and those of all assets below it are written. */
  readonly asset: string;
  readonly format: "csv" | "parquet";
  /** Name and version of this software, for the file. */
  readonly software: string;
}

/**
 * Writes the samples of an asset and of all below it, for analysts: one sample a line or row, in the order of
 * receiving. It writes as it reads.
 *
 * @param folder where the file is put; its name says asset and time
 * @returns why there is nothing to write, where nothing has the asset's path
 */
export async function exportSamples(
  options: ExportOptions,
  folder: string,
): Promise<SavedFile | { readonly problem: LocalizedText }> {
  const { asset, range, format } = options;
  const name = `${asset.replaceAll("/", "-")}-${fileTime(range.fromUs)}.${format}`;
  return exportSamplesTo(options, join(folder, plainFileName(name, format)), name);
}

/** Writes the samples to a file of the caller's choice. */
export async function exportSamplesTo(
  { recorded, plant, range, asset, format, software }: ExportOptions,
  path: string,
  name: string,
): Promise<SavedFile | { readonly problem: LocalizedText }> {
  const signals = signalsBelow(plant, asset);
  if (signals === undefined) {
    return { problem: { zh: `没有路径为 “${asset}” 的对象`, en: `nothing has the path "${asset}"` } };
  }
  const written = await writeWholeFile(path, async (file) => {
    const sink = hashWritten(file);
    const samples = readExportedSamples(recorded, plant, signals, range);
    await (format === "csv" ? writeCsv(samples, sink) : writeParquet(samples, sink, software));
    return sink.written();
  });
  return { path, name, ...written };
}
