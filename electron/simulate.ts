import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { formatPlantIssue } from "../twin/plant/plant-issue.ts";
import { loadPlantFolder } from "./services/plant-folder.ts";
import { type FastRun, simulateDays } from "./services/simulate-days.ts";

interface SimulateArguments {
  readonly plant: string;
  readonly days: number;
  readonly seed?: number;
  readonly start: number;
  readonly everyS: number;
  readonly json: boolean;
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
  .option("--every-s <number>", "how often the process values are evaluated 过程值计算间隔", positiveNumber, 120)
  .option("--json", "the figures as JSON", false);

await simulate(program.parse().opts<SimulateArguments>());

async function simulate({ plant: folder, json, ...options }: SimulateArguments): Promise<void> {
  const { plant, simulation, issues } = await loadPlantFolder(folder);
  for (const issue of issues) console.error(formatPlantIssue(issue, "en"));
  if (plant === undefined) return program.error(`${folder}: the plant has errors 工厂描述有错误`);
  if (simulation === undefined)
    return program.error(`${folder}: the plant has no simulation.json 没有 simulation.json`);
  const hash = createHash("sha256");
  const run = simulateDays(plant, simulation, { seed: simulation.seed, ...options, startUs: options.start, hash });
  if (json) console.log(JSON.stringify({ ...run, hash: hash.digest("hex") }, null, 2));
  else print(run);
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

function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number < 1e6)) throw new InvalidArgumentError("must be a positive number");
  return number;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError("must be a whole number");
  return number;
}

function isoTimeUs(text: string): number {
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) throw new InvalidArgumentError("must be a time in ISO 8601, e.g. 2026-06-15T16:00:00Z");
  return timeMs * 1000;
}
