import { fileURLToPath } from "node:url";
import { openPlant } from "../../electron/services/open-plant.ts";
import { systemClockUs } from "../../electron/services/system-clock.ts";
import { startWebServer } from "../../electron/web/start-web-server.ts";
import { feedWorkerUrl, historyWorkerUrls, recordingWorkerUrl, silentLog } from "./host.ts";

/** A browser host in a process of its own that answers how much memory it holds; run with --expose-gc. */
const [folder = "", brokerUrl = "", dataFolder] = process.argv.slice(2);
const plant = await openPlant({
  folder,
  brokerUrl,
  credentialsOf: () => ({}),
  feedWorkerUrl,
  dataFolder,
  historyWorkerUrls,
  recordingWorkerUrl,
  criteriaFolder: fileURLToPath(new URL("../../assets/criteria", import.meta.url)),
  software: "test",
  clockUs: systemClockUs,
  log: silentLog,
});
const server = await startWebServer({
  host: plant.host,
  models: plant.models,
  exchange: plant.exchange,
  screenFolder: fileURLToPath(new URL("../fixtures", import.meta.url)),
  address: "127.0.0.1",
  port: 0,
  tokens: {},
  log: silentLog,
});
process.on("message", (wanted) => {
  // Collecting takes time, which a benchmark of a busy host does not want to see.
  if (wanted !== "resident") globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external, rssBytes: rss });
});
process.send?.({ url: server.url });
