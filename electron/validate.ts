import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { formatPlantIssue, type PlantIssue } from "../twin/plant/plant-issue.ts";
import { indexCriteria } from "../twin/scenario/criteria-index.ts";
import { loadCriteriaPacks } from "./services/criteria-packs.ts";
import { loadPlantFolder } from "./services/plant-folder.ts";
import { checkPlantScenarios, checkScenarioFile, type NamedScenario } from "./services/scenario-files.ts";

const program = new Command("validate")
  .description(
    "Checks plants with their scenarios, and scenarios: every error with its file, its place and what would be right. 校验工厂文件夹和演示场景文件。",
  )
  .argument("<path...>", "plant folders, e.g. models/demo-park, or scenario files")
  .option("--plant <folder>", "the plant of a scenario file that stands elsewhere 演示场景所属的工厂文件夹");

let errors = 0;
const { packs } = await loadCriteriaPacks(fileURLToPath(new URL("../assets/criteria", import.meta.url)));
const criteria = new Set(indexCriteria(packs).keys());
const { plant: plantFolder } = program.parse().opts<{ readonly plant?: string }>();
for (const path of program.args) {
  if (path.endsWith(".json")) await checkScenario(path);
  else await checkPlant(path);
}
process.exitCode = errors > 0 ? 1 : 0;

async function checkPlant(folder: string): Promise<void> {
  const { plant, issues, scenarios } = await loadPlantFolder(folder);
  printIssues(issues, `${folder}/`);
  if (plant === undefined) return;
  const devices = plant.assets.filter((asset) => asset.level === "device").length;
  console.log(
    `✓ ${folder}: ${plant.name.zh} ${plant.name.en}, ${devices} 台设备 devices, ${plant.signals.length} 个点位 signals`,
  );
  const checked = checkPlantScenarios(scenarios, plant, criteria);
  printIssues(checked.issues, `${folder}/`);
  for (const scenario of checked.scenarios) printScenario(scenario, `${folder}/`);
}

async function checkScenario(path: string): Promise<void> {
  const { scenarios, issues } = await checkScenarioFile(path, plantFolder, criteria);
  const folder = path.slice(0, -basename(path).length);
  printIssues(issues, folder);
  for (const scenario of scenarios) printScenario(scenario, folder);
}

function printIssues(issues: readonly PlantIssue[], folder: string): void {
  for (const issue of issues) {
    const mark = issue.severity === "error" ? "✗" : "!";
    console.log(`${mark} ${folder}${formatPlantIssue(issue, "en")}`);
    console.log(`  ${folder}${formatPlantIssue(issue, "zh")}`);
    if (issue.severity === "error") errors++;
  }
}

function printScenario({ file, scenario: { title, steps } }: NamedScenario, folder: string): void {
  const claims = steps.flatMap(({ evidence }) => evidence).length;
  console.log(
    `✓ ${folder}${file}: ${title.zh} ${title.en}, ${steps.length} 个步骤 steps, ${claims} 项符合性说明 claims`,
  );
}
