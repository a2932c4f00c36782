import type { Logger } from "pino";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { MadeFile, RecordingStatus } from "../../twin/bridge/contract.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { FeedWorkerData } from "./feeds/feed-messages.ts";
import { createFeedStatus } from "./feeds/feed-status.ts";
import { startFeeds } from "./feeds/start-feeds.ts";
import { createLiveSource, type Past, type Recorder } from "./live-source.ts";
import { openScreenSession, type ScreenSession, type SessionHost } from "./screen-session.ts";
import { createSessions } from "./sessions.ts";
import type { Source } from "./source.ts";

export interface HostOptions {
  readonly plant: Plant;
  /** Warnings about the plant's description. */
  readonly issues: readonly PlantIssue[];
  /** One entry for each of the plant's feeds. */
  readonly feeds: FeedWorkerData["feeds"];
  /** Of feed-worker.ts, or of its bundle. */
  readonly feedWorkerUrl: URL;
  /** Name and version, for screens. */
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
  /** Keeps what arrives; without one nothing is recorded. */
  readonly recorder?: Recorder;
  readonly past?: Past;
  /** Files to and from other people; without it there are none. */
  readonly exchange?: Exchange;
}

/** Files that go to and come from other people; see exchange/open-exchange.ts. */
export interface Exchange {
  /** An exchange file that is open here, by its id. */
  source(recording: string): Source | undefined;
  saveClip(source: Source, range: TimeRange, author: string, note: string): Promise<MadeFile>;
  exportSamples(source: Source, range: TimeRange, asset: string, format: "csv" | "parquet"): Promise<MadeFile>;
}

/** The Node side of the twin: takes in the plant's telemetry and serves screens. */
export interface Host {
  /**
   * Serves a screen until its channel closes.
   *
   * @param access the highest profile that this screen may have
   */
  openScreen(channel: Channel, access: Profile): void;
  stop(): Promise<void>;
}

const ticksPerS = 30;

const notRecording: RecordingStatus = {
  state: "stopped",
  reason: "no-source",
  sinceUs: 0,
  sizeBytes: 0,
  freeBytes: 0,
  lost: 0,
  retention: { maxAgeDays: 0, maxSizeBytes: 0 },
};

export function startHost(options: HostOptions): Host {
  const { plant, clockUs, log, recorder, exchange, past = { alarms: [], marks: [] } } = options;
  const source = createLiveSource(plant, options.issues, recorder, past, log);
  const status = createFeedStatus(plant, options.feeds, clockUs);
  const screens = new Set<ScreenSession>();
  const sessions = createSessions(log);

  const feeds = startFeeds(
    options.feedWorkerUrl,
    { plant, feeds: options.feeds },
    {
      onBatch: source.take,
      onReport: (reports) => status.update(reports),
      onDeath: (reason) => status.workerDied(reason),
    },
    log,
  );

  const sessionHost: SessionHost = {
    software: options.software,
    clockUs,
    feeds: (profile) => status.feeds(profile),
    notices: () => status.notices(),
    recording: () => recorder?.status() ?? notRecording,
    retryFeed: (id) => feeds.retry(plant.feeds.findIndex((feed) => feed.id === id)),
    enterSession(name, recording, profile) {
      const shown = recording === undefined ? source : exchange?.source(recording);
      if (shown === undefined) throw new Error(`the recording ${recording} is not open here`);
      return sessions.enter(name, shown, profile, clockUs());
    },
    leaveSession: (session) => sessions.leave(session, clockUs()),
    note(of, entry) {
      if (of !== source) throw new Error("a file of somebody else's is not written in");
      source.note(entry);
    },
    saveClip: (of, range, author, note) => needExchange(exchange).saveClip(of, range, author, note),
    exportSamples: (of, range, asset, format) => needExchange(exchange).exportSamples(of, range, asset, format),
    setRetention: (retention) => recorder?.setRetention(retention),
  };

  const timer = setInterval(() => {
    const nowUs = clockUs();
    source.tick(nowUs);
    sessions.tick(nowUs);
    for (const screen of screens) screen.tick(nowUs);
  }, 1000 / ticksPerS);

  return {
    openScreen(channel, access) {
      const screen = openScreenSession(channel, access, sessionHost);
      screens.add(screen);
      channel.onClose(() => screens.delete(screen));
    },
    async stop() {
      clearInterval(timer);
      await feeds.stop();
    },
  };
}

function needExchange(exchange: Exchange | undefined): Exchange {
  if (exchange === undefined) throw new Error("this host makes no files");
  return exchange;
}
