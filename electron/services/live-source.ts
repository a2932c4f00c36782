import type { Logger } from "pino";
import type { AlarmRequest } from "../../twin/alarms/alarm-action.ts";
import { createAlarmBoard } from "../../twin/alarms/alarm-board.ts";
import type { AlarmEntry } from "../../twin/alarms/alarm-life.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { RecordingStatus, RequestResult } from "../../twin/bridge/contract.ts";
import { openBookOverPast } from "../../twin/kpi/join-past.ts";
import { type KpiBook, openKpiBook } from "../../twin/kpi/kpi-book.ts";
import type { PlantFiles } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { JournalEntry } from "../../twin/playback/journal.ts";
import type { RecordedHistory } from "../../twin/playback/recorded-history.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { encodeInOrder } from "../../twin/telemetry/encode-in-order.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable } from "../../twin/telemetry/signal-table.ts";
import { tableSamples } from "../../twin/telemetry/table-samples.ts";
import { actOnAlarms } from "./act-on-alarms.ts";
import { createChangeBatches } from "./change-batches.ts";
import type { KnownState } from "./history/history-messages.ts";
import { createKpiFigures } from "./kpi-figures.ts";
import { createMarkBoard } from "./mark-board.ts";
import { recordingAlarm } from "./recording-alarm.ts";
import { createSignalGuard, type Source, textSignalsOf, viewsOf } from "./source.ts";

/** Keeps what arrives; see history/open-history.ts. */
export interface Recorder {
  /** Takes over a batch: its bytes belong to the recorder from then on. */
  append(batch: Uint8Array<ArrayBuffer>): void;
  addEntries(entries: readonly JournalEntry[]): void;
  setRetention(retention: RecordingStatus["retention"]): void;
  /** Takes who knows what is true now, for when it has to begin anew. */
  setKnownState(known: () => KnownState): void;
  status(): RecordingStatus;
  readonly recorded: RecordedHistory;
}

/** What was so when recording last stopped. */
export interface Past {
  readonly alarms: readonly StandingAlarm[];
  /** Entries of the journal that tell of marks, the oldest first. */
  readonly marks: readonly JournalEntry[];
  /** What was received by then is recorded, and all that is taken in came later; undefined where nothing is kept. */
  readonly openedUs?: number;
  /** When the plant was first recorded. */
  readonly beganUs?: number;
}

/** The plant's own telemetry as a source: what arrives is shown, watched for alarms, and recorded. */
export interface LiveSource extends Source {
  /** Takes in decoded samples, as one SampleBatch message; its bytes are given away. */
  take(batch: Uint8Array<ArrayBuffer>): void;
  /** Lets time pass; called 30 times a second. */
  tick(nowUs: number): void;
  note(entry: JournalEntry): void;
  /** Does something to alarms and records who did it; what does not fit an alarm is refused for it. */
  actOnAlarms(request: AlarmRequest, nowUs: number): RequestResult<"act-on-alarms">;
}

/** @param recorder undefined where nothing is recorded */
export function createLiveSource(
  plant: Plant,
  plantFiles: PlantFiles,
  issues: readonly PlantIssue[],
  recorder: Recorder | undefined,
  past: Past,
  log: Logger,
): LiveSource {
  const table = createSignalTable(plant.signals.length);
  const isText = textSignalsOf(plant);
  const views = viewsOf(plant);
  const samples = createSampleColumns(8192);
  const changes = createChangeBatches(table, isText, (profile) => views[profile]);
  const board = createAlarmBoard(plant, past.alarms);
  const book = openBook(plant, recorder, past, log);
  const marks = createMarkBoard(past.marks);
  let ownAlarm: StandingAlarm | undefined;
  recorder?.setKnownState(() => ({
    batches: encodeInOrder(tableSamples(table, isText), isText),
    alarms: board.alarms(),
  }));

  const record = (entries: readonly JournalEntry[]): void => {
    if (entries.length > 0) recorder?.addEntries(entries);
  };
  /** A recording that stands still is an alarm of the twin's own. */
  const watchRecording = (nowUs: number): void => {
    const alarm = recorder === undefined ? undefined : recordingAlarm(recorder.status(), plant.assets[0]?.path ?? "");
    if (alarm?.sinceUs === ownAlarm?.sinceUs) return;
    const entries: AlarmEntry[] = [];
    if (ownAlarm !== undefined) board.tell({ kind: "alarm-cleared", timeUs: nowUs, alarm: ownAlarm }, entries);
    if (alarm !== undefined) board.tell({ kind: "alarm-raised", timeUs: alarm.sinceUs, alarm }, entries);
    ownAlarm = alarm;
    record(entries);
  };

  return {
    plant,
    plantFiles,
    issues,
    views,
    isText,
    recorded: recorder?.recorded,
    live: {
      table,
      changes,
      alarms: board.alarms,
      get alarmRevision() {
        return board.revision;
      },
    },
    kpis: createKpiFigures(plant, book, recorder?.recorded),
    maySee: createSignalGuard(plant),
    bounds: (nowUs) => ({ startUs: recorder?.status().oldestUs ?? nowUs, edgeUs: nowUs, isLive: true }),
    marks: marks.marks,
    get markRevision() {
      return marks.revision;
    },
    view: { kind: "live", modelFolder: "plant/" },
    take(batch) {
      if (!decodeBatch(batch, samples)) {
        log.error({ bytes: batch.byteLength }, "the feed worker sent a batch that cannot be read");
        return;
      }
      applySamples(table, samples, isText);
      const entries: AlarmEntry[] = [];
      board.take(samples, entries);
      book.take(samples);
      recorder?.append(batch);
      record(entries);
    },
    tick(nowUs) {
      changes.nextTick();
      const entries: AlarmEntry[] = [];
      board.tick(nowUs, entries);
      book.tick(nowUs);
      record(entries);
      watchRecording(nowUs);
    },
    note(entry) {
      marks.apply(entry);
      record([entry]);
    },
    actOnAlarms(request, nowUs) {
      const entries: AlarmEntry[] = [];
      const refused = actOnAlarms(board, request, nowUs, entries);
      record(entries);
      return { refused };
    },
  };
}

/** The figures go on from what was recorded; it is read while the plant's telemetry comes in. */
function openBook(plant: Plant, recorder: Recorder | undefined, { openedUs, beganUs }: Past, log: Logger): KpiBook {
  if (recorder === undefined || openedUs === undefined) return openKpiBook(plant, beganUs);
  const book = openBookOverPast(plant, recorder.recorded, openedUs, beganUs ?? openedUs);
  book.joined.catch((error: unknown) => log.error({ error }, "the figures before the start cannot be read"));
  return book;
}
