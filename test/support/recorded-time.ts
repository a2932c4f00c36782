import { createLiveSource, type Past, type Recorder } from "../../electron/services/live-source.ts";
import { openRemote } from "../../electron/services/open-remote.ts";
import { openRun } from "../../electron/services/open-run.ts";
import { createPairs } from "../../electron/services/pairs.ts";
import type { ScenarioShelf } from "../../electron/services/scenarios/scenario-shelf.ts";
import { openScreenSession, type ScreenSession, type SessionHost } from "../../electron/services/screen-session.ts";
import { createSessions } from "../../electron/services/sessions.ts";
import { startTour } from "../../electron/services/start-tour.ts";
import type { RecordingStatus, RequestArgs } from "../../twin/bridge/contract.ts";
import { attachHost, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import { createMemoryPair } from "./channel-pair.ts";
import { openTestScreen, silentLog, type TestScreen } from "./host.ts";
import { parsedPumpPlant } from "./plant-files.ts";
import { createRowsHistory, type RowsHistory } from "./rows-history.ts";
import { columnsOf, type Row } from "./samples.ts";

/** A host without feeds and with a clock of its own: the test puts values in and lets time pass. */
export interface RecordedTime {
  readonly plant: Plant;
  readonly startUs: number;
  readonly nowUs: number;
  readonly history: RowsHistory;
  /** Whether what comes waits for `save` before the history has it. */
  delaySaving: boolean;
  save(): void;
  setRecording(change: Partial<RecordingStatus>): void;
  /** Takes in a batch as the feeds give it. */
  take(batch: Uint8Array<ArrayBuffer>): void;
  /** A sample of now. */
  put(signal: number, value: number | string): void;
  /** Lets time pass in one tick, with turns after it for messages. */
  step(seconds: number): Promise<void>;
  /** Lets time pass at thirty ticks a second, with turns in between for messages. */
  pass(seconds: number): Promise<void>;
  /** Opens a screen with all its pipes; `access` is the operator's unless it is said. */
  open(ask?: RequestArgs<"open-session">, access?: Profile): Promise<TestScreen>;
  /** Opens a screen over a pipe of the test's own. */
  attach(pair: ReturnType<typeof createMemoryPair>, access: Profile): ScreenSession;
  /** Opens a telephone's remote control; undefined where no session has the token. */
  openRemote(pair: ReturnType<typeof createMemoryPair>, token: string): TestRemote | undefined;
  dispose(): void;
}

/** A remote control, and what it was told last, by the name of the event. */
export interface TestRemote {
  readonly end: ScreenEnd;
  readonly told: Readonly<Record<string, unknown>>;
}

/** When its clock begins; a full minute. */
export const testStartUs = 1_764_000_000_000_000;
const tickUs = 1e6 / 30;

/**
 * @param keep a plant of the test's own and what records it; otherwise pumps, and rows in memory
 * @param shelf the scenarios of the host
 */
export function createRecordedTime(
  keep?: {
    readonly plant: Plant;
    readonly recorder: Omit<Recorder, "status" | "setRetention" | "setKnownState">;
    readonly past?: Partial<Past>;
  },
  shelf?: ScenarioShelf,
): RecordedTime {
  const plant = keep?.plant ?? parsedPumpPlant();
  const history = createRowsHistory();
  const unsaved: Row[] = [];
  let given: Row[] = [];
  let nowUs = testStartUs;
  let recording: RecordingStatus = {
    state: "recording",
    sinceUs: testStartUs,
    sizeBytes: 1,
    freeBytes: 1,
    oldestUs: testStartUs,
    lost: 0,
    retention: { maxAgeDays: 30, maxSizeBytes: 1e9 },
  };
  const save = (): void => void history.rows.push(...unsaved.splice(0));
  const recorder: Recorder = {
    recorded: history,
    append() {
      unsaved.push(...given.splice(0));
      if (!time.delaySaving) save();
    },
    addEntries: (entries) => void history.entries.push(...entries),
    ...keep?.recorder,
    setRetention: () => undefined,
    setKnownState: () => undefined,
    status: () => recording,
  };
  const past = { alarms: [], marks: [], ...keep?.past };
  const source = createLiveSource(plant, new Map(), [], recorder, past, silentLog);
  const sessions = createSessions(silentLog);
  const sideBySide = createPairs(silentLog);
  const screens = new Set<Pick<ScreenSession, "tick">>();
  const pairs: ReturnType<typeof createMemoryPair>[] = [];
  const notHere = (): never => {
    throw new Error("not here");
  };
  const host: SessionHost = {
    scenarioDesk: notHere,
    packShelf: notHere,
    simulatedRun: notHere,
    software: "test",
    log: silentLog,
    clockUs: () => nowUs,
    feeds: () => [],
    notices: () => ({ countByKind: {} as never, latest: [] }),
    recording: () => recording,
    retryFeed: () => undefined,
    enterSession: (name, _, profile) => sessions.enter(name, source, profile, nowUs),
    async enterSide(side, _, profile) {
      return sideBySide.enter(side, await openRun(side.run, source, host, () => undefined), profile, nowUs);
    },
    leaveSession(session) {
      if (!sideBySide.leave(session)) sessions.leave(session, nowUs);
    },
    note: (_, entry) => source.note(entry),
    actOnAlarms: (_, request) => source.actOnAlarms(request, nowUs),
    listScenarios: (of) => shelf?.list(of) ?? { scenarios: [], issues: [] },
    startTour: (session, wish) => (shelf === undefined ? notHere() : startTour(session, wish, shelf, () => nowUs)),
    saveClip: notHere,
    exportSamples: notHere,
    setRetention: () => undefined,
    disturbances: notHere,
    desk: notHere,
    assessments: undefined,
  };
  const tick = (): void => {
    source.tick(nowUs);
    sessions.tick(nowUs);
    sideBySide.tick(nowUs);
    for (const screen of screens) screen.tick(nowUs);
  };

  const time: RecordedTime = {
    plant,
    startUs: testStartUs,
    get nowUs() {
      return nowUs;
    },
    history,
    delaySaving: false,
    save,
    setRecording(change) {
      recording = { ...recording, reason: undefined, ...change };
    },
    put(signal, value) {
      const row = { signal, timeUs: nowUs, value, quality: 0, lagUs: 0 };
      given = [row];
      for (const batch of encodeBatches(columnsOf([row]))) source.take(batch);
    },
    take: (batch) => source.take(batch),
    async step(seconds) {
      nowUs += Math.round(seconds * 1e6);
      tick();
      await new Promise(setImmediate);
    },
    async pass(seconds) {
      for (const endUs = Math.round(nowUs + seconds * 1e6); nowUs < endUs; ) {
        nowUs = Math.min(endUs, nowUs + tickUs);
        tick();
        await new Promise(setImmediate);
      }
    },
    async open(ask = {}, access = "operator") {
      const pair = createMemoryPair();
      time.attach(pair, access);
      return openTestScreen(pair.screen, ask);
    },
    attach(pair, access) {
      pairs.push(pair);
      const screen = openScreenSession(pair.host, access, host);
      screens.add(screen);
      return screen;
    },
    openRemote(pair, token) {
      const session = sessions.byRemoteToken(token);
      if (session === undefined) return undefined;
      pairs.push(pair);
      screens.add(openRemote(pair.host, session, () => nowUs));
      const told: Record<string, unknown> = {};
      const end = attachHost(pair.screen, {
        onBatch: () => undefined,
        onEvent: (name, data) => void Object.assign(told, { [name]: data }),
      });
      return { end, told };
    },
    dispose() {
      for (const pair of pairs) pair.host.close();
    },
  };
  return time;
}
