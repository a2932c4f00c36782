import { Command } from "commander";
import { formatPlantIssue } from "../twin/plant/plant-issue.ts";
import { loadPlantFolder } from "./services/plant-folder.ts";

const program = new Command("validate")
  .description("Checks plants: every error with its file, its place and what would be right. 校验工厂文件夹。")
  .argument("<folder...>", "plant folders, e.g. models/demo-park");

let errors = 0;
for (const folder of program.parse().args) {
  const { plant, issues } = await loadPlantFolder(folder);
  for (const issue of issues) {
    const mark = issue.severity === "error" ? "✗" : "!";
    console.log(`${mark} ${folder}/${formatPlantIssue(issue, "en")}`);
    console.log(`  ${folder}/${formatPlantIssue(issue, "zh")}`);
    if (issue.severity === "error") errors++;
  }
  if (plant !== undefined) {
    const devices = plant.assets.filter((asset) => asset.level === "device").length;
    console.log(
      `✓ ${folder}: ${plant.name.zh} ${plant.name.en}, ${devices} 台设备 devices, ${plant.signals.length} 个点位 signals`,
    );
  }
}
process.exitCode = errors > 0 ? 1 : 0;
