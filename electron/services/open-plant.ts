import { join } from "node:path";
import type { Logger } from "pino";
import type { Plant } from "../../twin/plant/plant.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { hashPlant } from "../../twin/recording/hash-plant.ts";
import type { Disturbances } from "../../twin/simulation/disturbances.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";
import { type AssessmentDesk, openAssessmentDesk } from "./assessment/open-assessment-desk.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "./embedded-broker.ts";
import { nodeCodec } from "./exchange/node-codec.ts";
import { openExchange } from "./exchange/open-exchange.ts";
import type { Exchange } from "./exchange.ts";
import type { FeedCredentials } from "./feeds/feed-credentials.ts";
import type { HistoryOptions } from "./history/open-history.ts";
import { type Host, startHost } from "./host.ts";
import { startHostWithoutPlant } from "./host-without-plant.ts";
import { openPackShelf } from "./open-pack-shelf.ts";
import { type OpenRecorder, openRecorder } from "./open-recorder.ts";
import { type LoadedPlant, loadPlantFolder } from "./plant-folder.ts";
import { openScenarioShelf } from "./scenarios/open-scenario-shelf.ts";
import type { ScenarioShelf } from "./scenarios/scenario-shelf.ts";
import { startSimulatedPlant } from "./simulated-plant.ts";

export interface OpenPlantOptions {
  readonly folder: string;
  /** A broker to use in place of those that the plant names. */
  readonly brokerUrl: string | undefined;
  /** What the broker of a feed asks for. */
  readonly credentialsOf: (feedId: string) => FeedCredentials;
  /** Of feed-worker.ts, or of its bundle. */
  readonly feedWorkerUrl: URL;
  /** Where the history and the host's key are kept; undefined to record nothing. */
  readonly dataFolder: string | undefined;
  readonly historyWorkerUrls: HistoryOptions["workerUrls"];
  /** Of make-recording-worker.ts, or of its bundle. */
  readonly recordingWorkerUrl: URL;
  /** Where the criteria packs lie. */
  readonly criteriaFolder: string;
  /** Prints an HTML file as PDF; undefined where the host cannot, and people print it themselves. */
  readonly printPdf?: ((htmlPath: string) => Promise<Uint8Array>) | undefined;
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
  /** Undefined where nothing is recorded. */
  readonly exchange: Exchange | undefined;
  /** Undefined where nothing is kept. */
  readonly desk: AssessmentDesk | undefined;
  stop(): Promise<void>;
}

/**
 * Opens the plant in a folder. A simulated plant for which no broker is named gets one of its own and publishes to
 * it; a plant with errors gets a host that tells screens of them.
 */
export async function openPlant(options: OpenPlantOptions): Promise<OpenPlant> {
  const { folder, dataFolder, clockUs, software } = options;
  const loaded = await loadPlantFolder(folder);
  const { plant, files, issues, models, simulation } = loaded;
  if (plant === undefined) {
    const host = startHostWithoutPlant(issues, software, clockUs);
    return { host, models, issues, exchange: undefined, desk: undefined, stop: () => host.stop() };
  }
  const record = dataFolder === undefined ? undefined : await openRecords(plant, loaded, dataFolder, options);
  const { feeds, disturbances, stop: stopTelemetry } = await openTelemetry(plant, simulation, options);
  const host = startHost({ ...options, ...record, plant, plantFiles: files, issues, feeds, disturbances });

  return {
    host,
    models,
    issues,
    exchange: record?.exchange,
    desk: record?.desk,
    async stop() {
      await host.stop();
      await stopTelemetry();
      record?.scenarios.stop();
      await record?.stop();
      await record?.exchange.stop();
    },
  };
}

interface OpenRecords extends OpenRecorder {
  readonly exchange: Exchange;
  readonly scenarios: ScenarioShelf;
  readonly desk: AssessmentDesk;
}

async function openRecords(
  plant: Plant,
  { files: plantFiles, simulation, scenarios }: LoadedPlant,
  dataFolder: string,
  options: OpenPlantOptions,
): Promise<OpenRecords> {
  const { historyWorkerUrls: workerUrls, recordingWorkerUrl, criteriaFolder, printPdf } = options;
  const { clockUs, log, software } = options;
  const recorder = await openRecorder({ dataFolder, workerUrls, plant, clockUs, log });
  const exchange = await openExchange({ dataFolder, software, clockUs });
  const packs = await openPackShelf(criteriaFolder, join(dataFolder, "criteria"));
  const shelf = { plant, plantFiles, simulation, files: scenarios, packs, exchange, dataFolder, software };
  const scenarioShelf = await openScenarioShelf({ ...shelf, clockUs, workerUrl: recordingWorkerUrl });
  const desk = openAssessmentDesk({
    dataFolder,
    plant,
    plantSha256: hashPlant(plantFiles, nodeCodec),
    packs: () => packs.packs(),
    scenarios: () => scenarioShelf.files(),
    exchange,
    printPdf,
    software,
    clockUs,
    log,
  });
  return { ...recorder, exchange, scenarios: scenarioShelf, desk };
}

interface Telemetry {
  readonly feeds: { url: string; credentials: FeedCredentials }[];
  /** Of a plant that is simulated over a broker of the host's own, and of no other. */
  readonly disturbances: Disturbances | undefined;
  stop(): Promise<void>;
}

/** Where the plant's telemetry comes from: its brokers, another one, or one of the host's own with a simulation. */
async function openTelemetry(
  plant: Plant,
  simulation: SimulationFile | undefined,
  { brokerUrl, credentialsOf, clockUs, log }: OpenPlantOptions,
): Promise<Telemetry> {
  if (brokerUrl !== undefined || simulation === undefined || plant.origin !== "simulated") {
    const feeds = plant.feeds.map(({ id, url }) => ({ url: brokerUrl ?? url, credentials: credentialsOf(id) }));
    return { feeds, disturbances: undefined, stop: () => Promise.resolve() };
  }
  const broker = await startEmbeddedBroker();
  const target = { url: broker.url, credentials: ownCredentials(broker) };
  const simulated = startSimulatedPlant(plant, simulation, target, clockUs, log);
  return {
    feeds: plant.feeds.map(() => target),
    disturbances: simulated.disturbances,
    async stop() {
      await simulated.stop();
      await broker.stop();
    },
  };
}

function ownCredentials({ username, password }: EmbeddedBroker): FeedCredentials {
  return { username, password };
}
