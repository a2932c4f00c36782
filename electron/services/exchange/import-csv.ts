import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { TimeUnit } from "../../../twin/plant/signal-schema.ts";
import { describeRecording } from "../../../twin/recording/describe-recording.ts";
import type { Signer } from "../../../twin/recording/exchange-codec.ts";
import { recordSamples, type SampleRecorder } from "../../../twin/recording/record-samples.ts";
import { startExchangeFile, type WrittenFile } from "../../../twin/recording/start-exchange-file.ts";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import type { Decode } from "../../../twin/telemetry/decoder.ts";
import { createNoticeLog, type NoticeLog } from "../../../twin/telemetry/notice.ts";
import { readTimeUs } from "../../../twin/telemetry/read-time.ts";
import { clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { nodeCodec } from "./node-codec.ts";
import { writeWholeFile } from "./write-whole-file.ts";

/** When the rows were received: as a column says, or one after the other at a fixed rate. */
export type RowTimes =
  | { readonly column: string; readonly unit: TimeUnit }
  | { readonly startUs: number; readonly rateHz: number };

export interface ImportOptions {
  /** The table: its first line names the columns. */
  readonly csvPath: string;
  readonly plant: Plant;
  readonly plantFiles: PlantFiles;
  /** The topic on which each row counts as a message. */
  readonly topic: string;
  readonly times: RowTimes;
  readonly software: string;
  readonly author: string;
  readonly note: string;
  /** UTC microseconds. */
  readonly createdUs: number;
  readonly signer: Signer | undefined;
}

/** What became of a table's rows. */
export interface ImportReport extends WrittenFile {
  readonly rows: number;
  readonly samples: number;
  /** Rows that are not as long as the first line, or not closed. */
  readonly malformedRows: number;
  /** Rows without a time that can be read, and rows whose time lies before that of the row above. */
  readonly rowsWithoutTime: number;
  readonly rowsGoingBack: number;
  /** What the decoder could not use. */
  readonly notices: NoticeLog;
}

/** A line longer than this is taken for damage, such as a quote that is never closed. */
const maxRecordBytes = 1_048_576;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/**
 * Makes a recording of a table. Each row is a message on the given topic, a JSON object with the columns' names as
 * keys, and is read as such a message from a broker would be: by the plant's bindings. Empty cells are left out.
 *
 * @param path of the exchange file
 */
export async function importCsv(
  options: ImportOptions,
  path: string,
): Promise<ImportReport | { readonly problem: LocalizedText }> {
  const { plant, topic } = options;
  const feed = plant.signals.find(({ binding }) => binding.topic === topic)?.binding.feed;
  if (feed === undefined) return { problem: unboundTopic(plant, topic) };
  const decode = createJsonDecoder(plant, feed, (bytes) => fromUtf8.decode(bytes));
  return await writeWholeFile(path, async (sink) => {
    const description = {
      ...describeRecording(plant, options.plantFiles, nodeCodec),
      ranges: [],
      software: options.software,
      author: options.author,
      note: options.note,
      createdUs: options.createdUs,
    };
    const file = await startExchangeFile(sink, nodeCodec, description, options.plantFiles, options.signer);
    const isText = Uint8Array.from(description.signals, ({ type }) => (type === "text" ? 1 : 0));
    const recorder = recordSamples(file, isText, () => []);
    const { range, ...report } = await recordRows(options, decode, recorder);
    await recorder.finish();
    return { ...report, ...(await file.end(range === undefined ? [] : [range])) };
  });
}

type RowsReport = Omit<ImportReport, keyof WrittenFile> & {
  readonly range: { readonly fromUs: number; readonly toUs: number } | undefined;
};

async function recordRows(options: ImportOptions, decode: Decode, recorder: SampleRecorder): Promise<RowsReport> {
  const { topic, times } = options;
  const counts = { rows: 0, samples: 0, malformedRows: 0, rowsWithoutTime: 0, rowsGoingBack: 0 };
  const notices = createNoticeLog();
  const columns = createSampleColumns(256);
  let range: { fromUs: number; toUs: number } | undefined;

  for await (const row of readRows(options.csvPath, () => counts.malformedRows++)) {
    const receivedUs = timeOf(row, counts.rows, times);
    counts.rows++;
    if (Number.isNaN(receivedUs)) counts.rowsWithoutTime++;
    else if (range !== undefined && receivedUs < range.toUs) counts.rowsGoingBack++;
    else {
      // Nothing was known before the first row, which a keyframe at its own time would hold.
      if (range === undefined) await recorder.begin(receivedUs - 1, []);
      range = { fromUs: range?.fromUs ?? receivedUs, toUs: receivedUs };
      const payload = utf8.encode(JSON.stringify(row));
      clearSamples(columns);
      counts.samples += decode({ topic, payload, receivedUs, isRetained: false }, columns, notices);
      await recorder.add(columns);
    }
  }
  return { ...counts, notices, range };
}

/** A row by its columns' names. Numbers that are written as JSON writes them are numbers. */
type Row = Readonly<Record<string, string | number>>;

async function* readRows(path: string, onMalformed: () => void): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    columns: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: maxRecordBytes,
    on_skip: () => {
      onMalformed();
      return undefined;
    },
  });
  const file = createReadStream(path);
  file.once("error", (error) => parser.destroy(error));
  file.pipe(parser);
  for await (const record of parser) yield rowOf(record);
}

function rowOf(record: unknown): Row {
  if (typeof record !== "object" || record === null) return {};
  const cells = Object.entries(record).filter(([, cell]) => typeof cell === "string" && cell !== "");
  return Object.fromEntries(cells.map(([name, cell]) => [name, String(Number(cell)) === cell ? Number(cell) : cell]));
}

/** UTC microseconds; NaN where the row has no time. */
function timeOf(row: Row, place: number, times: RowTimes): number {
  if ("column" in times) return readTimeUs(row[times.column], times.unit);
  return times.startUs + Math.round((place * 1_000_000) / times.rateHz);
}

function unboundTopic(plant: Plant, topic: string): LocalizedText {
  const topics = [...new Set(plant.signals.map(({ binding }) => binding.topic))].slice(0, 10).join(", ");
  return {
    zh: `工厂中没有点位取自主题 “${topic}”；现有主题如 ${topics}`,
    en: `no signal of the plant comes from the topic "${topic}"; topics are ${topics}`,
  };
}
