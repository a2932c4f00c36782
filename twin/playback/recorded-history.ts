import type { AlarmPriority, StandingAlarm } from "../alarms/standing-alarm.ts";
import type { JournalEntry } from "./journal.ts";

/** A stretch of time, UTC microseconds, both ends included. */
export interface TimeRange {
  readonly fromUs: number;
  readonly toUs: number;
}

/** Everything that was known at a moment. */
export interface RecordedState {
  /** The last sample of every signal seen by then, as SampleBatch messages over the plant's signal list. */
  readonly batches: readonly Uint8Array<ArrayBuffer>[];
  readonly alarms: readonly StandingAlarm[];
}

/** What happened between two moments. */
export interface RecordedChanges {
  /** Applied in order onto the table of the first moment, these give the table of the second one. */
  readonly batches: readonly Uint8Array<ArrayBuffer>[];
  /**
   * The recorder was started again in between, so that what was seen before may not have been: the batches are to be
   * applied onto an empty table, and the alarms of `stateAt` count.
   */
  readonly isWhole?: boolean;
  /** Alarms and marks, in order. */
  readonly entries: readonly JournalEntry[];
}

/** A signal over time, in columns of equal length: what happened from timeUs[i] up to the next. */
export interface Trend {
  /** UTC microseconds of each point's beginning. A stretch without samples has no points. */
  readonly timeUs: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly mean: readonly number[];
  readonly last: readonly number[];
  readonly count: readonly number[];
}

/** How many alarms were raised in each of equal pieces of a range. */
export type AlarmDensity = Readonly<Record<AlarmPriority, readonly number[]>>;

/** Where a recording and a plant do not agree, by `asset path/signal id`. */
export interface SignalMismatch {
  /** Recorded, and no longer in the plant, or there with another unit or type. */
  readonly gone: readonly string[];
  /** In the plant, and not recorded: they show as never seen. */
  readonly unknown: readonly string[];
}

/**
 * Recorded telemetry: this host's own history, or an exchange file. The time that counts is that of receiving
 * (`receivedUs` in sample-time.ts), because it says what was known when; it never goes back within a range.
 * Signals are those of the plant that the history was opened with.
 */
export interface RecordedHistory {
  /** Stretches during which the recorder ran, the oldest first; apart wherever it did not. */
  ranges(): Promise<readonly TimeRange[]>;
  /** Everything known at a moment: all that was received up to and with it. Nothing before the first range. */
  stateAt(timeUs: number): Promise<RecordedState>;
  /** What was received after a moment, up to and with another, at most the last two samples of each signal. */
  changes(afterUs: number, toUs: number): Promise<RecordedChanges>;
  /** @param points how many at the most */
  trend(signal: number, range: TimeRange, points: number): Promise<Trend>;
  alarmDensity(range: TimeRange, buckets: number): Promise<AlarmDensity>;
  /** Entries of a range, the oldest first. */
  journal(range: TimeRange): Promise<readonly JournalEntry[]>;
  /**
   * All samples of a range in the order of receiving, in SampleBatch messages of at most about a megabyte.
   *
   * @param signals the signals that are needed; where they are given, samples of others may be left out
   */
  samples(range: TimeRange, signals?: readonly number[]): AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly mismatch: SignalMismatch;
  close(): Promise<void>;
}
