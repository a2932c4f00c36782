import { basename } from "node:path";
import { Command, Option } from "commander";
import type { LocalizedText } from "../twin/plant/localized-text.ts";
import { formatPlantIssue } from "../twin/plant/plant-issue.ts";
import type { TimeUnit } from "../twin/plant/signal-schema.ts";
import { isoTimeUs, positiveNumber } from "./arguments.ts";
import { exportSamplesTo } from "./services/exchange/export-samples.ts";
import { type ImportReport, importCsv, type RowTimes } from "./services/exchange/import-csv.ts";
import { type OpenClip, openClip } from "./services/exchange/open-clip.ts";
import { loadPlantFolder } from "./services/plant-folder.ts";
import { softwareVersion } from "./services/software-version.ts";
import { systemClockUs } from "./services/system-clock.ts";

const software = softwareVersion(new URL("../package.json", import.meta.url));

interface ImportArguments {
  readonly plant: string;
  readonly topic: string;
  readonly out: string;
  readonly timeColumn?: string;
  readonly timeUnit: TimeUnit;
  readonly start?: number;
  readonly rateHz?: number;
  readonly author: string;
}

interface ExportArguments {
  readonly format: "csv" | "parquet";
  readonly out: string;
  readonly asset?: string;
}

const program = new Command("recording").description(
  "Looks at, checks, makes and exports recordings (MCAP). 查看、校验、导入和导出记录文件。",
);

program
  .command("info")
  .description("says what a recording is; status 1 if it cannot be read or was changed 显示记录文件的内容")
  .argument("<file>")
  .action((path: string) => withClip(path, printInfo));

program
  .command("verify")
  .description("says whether a recording is what was sealed; status 1 if not 校验封印和签名")
  .argument("<file>")
  .action((path: string) =>
    withClip(path, (clip) => {
      printSeal(clip);
      if (clip.view().seal !== "intact") process.exitCode = 1;
    }),
  );

program
  .command("import-csv")
  .description("makes a recording of a table, each row a message on a topic 将 CSV 历史数据导入为记录文件")
  .argument("<file>")
  .requiredOption("--plant <folder>", "the plant whose signals the columns are 工厂文件夹")
  .requiredOption("--topic <topic>", "topic that the rows count as messages of 主题")
  .requiredOption("--out <file>", "recording to write 输出文件")
  .option("--time-column <name>", "column that says when 时间列")
  .addOption(
    new Option("--time-unit <unit>", "of numbers in it 时间单位").choices(["s", "ms", "us", "ns"]).default("ms"),
  )
  .option("--start <time>", "time of the first row, ISO 8601, where no column says it 起始时间", isoTimeUs)
  .option("--rate-hz <number>", "rows a second, with --start 每秒行数", positiveNumber)
  .option("--author <name>", "who made it 作者", "")
  .action(importTable);

program
  .command("export")
  .description("writes the samples of an asset and all below it 导出对象及其下级的采样")
  .argument("<file>")
  .addOption(new Option("--format <format>", "格式").choices(["csv", "parquet"]).makeOptionMandatory())
  .requiredOption("--out <file>", "file to write 输出文件")
  .option("--asset <path>", "by default the whole plant 对象路径")
  .action((path: string, options: ExportArguments) => withClip(path, (clip) => exportClip(clip, options)));

await program.parseAsync();

