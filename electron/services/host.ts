import type { Logger } from "pino";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { PlantFiles } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Disturbances } from "../../twin/simulation/disturbances.ts";
import type { AssessmentDesk } from "./assessment/open-assessment-desk.ts";
import type { Exchange } from "./exchange.ts";
import type { FeedWorkerData } from "./feeds/feed-messages.ts";
import { createFeedStatus } from "./feeds/feed-status.ts";
import { startFeeds } from "./feeds/start-feeds.ts";
import { createLiveSource, type Past, type Recorder } from "./live-source.ts";
import { notRecording } from "./not-recording.ts";
import type { ScenarioShelf } from "./scenarios/scenario-shelf.ts";
import { type ScreenHub, startScreenHub } from "./screen-hub.ts";

export interface HostOptions {
  readonly plant: Plant;
  /** The files that describe it; without them clips cannot be opened elsewhere. */
  readonly plantFiles?: PlantFiles;
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
  readonly recorder?: Recorder | undefined;
  readonly past?: Past;
  readonly exchange?: Exchange | undefined;
  readonly scenarios?: ScenarioShelf | undefined;
  readonly desk?: AssessmentDesk | undefined;
  /** Of the simulated plant that publishes to the host's own broker; without one nothing is made to go wrong. */
  readonly disturbances?: Disturbances | undefined;
}

/** The Node side of the twin: takes in the plant's telemetry and serves screens. */
export interface Host {
  readonly openScreen: ScreenHub["openScreen"];
  readonly isRemoteToken: ScreenHub["isRemoteToken"];
  readonly openRemote: ScreenHub["openRemote"];
  stop(): Promise<void>;
}

export function startHost(options: HostOptions): Host {
  const { plant, clockUs, log, recorder, exchange, software, past = { alarms: [], marks: [] } } = options;
  const source = createLiveSource(plant, options.plantFiles ?? new Map(), options.issues, recorder, past, log);
  const status = createFeedStatus(plant, options.feeds, clockUs);
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
  const hub = startScreenHub({
    source,
    exchange,
    scenarios: options.scenarios,
    desk: options.desk,
    software,
    clockUs,
    log,
    own: {
      feeds: (profile) => status.feeds(profile),
      notices: () => status.notices(),
      recording: () => recorder?.status() ?? notRecording,
      retryFeed(id) {
        const place = plant.feeds.findIndex((feed) => feed.id === id);
        if (place < 0) throw new Refusal({ zh: `没有数据源 “${id}”`, en: `there is no feed ${id}` });
        feeds.retry(place);
      },
      note(of, entry) {
        if (of !== source)
          throw new Refusal({ zh: "录制文件只读，不能写入", en: "a file of somebody else's is not written in" });
        source.note(entry);
      },
      actOnAlarms(of, request) {
        if (of !== source)
          throw new Refusal({ zh: "录制文件中的报警不能操作", en: "the alarms of a recording are as they were" });
        return source.actOnAlarms(request, clockUs());
      },
      setRetention: (retention) => recorder?.setRetention(retention),
      disturbances(of) {
        if (of !== source || options.disturbances === undefined)
          throw new Refusal({ zh: "此工厂不是由本机仿真的", en: "this plant is not simulated here" });
        return options.disturbances;
      },
    },
    tick: source.tick,
  });

  return {
    openScreen: hub.openScreen,
    isRemoteToken: hub.isRemoteToken,
    openRemote: hub.openRemote,
    async stop() {
      hub.stop();
      await feeds.stop();
    },
  };
}
