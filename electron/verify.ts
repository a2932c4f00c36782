import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import { sha256Hex } from "../twin/recording/exchange-codec.ts";
import type { ReportProblem } from "../twin/report/report-problem.ts";
import type { DocumentFile } from "../twin/scenario/document-file.ts";
import { nodeCodec } from "./services/exchange/node-codec.ts";
import { type VerifiedReport, verifyReport } from "./services/report/verify-report.ts";

interface VerifyOptions {
  readonly recording: readonly string[];
  readonly document: readonly string[];
  readonly key?: string;
  readonly json: boolean;
}

/** Larger than any report: what is read into memory at once. */
const maxReportBytes = 200_000_000;

const words: Readonly<Record<ReportProblem["what"], string>> = {
  report: "报告 report",
  signature: "签名 signature",
  text: "正文 text",
  manifest: "清单 manifest",
  picture: "图片 picture",
  evidence: "证据 evidence",
  recording: "数据记录 recording",
  signal: "点位 signal",
  document: "佐证材料 document",
};

const program = new Command("verify")
  .description(
    "Checks a report: text, manifest, signature and pictures and, with its recordings, computes the evidence again. Names each thing that differs; status 1 if there is one. 校验报告。",
  )
  .argument("<report>", "HTML or Word file 报告文件（HTML 或 Word）")
  .option("--recording <file...>", "recordings (MCAP) that the report rests on 报告所依据的数据记录", [])
  .option("--document <file...>", "documents that were attached 附上的佐证材料", [])
  .option("--key <base64>", "public key that the report should be signed with 应使用的签名公钥")
  .option("--json", "as JSON 以 JSON 输出", false);

program.parse();
await verify(program.args[0] ?? "", program.opts<VerifyOptions>());

async function verify(path: string, { recording, document, key, json }: VerifyOptions): Promise<void> {
  let verified: VerifiedReport;
  try {
    if ((await stat(path)).size > maxReportBytes) throw new Error("the file is too large for a report 文件过大");
    const documents = await Promise.all(document.map(readDocument));
    verified = await verifyReport(new Uint8Array(await readFile(path)), recording, key, documents);
  } catch (error) {
    return program.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (json) printJson(verified);
  else print(path, verified);
  process.exitCode = verified.problems.length > 0 ? 1 : 0;
}

async function readDocument(path: string): Promise<DocumentFile> {
  return { name: basename(path), sha256: sha256Hex(nodeCodec, new Uint8Array(await readFile(path))) };
}

function printJson({ manifest, publicKey, recomputed, problems }: VerifiedReport): void {
  const evidence = manifest?.evidence.length ?? 0;
  console.log(
    JSON.stringify({ isIntact: problems.length === 0, publicKey: publicKey ?? null, evidence, recomputed, problems }),
  );
}

function print(path: string, { manifest, publicKey, recomputed, problems }: VerifiedReport): void {
  for (const { what, name, text } of problems) {
    const which = name === "" ? words[what] : `${words[what]} ${name}`;
    console.log(`✗ ${which}: ${text.en}\n  ${text.zh}`);
  }
  if (manifest === undefined) return;
  const { evidence, pictures, recordings, documents } = manifest;
  const mark = problems.length === 0 ? "✓" : "✗";
  console.log(`${mark} ${path}: ${manifest.assessment.title}, ${manifest.plant.name.zh} ${manifest.plant.name.en}`);
  console.log(`  证据 evidence: ${evidence.length}; 重新计算 computed again: ${recomputed}`);
  console.log(
    `  图片 pictures: ${pictures.length}; 数据记录 recordings: ${recordings.length}; 佐证材料 documents: ${documents.length}`,
  );
  console.log(`  公钥 public key: ${publicKey}`);
  if (recomputed < evidence.length) {
    console.log("  ! 未给出全部数据记录，部分证据没有重新计算 some evidence was not computed again: give --recording");
  }
}
