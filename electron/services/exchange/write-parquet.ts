import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { ByteSink } from "../../../twin/recording/byte-source.ts";
import type { ExportedSample } from "./read-exported-samples.ts";

/** Rows of a group: with the texts about 20 MB, and all that is in memory at once. */
const groupRows = 100_000;

const timestamp: Partial<SchemaElement> = {
  type: "INT64",
  converted_type: "TIMESTAMP_MICROS",
  logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" },
};
const text: Partial<SchemaElement> = { type: "BYTE_ARRAY", converted_type: "UTF8" };

const columns: readonly (SchemaElement & { readonly name: string })[] = [
  { name: "time_us", ...timestamp, repetition_type: "REQUIRED" },
  { name: "received_us", ...timestamp, repetition_type: "REQUIRED" },
  { name: "asset", ...text, repetition_type: "REQUIRED" },
  { name: "signal", ...text, repetition_type: "REQUIRED" },
  { name: "value", type: "DOUBLE", repetition_type: "OPTIONAL" },
  { name: "text", ...text, repetition_type: "OPTIONAL" },
  { name: "unit", ...text, repetition_type: "REQUIRED" },
  { name: "quality", ...text, repetition_type: "REQUIRED" },
  { name: "origin", ...text, repetition_type: "REQUIRED" },
];

/** Writes samples as Apache Parquet, one a row, a group of rows at a time. */
export async function writeParquet(
  batches: AsyncIterable<readonly ExportedSample[]>,
  sink: ByteSink,
  software: string,
): Promise<void> {
  const schema: SchemaElement[] = [{ name: "root", num_children: columns.length }, ...columns];
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: software });
  const flush = async (): Promise<void> => {
    await sink.write(bytes.getBytes());
    bytes.index = 0;
  };
  let group: ExportedSample[] = [];
  const writeGroup = async (): Promise<void> => {
    if (group.length === 0) return;
    await parquet.write({ columnData: columnsOf(group), rowGroupSize: groupRows });
    group = [];
    await flush();
  };
  for await (const samples of batches) {
    for (const sample of samples) {
      group.push(sample);
      if (group.length === groupRows) await writeGroup();
    }
  }
  await writeGroup();
  await parquet.finish();
  await flush();
}

function columnsOf(samples: readonly ExportedSample[]): ColumnSource[] {
  const times = (timeOf: (sample: ExportedSample) => number): bigint[] =>
    samples.map((sample) => BigInt(Math.round(timeOf(sample))));
  return [
    { name: "time_us", data: times(({ timeUs }) => timeUs) },
    { name: "received_us", data: times(({ receivedUs }) => receivedUs) },
    { name: "asset", data: samples.map(({ asset }) => asset) },
    { name: "signal", data: samples.map(({ signal }) => signal) },
    { name: "value", data: samples.map(({ value }) => value) },
    { name: "text", data: samples.map((sample) => sample.text) },
    { name: "unit", data: samples.map(({ unit }) => unit) },
    { name: "quality", data: samples.map(({ quality }) => quality) },
    { name: "origin", data: samples.map(({ origin }) => origin) },
  ];
}
