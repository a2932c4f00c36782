import type { Plant } from "../../../twin/plant/plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import type {
  AlarmDensity,
  RecordedChanges,
  RecordedState,
  SignalMismatch,
  TimeRange,
  Trend,
} from "../../../twin/playback/recorded-history.ts";
import { mismatchOf } from "../../../twin/recording/match-signals.ts";
import { createTrendColumns } from "../../../twin/recording/trend-columns.ts";
import { joinRanges } from "../../../twin/recording/visible-runs.ts";
import { openHistoryFileView } from "./history-view.ts";
import { readChanges } from "./read-changes.ts";
import { emptyDensity, readAlarmDensity, readJournal } from "./read-journal.ts";
import { readSamples } from "./read-samples.ts";
import { momentAt, readState } from "./read-state.ts";
import { readTrend } from "./read-trend.ts";
import { readStoredSignals } from "./stored-signals.ts";

/** Reads a history's file; see RecordedHistory. Without a file all of it is empty. */
export interface HistoryReader {
  ranges(): readonly TimeRange[];
  stateAt(timeUs: number): RecordedState;
  changes(afterUs: number, toUs: number): RecordedChanges;
  trend(signal: number, range: TimeRange, points: number): Trend;
  alarmDensity(range: TimeRange, buckets: number): AlarmDensity;
  journal(range: TimeRange): readonly JournalEntry[];
  samples(range: TimeRange, signals?: readonly number[]): Generator<Uint8Array<ArrayBuffer>, void, void>;
  mismatch(): SignalMismatch;
  close(): void;
}

export function openHistoryReader(path: string, plant: Plant): HistoryReader {
  const file = openHistoryFileView(path, plant);

  return {
    ranges: () => file.read<readonly TimeRange[]>([], (view) => joinRanges(view.runs)),
    stateAt: (timeUs) =>
      file.read<RecordedState>({ batches: [], alarms: [] }, (view) => readState(view, momentAt(view, timeUs))),
    changes: (afterUs, toUs) =>
      file.read<RecordedChanges>({ batches: [], entries: [] }, (view) => readChanges(view, afterUs, toUs)),
    trend: (signal, range, points) =>
      file.read<Trend>(createTrendColumns(), (view) => readTrend(view, signal, range, points)),
    alarmDensity: (range, buckets) =>
      file.read<AlarmDensity>(emptyDensity(buckets), (view) => readAlarmDensity(view, range, buckets)),
    journal: (range) => file.read<readonly JournalEntry[]>([], (view) => readJournal(view, range)),
    samples: (range, signals) => readSamples(file, range, signals),
    mismatch: () =>
      file.read<SignalMismatch>({ gone: [], unknown: [] }, ({ db }) => mismatchOf(readStoredSignals(db), plant)),
    close: () => file.close(),
  };
}
