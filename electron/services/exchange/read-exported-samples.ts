import type { Plant } from "../../../twin/plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../../../twin/playback/recorded-history.ts";
import { rowReceivedUs } from "../../../twin/recording/row-received-us.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { quality, qualityOf, sampleFlag } from "../../../twin/telemetry/sample-quality.ts";

/** One sample as analysts get it. */
export interface ExportedSample {
  /** UTC microseconds: the device's own time where it gave one, and when the host received it. */
  readonly timeUs: number;
  readonly receivedUs: number;
  /** Path of the asset, id of the signal. */
  readonly asset: string;
  readonly signal: string;
  /** Number; boolean 0 or 1; enum ordinal; undefined for a text and where there is none. */
  readonly value: number | undefined;
  /** A text, or the name of an enum's value. */
  readonly text: string | undefined;
  readonly unit: string;
  readonly quality: "good" | "uncertain" | "bad";
  readonly origin: "plant" | "simulated";
}

/** The places of the signals of an asset and of all below it; undefined where nothing has the path. */
export function signalsBelow(plant: Plant, path: string): Set<number> | undefined {
  const root = plant.assets.find((asset) => asset.path === path);
  if (root === undefined) return undefined;
  const isBelow = (asset: string): boolean =>
    root.parent < 0 || asset === root.path || asset.startsWith(`${root.path}/`);
  const wanted = plant.signals.filter((signal) => isBelow(plant.assets[signal.asset]?.path ?? ""));
  return new Set(wanted.map(({ index }) => index));
}

/** Samples of some signals in the order of receiving, a batch at a time. */
export async function* readExportedSamples(
  recorded: Pick<RecordedHistory, "samples">,
  plant: Plant,
  signals: ReadonlySet<number>,
  range: TimeRange,
): AsyncGenerator<ExportedSample[]> {
  const columns = createSampleColumns(4096);
  for await (const batch of recorded.samples(range)) {
    if (!decodeBatch(batch, columns)) throw new Error("the history gave a batch that cannot be read");
    const samples: ExportedSample[] = [];
    for (let row = 0; row < columns.count; row++) {
      if (signals.has(columns.signal[row] ?? -1)) samples.push(exportSample(plant, columns, row));
    }
    if (samples.length > 0) yield samples;
  }
}

function exportSample(plant: Plant, columns: SampleColumns, row: number): ExportedSample {
  const signal = plant.signals[columns.signal[row] ?? -1];
  if (signal === undefined) throw new Error(`the history gave a sample of signal ${columns.signal[row]}`);
  const { definition } = signal;
  const flags = columns.quality[row] ?? 0;
  const value = columns.value[row] ?? Number.NaN;
  const code = qualityOf(flags);
  return {
    timeUs: columns.timeUs[row] ?? Number.NaN,
    receivedUs: rowReceivedUs(columns, row),
    asset: plant.assets[signal.asset]?.path ?? "",
    signal: definition.id,
    value: definition.type === "text" || Number.isNaN(value) ? undefined : value,
    text:
      definition.type === "text"
        ? columns.texts[value]
        : definition.type === "enum"
          ? definition.values[value]
          : undefined,
    unit: definition.type === "number" ? definition.unit : "",
    quality: code === quality.good ? "good" : code === quality.bad ? "bad" : "uncertain",
    origin: (flags & sampleFlag.simulated) === 0 ? "plant" : "simulated",
  };
}
