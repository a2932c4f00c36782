import type { Logger } from "pino";
import type { Channel } from "../../twin/bridge/channel.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { AssessmentDesk } from "./assessment/open-assessment-desk.ts";
import type { Exchange } from "./exchange.ts";
import { openRemote } from "./open-remote.ts";
import { openRun } from "./open-run.ts";
import { createOpenScreens } from "./open-screens.ts";
import { createPairs } from "./pairs.ts";
import { createShelfChoice } from "./scenarios/create-shelf-choice.ts";
import type { ScenarioShelf } from "./scenarios/scenario-shelf.ts";
import { openScreenSession, type SessionHost } from "./screen-session.ts";
import { createSessions } from "./sessions.ts";
import type { Source } from "./source.ts";
import { startTour } from "./start-tour.ts";

export interface ScreenHubOptions {
  /** What screens are shown that ask for nothing else. */
  readonly source: Source;
  readonly exchange: Exchange | undefined;
  /** Undefined where the host has no scenarios. */
  readonly scenarios: ScenarioShelf | undefined;
  /** Undefined where nothing is kept. */
  readonly desk: AssessmentDesk | undefined;
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
  /** What only a host with a plant of its own can do. */
  readonly own: Pick<
    SessionHost,
    "feeds" | "notices" | "recording" | "retryFeed" | "note" | "actOnAlarms" | "setRetention" | "disturbances"
  >;
  /** Lets the host's own time pass, before that of sessions and screens. */
  readonly tick: (nowUs: number) => void;
}

/** All screens of a host and the sessions that they share. */
export interface ScreenHub {
  /**
   * Serves a screen until its channel closes.
   *
   * @param access the highest profile that this screen may have
   */
  openScreen(channel: Channel, access: Profile): void;
  /** Whether a session has that token for telephones. */
  isRemoteToken(token: string): boolean;
  /**
   * Serves a telephone that moves the tours of a session.
   *
   * @returns whether a session has that token
   */
  openRemote(channel: Channel, token: string): boolean;
  stop(): void;
}

const ticksPerS = 30;

const recordingGone = {
  zh: "主机上已没有该录制文件。请将文件重新拖入窗口",
  en: "the host has this recording no more: drop its file on the window again",
};

const noScenarios = { zh: "本机没有场景", en: "this host has no scenarios" };

export function startScreenHub(options: ScreenHubOptions): ScreenHub {
  const { source, exchange, scenarios, desk, clockUs, log, own } = options;
  const screens = createOpenScreens(log);
  const sessions = createSessions(log);
  const pairs = createPairs(log);
  const shelfOf = createShelfChoice(scenarios, exchange);
  const needExchange = (): Exchange => {
    if (exchange === undefined) throw new Refusal({ zh: "本机不能生成文件", en: "this host makes no files" });
    return exchange;
  };
  const sourceOf = (recording: string | undefined): Source => {
    const shown = recording === undefined ? source : exchange?.source(recording);
    if (shown === undefined) throw new Refusal(recordingGone, "recording-gone");
    return shown;
  };
  const host: SessionHost = {
    ...own,
    software: options.software,
    log,
    clockUs,
    assessments: desk?.assessments,
    enterSession: (name, recording, profile) => sessions.enter(name, sourceOf(recording), profile, clockUs()),
    async enterSide(side, recording, profile) {
      const run = await openRun(side.run, sourceOf(recording), host, () => undefined);
      return pairs.enter(side, run, profile, clockUs());
    },
    leaveSession(session) {
      if (!pairs.leave(session)) sessions.leave(session, clockUs());
    },
    scenarioDesk() {
      if (scenarios?.desk === undefined)
        throw new Refusal({ zh: "本机不能制作场景", en: "no scenarios are made at this host" });
      return scenarios.desk;
    },
    packShelf() {
      if (scenarios?.packs === undefined)
        throw new Refusal({ zh: "本机没有要求库", en: "this host keeps no criteria" });
      return scenarios.packs;
    },
    async simulatedRun(id, onProgress) {
      if (scenarios === undefined) throw new Refusal(noScenarios);
      return scenarios.recording(scenarios.scenario(id), onProgress);
    },
    listScenarios: (of) => shelfOf(of)?.list(of) ?? { scenarios: [], issues: [] },
    startTour(session, wish) {
      const shelf = shelfOf(session.home);
      if (shelf === undefined) throw new Refusal(noScenarios);
      return startTour(session, wish, shelf, clockUs);
    },
    saveClip: (of, range, author, note) => needExchange().saveClip(of, range, author, note),
    exportSamples: (of, range, asset, format) => needExchange().exportSamples(of, range, asset, format),
    desk() {
      if (desk === undefined) throw new Refusal({ zh: "本机没有评估", en: "this host keeps no assessments" });
      return desk;
    },
  };
  const timer = setInterval(() => {
    const nowUs = clockUs();
    options.tick(nowUs);
    sessions.tick(nowUs);
    pairs.tick(nowUs);
    if (desk !== undefined) for (const session of sessions.all()) desk.tours.look(session);
    screens.tick(nowUs);
  }, 1000 / ticksPerS);

  return {
    openScreen(channel, access) {
      screens.add(openScreenSession(channel, access, host), channel);
    },
    isRemoteToken: (token) => sessions.byRemoteToken(token) !== undefined,
    openRemote(channel, token) {
      const session = sessions.byRemoteToken(token);
      if (session === undefined) return false;
      screens.add(openRemote(channel, session, clockUs), channel);
      return true;
    },
    stop: () => clearInterval(timer),
  };
}
