import type { StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import type { RecordingStatus } from "../../../twin/bridge/contract.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { JournalEntry } from "../../../twin/playback/journal.ts";
import type { SignalMismatch, TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { HistoryReader } from "./history-reader.ts";
import type { Retention } from "./retention.ts";

/** What is true at a moment, as somebody else than the recording knows it. */
export interface KnownState {
  /** SampleBatch messages: the last sample of every signal. */
  readonly batches: readonly Uint8Array<ArrayBuffer>[];
  readonly alarms: readonly StandingAlarm[];
}

/** What the writer is started with. */
export interface WriterData {
  /** Of the database file; its folder exists. */
  readonly path: string;
  readonly plant: Plant;
  readonly retention: Retention;
  readonly reserveBytes: number;
  /** What the writer before this one knew when it died. */
  readonly known?: KnownState;
}

export type ToWriter =
  | { readonly kind: "append"; readonly batch: Uint8Array<ArrayBuffer> }
  | { readonly kind: "entries"; readonly entries: readonly JournalEntry[] }
  | { readonly kind: "retention"; readonly retention: Retention }
  /** Finish and say `closed`. */
  | { readonly kind: "close" };

export type FromWriter =
  /** The file is open, or cannot be; `mismatch` as in HistoryWriter. */
  | { readonly kind: "opened"; readonly mismatch: SignalMismatch | undefined }
  | { readonly kind: "status"; readonly status: RecordingStatus }
  /** So many bytes of batches were taken in since the last time. */
  | { readonly kind: "taken"; readonly bytes: number }
  /** Something that a person should read. */
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "closed" };

/** What the reader is started with. */
export interface ReaderData {
  readonly path: string;
  readonly plant: Plant;
}

/** What the reader is asked: a method of HistoryReader, samples piece by piece. */
export interface ReaderMethods
  extends Pick<HistoryReader, "ranges" | "stateAt" | "changes" | "trend" | "alarmDensity" | "journal" | "mismatch"> {
  /** @param cursor a number to ask for the samples with: of whoever asks, and of no worker before this one either */
  beginSamples(cursor: number, range: TimeRange, signals?: readonly number[]): void;
  /** The next message; undefined at the end. Fails where they were begun in a worker that has died since. */
  nextSamples(cursor: number): Uint8Array<ArrayBuffer> | undefined;
  endSamples(cursor: number): void;
}

export type ToReader = {
  readonly [Name in keyof ReaderMethods]: {
    readonly id: number;
    readonly method: Name;
    readonly args: Parameters<ReaderMethods[Name]>;
  };
}[keyof ReaderMethods];

export type FromReader =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };
