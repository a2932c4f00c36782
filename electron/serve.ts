import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { type Logger, pino } from "pino";
import { formatPlantIssue } from "../twin/plant/plant-issue.ts";
import { brokerUrl, portNumber } from "./arguments.ts";
import { defaultDataFolder } from "./services/data-folder.ts";
import { credentialsFromEnvironment } from "./services/feeds/credentials-from-environment.ts";
import { type OpenPlant, openPlant } from "./services/open-plant.ts";
import { openRecording } from "./services/open-recording.ts";
import { softwareVersion } from "./services/software-version.ts";
import { systemClockUs } from "./services/system-clock.ts";
import { startWebServer } from "./web/start-web-server.ts";

const root = new URL("..", import.meta.url);

interface ServeOptions {
  readonly plant: string;
  readonly broker?: string;
  readonly recording?: string;
  readonly data: string;
  readonly history: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly bench: boolean;
}

const program = new Command("serve")
  .description("Serves the twin to browsers. 在浏览器中提供数字孪生。")
  .option("--plant <folder>", "plant to show 工厂文件夹", fileURLToPath(new URL("models/demo-park", root)))
  .option("--broker <url>", "MQTT broker in place of the plant's own MQTT 服务器", brokerUrl)
  .option("--recording <file>", "exchange file (.mcap) to show in place of a plant 要回放的录制文件")
  .option(
    "--data <folder>",
    "where the history is kept 历史数据文件夹",
    defaultDataFolder(process.platform, process.env),
  )
  .option("--no-history", "record nothing 不录制")
  .option("--host <address>", "address to listen on 监听地址", "127.0.0.1")
  .option("--port <number>", "port, 0 for any free one 端口", portNumber, 8080)
  .option("--bench", "measure how fast this machine draws; open the address 测量绘图性能", false)
  .option("--log-level <level>", "trace, debug, info, warn or error", "warn")
  .addHelpText(
    "after",
    `
Secrets are read from the environment 口令从环境变量读取:
  VITRINE_OPERATOR_TOKEN, VITRINE_VISITOR_TOKEN   access tokens of screens; needed unless --host is a loopback address
  VITRINE_MQTT_USERNAME, VITRINE_MQTT_PASSWORD    of the broker
  VITRINE_MQTT_CA, VITRINE_MQTT_CERT, VITRINE_MQTT_KEY   files in PEM form`,
  );

try {
  await serve(program.parse().opts<ServeOptions>());
} catch (error) {
  program.error(error instanceof Error ? error.message : String(error));
}

async function serve(options: ServeOptions): Promise<void> {
  const log = pino({ level: options.logLevel, name: "vitrine" }, pino.destination({ dest: 2, sync: true }));
  const plant = await open(options, log);
  for (const issue of plant.issues) console.error(formatPlantIssue(issue, "en"));

  const screenFolder = fileURLToPath(new URL("dist/renderer", root));
  if (!existsSync(screenFolder)) program.error("the screen is not built; run it with npm run serve");
  try {
    const server = await startWebServer({
      host: plant.host,
      models: plant.models,
      exchange: plant.exchange,
      desk: plant.desk,
      screenFolder,
      address: options.host,
      port: options.port,
      tokens: { operator: process.env.VITRINE_OPERATOR_TOKEN, visitor: process.env.VITRINE_VISITOR_TOKEN },
      log,
    });
    console.log(`Vitrine: ${server.url}${options.bench ? "?bench=1" : ""}`);
    const stop = async (): Promise<void> => {
      await server.stop();
      await plant.stop();
      process.exit(0);
    };
    process.once("SIGINT", () => void stop());
    process.once("SIGTERM", () => void stop());
  } catch (error) {
    await plant.stop();
    program.error(error instanceof Error ? error.message : String(error));
  }
}

async function open(options: ServeOptions, log: Logger): Promise<OpenPlant> {
  const common = {
    software: softwareVersion(new URL("package.json", root)),
    clockUs: systemClockUs,
    log,
    criteriaFolder: fileURLToPath(new URL("assets/criteria", root)),
  };
  if (options.recording !== undefined) {
    const opened = await openRecording({ ...common, path: options.recording, dataFolder: options.data });
    if (!("error" in opened)) return opened;
    return program.error(`${options.recording}: ${opened.error.en} ${opened.error.zh}`);
  }
  const credentials = credentialsFromEnvironment(process.env);
  return openPlant({
    ...common,
    folder: options.plant,
    brokerUrl: options.broker,
    credentialsOf: () => credentials,
    feedWorkerUrl: new URL("services/feeds/feed-worker.ts", import.meta.url),
    dataFolder: options.history ? options.data : undefined,
    historyWorkerUrls: {
      writer: new URL("services/history/history-writer-worker.ts", import.meta.url),
      reader: new URL("services/history/history-reader-worker.ts", import.meta.url),
    },
    recordingWorkerUrl: new URL("services/scenarios/make-recording-worker.ts", import.meta.url),
  });
}