async function withClip(path: string, use: (clip: OpenClip) => Promise<void> | void): Promise<void> {
  try {
    const clip = await openClip(path);
    if ("problem" in clip) return fail(path, clip.problem);
    try {
      await use(clip);
    } finally {
      await clip.recorded.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail(path, { zh: `无法读取：${reason}`, en: `cannot be read: ${reason}` });
  }
}

function fail(path: string, { zh, en }: LocalizedText): void {
  console.error(`✗ ${path}: ${en}\n  ${path}：${zh}`);
  process.exitCode = 1;
}

async function printInfo(clip: OpenClip): Promise<void> {
  const { description, recorded } = clip;
  const plant = clip.plant.plant;
  console.log(`${clip.view().name}: ${plant?.name.zh ?? ""} ${plant?.name.en ?? ""} (${description.plantId})`);
  console.log(`  作者 author: ${description.author || "—"}`);
  if (description.note !== "") console.log(`  备注 note: ${description.note}`);
  console.log(`  保存 saved: ${isoTime(description.createdUs)}, ${description.software}`);
  console.log(`  来源 origin: ${description.origin}; 可见性 visibility: ${description.visibility}`);
  console.log(`  点位 signals: ${description.signals.length}`);
  for (const { fromUs, toUs } of await recorded.ranges()) {
    console.log(`  时段 range: ${isoTime(fromUs)} – ${isoTime(toUs)}`);
  }
  printSeal(clip);
}

function printSeal(clip: OpenClip): void {
  const { seal, signature, sha256 } = clip.view();
  const words = { intact: "完好 intact", changed: "已被改动 changed", unsealed: "无封印 unsealed" }[seal];
  console.log(`  封印 seal: ${words}`);
  if (signature !== undefined) {
    const validity = signature.isValid ? "有效 valid" : "无效 not valid";
    console.log(`  签名 signature: ${validity}, Ed25519 ${signature.publicKey}`);
  }
  console.log(`  SHA-256: ${sha256}`);
  for (const { zh, en } of clip.damage()) console.log(`  ! ${en}\n    ${zh}`);
  const isForged = signature !== undefined && !signature.isValid;
  if (seal === "changed" || isForged) process.exitCode = 1;
}

async function exportClip(clip: OpenClip, { format, out, asset }: ExportArguments): Promise<void> {
  const plant = clip.plant.plant;
  const ranges = await clip.recorded.ranges();
  if (plant === undefined) return;
  const range = { fromUs: ranges[0]?.fromUs ?? 0, toUs: ranges.at(-1)?.toUs ?? 0 };
  const path = asset ?? plant.assets[0]?.path ?? "";
  const options = { recorded: clip.recorded, plant, range, asset: path, format, software };
  const made = await exportSamplesTo(options, out, basename(out));
  if ("problem" in made) fail(out, made.problem);
  else console.log(`✓ ${out}: ${made.sizeBytes} bytes, SHA-256 ${made.sha256}`);
}

async function importTable(csvPath: string, options: ImportArguments): Promise<void> {
  const times = rowTimes(options);
  if (times === undefined)
    return program.error("give --time-column, or --start and --rate-hz 请给出时间列，或起始时间和频率");
  const { plant, files, issues } = await loadPlantFolder(options.plant);
  for (const issue of issues) console.error(`${options.plant}/${formatPlantIssue(issue, "en")}`);
  if (plant === undefined) return fail(options.plant, { zh: "工厂描述有错误", en: "the plant has errors" });
  const { topic, author, out } = options;
  const createdUs = systemClockUs();
  try {
    const report = await importCsv(
      { csvPath, plant, plantFiles: files, topic, times, software, author, note: "", createdUs, signer: undefined },
      out,
    );
    if ("problem" in report) fail(csvPath, report.problem);
    else printReport(out, report);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail(csvPath, { zh: `无法导入：${reason}`, en: `cannot be imported: ${reason}` });
  }
}

function printReport(out: string, report: ImportReport): void {
  console.log(`✓ ${out}: ${report.rows} 行 rows, ${report.samples} 个采样 samples, SHA-256 ${report.sha256}`);
  const unused: readonly (readonly [count: number, what: string])[] = [
    [report.malformedRows, "行格式错误 rows are malformed"],
    [report.rowsWithoutTime, "行没有时间 rows have no time"],
    [report.rowsGoingBack, "行时间倒退 rows go back in time"],
  ];
  for (const [count, what] of unused) if (count > 0) console.log(`  ! ${count} ${what}`);
  for (const { kind, count, detail } of report.notices.notices.values()) {
    console.log(`  ! ${count} × ${kind}${detail === "" ? "" : `: ${detail}`}`);
  }
}

function rowTimes({ timeColumn, timeUnit, start, rateHz }: ImportArguments): RowTimes | undefined {
  if (timeColumn !== undefined) return { column: timeColumn, unit: timeUnit };
  return start === undefined || rateHz === undefined ? undefined : { startUs: start, rateHz };
}

function isoTime(timeUs: number): string {
  return new Date(timeUs / 1000).toISOString();
}
