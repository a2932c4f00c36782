import { pino } from "pino";
import type { FeedCredentials } from "../../electron/services/feeds/feed-credentials.ts";
import { type Host, startHost } from "../../electron/services/host.ts";
import { systemClockUs } from "../../electron/services/system-clock.ts";
import { applyAlarmChanges } from "../../twin/alarms/alarm-changes.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { EventData, RequestArgs, RequestResult } from "../../twin/bridge/contract.ts";
import { attachHost, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { indexPlantView, type PlantIndex, signalOf } from "../../twin/plant/plant-index.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, clearTable, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";

export const feedWorkerUrl = new URL("../../electron/services/feeds/feed-worker.ts", import.meta.url);
export const historyWorkerUrls = {
  writer: new URL("../../electron/services/history/history-writer-worker.ts", import.meta.url),
  reader: new URL("../../electron/services/history/history-reader-worker.ts", import.meta.url),
};
export const recordingWorkerUrl = new URL(
  "../../electron/services/scenarios/make-recording-worker.ts",
  import.meta.url,
);
export const silentLog = pino({ level: "silent" });

/** A host for a plant whose feeds are all at one broker. */
export function startTestHost(
  plant: Plant,
  brokerUrl: string,
  credentials: FeedCredentials = {},
  workerUrl: URL = feedWorkerUrl,
): Host {
  return startHost({
    plant,
    issues: [],
    feeds: plant.feeds.map(() => ({ url: brokerUrl, credentials })),
    feedWorkerUrl: workerUrl,
    software: "test",
    clockUs: systemClockUs,
    log: silentLog,
  });
}

/** A screen without pixels: a table, and what it was told last. */
export interface TestScreen {
  readonly plant: PlantIndex;
  readonly table: SignalTable;
  readonly end: ScreenEnd;
  readonly opened: RequestResult<"open-session">;
  batches: number;
  resets: number;
  clocks: number;
  clock: EventData<"clock"> | undefined;
  alarms: readonly StandingAlarm[];
  kpis: EventData<"kpis"> | undefined;
  marks: EventData<"marks">;
  recording: EventData<"recording"> | undefined;
  feeds: EventData<"feeds">;
  notices: EventData<"notices"> | undefined;
  tour: EventData<"tour">;
  "tour-state": EventData<"tour-state"> | undefined;
  evidence: EventData<"evidence">;
  assessments: EventData<"assessments">;
  preparing: EventData<"preparing">;
  /** The value of a signal: a number, or a text. */
  read(path: string, signalId: string): number | string | undefined;
}

/** Opens a session over a channel; calls `onBatch` after each batch is in the table. */
export async function openTestScreen(
  channel: Channel,
  ask: RequestArgs<"open-session"> = {},
  onBatch?: (batch: Uint8Array) => void,
): Promise<TestScreen> {
  const samples = createSampleColumns(64);
  let screen: TestScreen | undefined;
  let isReset = false;
  const end = attachHost(channel, {
    onBatch(bytes) {
      if (screen === undefined || !decodeBatch(bytes, samples)) throw new Error("a batch that cannot be read");
      if (isReset) clearTable(screen.table);
      isReset = false;
      applySamples(screen.table, samples, screen.plant.isText);
      screen.batches++;
      onBatch?.(bytes);
    },
    onEvent(name, data) {
      if (screen === undefined) return;
      if (name === "reset") {
        isReset = true;
        screen.resets++;
      }
      if (name === "clock") screen.clocks++;
      if (name === "alarms") screen.alarms = applyAlarmChanges(screen.alarms, data as EventData<"alarms">);
      else Object.assign(screen, { [name]: data });
    },
  });
  const opened = await end.request("open-session", ask);
  if (opened.plant === undefined) throw new Error("the host has no plant");
  const plant = indexPlantView(opened.plant);
  screen = {
    plant,
    table: createSignalTable(opened.plant.signals.length),
    end,
    opened,
    batches: 0,
    resets: 0,
    clocks: 0,
    clock: undefined,
    alarms: [],
    kpis: undefined,
    marks: [],
    recording: undefined,
    feeds: [],
    notices: undefined,
    tour: null,
    "tour-state": undefined,
    evidence: [],
    assessments: {},
    preparing: null,
    read(path, signalId) {
      const signal = signalOf(plant, plant.assetByPath.get(path) ?? -1, signalId) ?? -1;
      return plant.isText[signal] === 1 ? this.table.text[signal] : this.table.value[signal];
    },
  };
  return screen;
}
