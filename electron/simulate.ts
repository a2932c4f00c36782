import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { pino } from "pino";
import type { Plant } from "../twin/plant/plant.ts";
import { formatPlantIssue } from "../twin/plant/plant-issue.ts";
import type { SimulationFile } from "../twin/simulation/simulation-schema.ts";
import { brokerUrl, isoTimeUs, positiveNumber, wholeNumber } from "./arguments.ts";
import { credentialsFromEnvironment } from "./services/feeds/credentials-from-environment.ts";
import { loadPlantFolder } from "./services/plant-folder.ts";
import { type FastRun, simulateDays } from "./services/simulate-days.ts";
import { startSimulatedPlant } from "./services/simulated-plant.ts";
import { systemClockUs } from "./services/system-clock.ts";

interface SimulateArguments {
  readonly plant: string;
  readonly days: number;
  readonly seed?: number;
  readonly start: number;
  readonly everyS: number;
  readonly json: boolean;
  readonly publish?: string;
  readonly speed: number;
}

const program = new Command("simulate")
  .description("Runs the simulated plant as fast as it goes and says what happened. 以最快速度运行仿真工厂。")
  .option(
    "--plant <folder>",
    "plant with a simulation.json 工厂文件夹",
    fileURLToPath(new URL("../models/demo-park", import.meta.url)),
  )
  .option("--days <number>", "how long 天数", positiveNumber, 1)
  .option("--seed <number>", "by default the plant's own 随机种子", wholeNumber)
  .option("--start <time>", "ISO 8601 起始时间", isoTimeUs, Date.UTC(2026, 5, 15, 16) * 1000)
  .option("--every-s <number>", "how often the process values are evaluated 过程值计算间隔", positiveNumber, 300)
  .option("--json", "the figures as JSON", false)
  .option("--publish <url>", "publishes to an MQTT broker in place of that, from now on 发布到 MQTT 服务器", brokerUrl)
  .option("--speed <number>", "of its clock, with --publish 速度倍数", positiveNumber, 1)
  .addHelpText(
    "after",
    `
Secrets of the broker are read from the environment 口令从环境变量读取:
  VITRINE_MQTT_USERNAME, VITRINE_MQTT_PASSWORD, VITRINE_MQTT_CA, VITRINE_MQTT_CERT, VITRINE_MQTT_KEY`,
  );

await simulate(program.parse().opts<SimulateArguments>());

async function simulate({ plant: folder, json, ...options }: SimulateArguments): Promise<void> {
  const { plant, simulation, issues } = await loadPlantFolder(folder);
  for (const issue of issues) console.error(formatPlantIssue(issue, "en"));
  if (plant === undefined) return program.error(`${folder}: the plant has errors 工厂描述有错误`);
  if (simulation === undefined)
    return program.error(`${folder}: the plant has no simulation.json 没有 simulation.json`);
  if (options.publish !== undefined) return publish(plant, simulation, options.publish, options.speed);
  const hash = createHash("sha256");
  const run = simulateDays(plant, simulation, { seed: simulation.seed, ...options, startUs: options.start, hash });
  if (json) console.log(JSON.stringify({ ...run, hash: hash.digest("hex") }, null, 2));
  else print(run);
}

/** Publishes until it is stopped, on a clock that starts now. */
function publish(plant: Plant, simulation: SimulationFile, url: string, speed: number): void {
  const startUs = systemClockUs();
  const clockUs = (): number => startUs + (systemClockUs() - startUs) * speed;
  const log = pino({ name: "vitrine" }, pino.destination({ dest: 2, sync: true }));
  const broker = { url, credentials: credentialsFromEnvironment(process.env) };
  const simulated = startSimulatedPlant(plant, simulation, broker, clockUs, log, speed);
  console.log(`${plant.name.zh} ${plant.name.en} → ${url}, ${speed}×`);
  const stop = (): void => void simulated.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function print({ days, seed, wallS, lines, units, scrapped, energyKwh }: FastRun): void {
  console.log(`${days} d, seed ${seed}: ${units} made, ${scrapped} scrapped, ${energyKwh} kWh, ${wallS} s`);
  for (const line of lines) {
    const states = Object.entries(line.states).map(([state, share]) => `${state} ${Math.round(share * 100)} %`);
    console.log(`${line.asset}: ${line.made} + ${line.scrapped} scrapped (${line.unit}), ${line.energyKwh} kWh`);
    console.log(`  ${states.join(", ")}`);
    const failures = Object.entries(line.failures).map(([id, count]) => `${id} ${count}`);
    if (failures.length > 0) console.log(`  ${failures.join(", ")}`);
  }
}
