import type { Logger } from "pino";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { type Profile, type ProfileView, profiles, viewPlant } from "../../twin/plant/plant-view.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable } from "../../twin/telemetry/signal-table.ts";
import { createChangeBatches } from "./change-batches.ts";
import type { FeedWorkerData } from "./feeds/feed-messages.ts";
import { createFeedStatus } from "./feeds/feed-status.ts";
import { startFeeds } from "./feeds/start-feeds.ts";
import { openScreenSession, type ScreenSession, type SessionHost } from "./screen-session.ts";

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

export function startHost(options: HostOptions): Host {
  const { plant, clockUs, log } = options;
  const table = createSignalTable(plant.signals.length);
  const isText = Uint8Array.from(plant.signals, (signal) => (signal.definition.type === "text" ? 1 : 0));
  const samples = createSampleColumns(8192);
  const views = Object.fromEntries(profiles.map((profile) => [profile, viewPlant(plant, profile)])) as Record<
    Profile,
    ProfileView
  >;
  const changes = createChangeBatches(table, isText, (profile) => views[profile]);
  const status = createFeedStatus(plant, options.feeds, clockUs);
  const sessions = new Set<ScreenSession>();

  const feeds = startFeeds(
    options.feedWorkerUrl,
    { plant, feeds: options.feeds },
    {
      onBatch(batch) {
        if (decodeBatch(batch, samples)) applySamples(table, samples, isText);
        else log.error({ bytes: batch.byteLength }, "the feed worker sent a batch that cannot be read");
      },
      onReport: (reports) => status.update(reports),
      onDeath: (reason) => status.workerDied(reason),
    },
    log,
  );

  const sessionHost: SessionHost = {
    software: options.software,
    issues: options.issues,
    clockUs,
    view: (profile) => views[profile],
    changesSince: (profile, revision) => ({
      batches: changes.since(profile, revision),
      revision: table.revision,
    }),
    feeds: (profile) => status.feeds(profile),
    notices: () => status.notices(),
    retryFeed: (id) => feeds.retry(plant.feeds.findIndex((feed) => feed.id === id)),
  };

  const timer = setInterval(() => {
    const nowUs = clockUs();
    changes.nextTick();
    for (const session of sessions) session.tick(nowUs);
  }, 1000 / ticksPerS);

  return {
    openScreen(channel, access) {
      const session = openScreenSession(channel, access, sessionHost);
      sessions.add(session);
      channel.onClose(() => sessions.delete(session));
    },
    async stop() {
      clearInterval(timer);
      await feeds.stop();
    },
  };
}
