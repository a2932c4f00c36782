import type { LocalizedText } from "../plant/localized-text.ts";
import type { Plant } from "../plant/plant.ts";
import type { JournalEntry } from "../playback/journal.ts";
import type { RecordedHistory, TimeRange, Trend } from "../playback/recorded-history.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { encodeBatches } from "../telemetry/encode-batch.ts";
import { encodeInOrder } from "../telemetry/encode-in-order.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { tableSamples } from "../telemetry/table-samples.ts";
import type { ChunkStore } from "./chunk-store.ts";
import { countAlarms } from "./count-alarms.ts";
import { followAlarms } from "./follow-alarms.ts";
import { keepLastTwo } from "./last-two-samples.ts";
import { type SignalMap, selectSamples } from "./map-signals.ts";
import { overlapOf } from "./overlap-of.ts";
import { parseJsonMessage } from "./parse-json-message.ts";
import { readJournal } from "./read-journal.ts";
import { findLastMessages, readSampleMessages } from "./read-messages.ts";
import { readState } from "./read-state.ts";
import { believableTimes, nameUnbelievable, spanOfData, withoutDamaged } from "./readable-ranges.ts";
import type { RecordingDescription } from "./recording-description.ts";
import { rowReceivedUs } from "./row-received-us.ts";
import { alarmsMessageSchema } from "./start-exchange-file.ts";
import { trendBuckets } from "./trend-buckets.ts";

export interface RecordedFileOptions {
  readonly store: ChunkStore;
  readonly description: RecordingDescription;
  readonly map: SignalMap;
  /** The plant that the recording is shown under. */
  readonly plant: Plant;
  /** Whether the file was ended, so that the ranges it states are all there. */
  readonly isComplete: boolean;
  readonly onDamage: (text: LocalizedText) => void;
}

/** Trends that are kept, so that a panel that is drawn anew reads nothing. */
const keptTrends = 128;

/** The recorded time of an exchange file. */
export async function openRecordedFile(options: RecordedFileOptions): Promise<RecordedHistory> {
  const { store, map, plant, onDamage } = options;
  const stated = await rangesOf(options);
  const isText = Uint8Array.from(plant.signals, ({ definition }) => (definition.type === "text" ? 1 : 0));
  const trends = new Map<string, Promise<Trend>>();
  let journal: Promise<readonly JournalEntry[]> | undefined;
  const entries = (): Promise<readonly JournalEntry[]> => {
    journal ??= readJournal(store, onDamage);
    return journal;
  };

  const tableAt = async (timeUs: number): Promise<Uint8Array<ArrayBuffer>[]> =>
    encodeBatches(tableSamples(await readState(store, map, isText, timeUs), isText));

  return {
    mismatch: map.mismatch,
    ranges: () => Promise.resolve(withoutDamaged(stated, store)),
    async stateAt(timeUs) {
      if (timeUs < (stated[0]?.fromUs ?? Number.POSITIVE_INFINITY)) return { batches: [], alarms: [] };
      const batches = await tableAt(timeUs);
      const last = (await findLastMessages(store, "alarms", timeUs))?.messages.at(-1);
      const known = last === undefined ? undefined : parseJsonMessage(last.data, alarmsMessageSchema);
      const alarmsAt = followAlarms(known?.alarms ?? [], known?.timeUs ?? Number.NEGATIVE_INFINITY, await entries());
      return { batches, alarms: alarmsAt(timeUs) };
    },
    async changes(afterUs, toUs) {
      const happened = (await entries()).filter(({ timeUs }) => timeUs > afterUs && timeUs <= toUs);
      // Another range begins with what its recorder knew then: nothing, where the host had been started again.
      if (stated.some(({ fromUs }) => fromUs > afterUs && fromUs <= toUs)) {
        return { batches: await tableAt(toUs), entries: happened, isWhole: true };
      }
      const lastTwo = keepLastTwo(isText);
      const samples = createSampleColumns(4096);
      const selected = createSampleColumns(4096);
      for await (const { data } of readSampleMessages(store, afterUs, toUs)) {
        if (!decodeBatch(data, samples)) continue;
        selectSamples(samples, (row) => rowReceivedUs(samples, row), afterUs, toUs, map, selected);
        lastTwo.add(selected);
      }
      return { batches: encodeInOrder(lastTwo.take(), isText), entries: happened };
    },
    trend(signal, range, points) {
      const key = `${signal} ${range.fromUs} ${range.toUs} ${points}`;
      const trend = trends.get(key) ?? readTrend(store, map, signal, range, points);
      trends.delete(key);
      trends.set(key, trend);
      const [oldest] = trends.keys();
      if (trends.size > keptTrends && oldest !== undefined) trends.delete(oldest);
      trend.catch(() => trends.delete(key));
      return trend;
    },
    alarmDensity: async (range, buckets) => countAlarms(await entries(), range, buckets),
    journal: async (range) => (await entries()).filter(({ timeUs }) => isWithin(timeUs, range)),
    async *samples({ fromUs, toUs }) {
      const samples = createSampleColumns(4096);
      const selected = createSampleColumns(4096);
      // The range holds its beginning; what is selected comes after a moment.
      const afterUs = fromUs - 0.5;
      for await (const { data } of readSampleMessages(store, afterUs, toUs)) {
        if (!decodeBatch(data, samples)) continue;
        selectSamples(samples, (row) => rowReceivedUs(samples, row), afterUs, toUs, map, selected);
        yield* encodeInOrder(selected, isText);
      }
    },
    close: () => Promise.resolve(),
  };
}

/** The ranges that the file states, as far as its data reach, and those of its data where it states none. */
async function rangesOf({ store, description, isComplete, onDamage }: RecordedFileOptions): Promise<TimeRange[]> {
  const believable = believableTimes(description);
  await nameUnbelievable(store, believable, onDamage);
  if (isComplete && description.ranges.length > 0) return [...description.ranges];
  const span = await spanOfData(store, believable);
  if (span === undefined) return [];
  // What a cut takes is the end.
  const left = { fromUs: Number.NEGATIVE_INFINITY, toUs: span.toUs };
  return description.ranges.length > 0 ? overlapOf(description.ranges, left) : [span];
}

async function readTrend(
  store: ChunkStore,
  map: SignalMap,
  signal: number,
  range: TimeRange,
  points: number,
): Promise<Trend> {
  const buckets = trendBuckets(range, points);
  const recorded = map.place.indexOf(signal);
  if (recorded < 0 || map.isText[recorded] === 1) return buckets.finish();
  const ordinals = map.ordinals[recorded];
  const samples = createSampleColumns(4096);
  for await (const { data } of readSampleMessages(store, range.fromUs - 0.5, range.toUs)) {
    if (!decodeBatch(data, samples)) continue;
    for (let row = 0; row < samples.count; row++) {
      if (samples.signal[row] !== recorded) continue;
      const value = samples.value[row] ?? Number.NaN;
      const ordinal = ordinals?.[value];
      buckets.add(rowReceivedUs(samples, row), ordinal === undefined ? value : ordinal < 0 ? Number.NaN : ordinal);
    }
  }
  return buckets.finish();
}

function isWithin(timeUs: number, { fromUs, toUs }: TimeRange): boolean {
  return timeUs >= fromUs && timeUs <= toUs;
}
