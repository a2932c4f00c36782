import type { Logger } from "pino";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "./embedded-broker.ts";
import type { FeedCredentials } from "./feeds/feed-credentials.ts";
import { type Host, startHost } from "./host.ts";
import { startHostWithoutPlant } from "./host-without-plant.ts";
import { type LoadedPlant, loadPlantFolder } from "./plant-folder.ts";
import { startSimulatedPlant } from "./simulated-plant.ts";

export interface OpenPlantOptions {
  readonly folder: string;
  /** A broker to use in place of those that the plant names. */
  readonly brokerUrl: string | undefined;
  /** What the broker of a feed asks for. */
  readonly credentialsOf: (feedId: string) => FeedCredentials;
  /** Of feed-worker.ts, or of its bundle. */
  readonly feedWorkerUrl: URL;
  /** Name and version, for screens. */
  readonly software: string;
  readonly clockUs: () => number;
  readonly log: Logger;
}

/** A plant with everything that runs for it. */
export interface OpenPlant {
  readonly host: Host;
  readonly models: LoadedPlant["models"];
  readonly issues: readonly PlantIssue[];
  stop(): Promise<void>;
}

/**
 * Opens the plant in a folder. A simulated plant for which no broker is named gets one of its own and publishes to
 * it; a plant with errors gets a host that tells screens of them.
 */
export async function openPlant(options: OpenPlantOptions): Promise<OpenPlant> {
  const { folder, brokerUrl, clockUs, log } = options;
  const { plant, issues, models, simulation } = await loadPlantFolder(folder);
  if (plant === undefined) {
    const host = startHostWithoutPlant(issues, options.software, clockUs);
    return { host, models, issues, stop: () => host.stop() };
  }
  const needsBroker = brokerUrl === undefined && simulation !== undefined && plant.origin === "simulated";
  const broker = needsBroker ? await startEmbeddedBroker() : undefined;
  const feeds = plant.feeds.map((feed) => ({
    url: broker?.url ?? brokerUrl ?? feed.url,
    credentials: broker === undefined ? options.credentialsOf(feed.id) : credentialsOf(broker),
  }));
  const simulated =
    broker === undefined || simulation === undefined
      ? undefined
      : startSimulatedPlant(plant, simulation, { url: broker.url, credentials: credentialsOf(broker) }, clockUs, log);
  const host = startHost({ ...options, plant, issues, feeds });

  return {
    host,
    models,
    issues,
    async stop() {
      await host.stop();
      await simulated?.stop();
      await broker?.stop();
    },
  };
}

function credentialsOf({ username, password }: EmbeddedBroker): FeedCredentials {
  return { username, password };
}
