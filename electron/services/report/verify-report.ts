import { basename } from "node:path";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import { checkDocuments } from "../../../twin/report/check-documents.ts";
import { checkManifest } from "../../../twin/report/check-manifest.ts";
import { checkRecording } from "../../../twin/report/check-recording.ts";
import { type ReportManifest, reportManifestSchema } from "../../../twin/report/report-manifest.ts";
import type { ReportProblem } from "../../../twin/report/report-problem.ts";
import { isSealValid, type ReportSeal, reportSealSchema } from "../../../twin/report/report-seal.ts";
import type { DocumentFile } from "../../../twin/scenario/document-file.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { openClip } from "../exchange/open-clip.ts";
import { type ReadReport, readHtmlReport } from "./seal-html.ts";
import { readWordReport } from "./seal-word.ts";

export interface VerifiedReport {
  /** Undefined where the file is no report that can be read. */
  readonly manifest: ReportManifest | undefined;
  readonly publicKey: string | undefined;
  /** How many pieces of evidence were computed again. */
  readonly recomputed: number;
  /** Everything that differs; none where the report is as it was sealed. */
  readonly problems: readonly ReportProblem[];
}

/**
 * Holds a report against its own manifest and seal, and against recordings.
 *
 * @param bytes of the report's file: HTML or Word
 * @param recordings paths of exchange files
 * @param expectedKey whose report it should be, base64; undefined to believe the key that it names
 * @param documents that were attached, as somebody has them
 */
export async function verifyReport(
  bytes: Uint8Array,
  recordings: readonly string[],
  expectedKey: string | undefined,
  documents: readonly DocumentFile[] = [],
): Promise<VerifiedReport> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const report = isZip ? readWordReport(bytes) : readHtmlReport(new TextDecoder().decode(bytes));
  if (report?.manifest === undefined || report.seal === undefined) return unreadable(notReport);
  const manifest = reportManifestSchema.safeParse(parseJson(report.manifest));
  const seal = reportSealSchema.safeParse(parseJson(report.seal));
  if (!manifest.success || !seal.success) return unreadable(damagedManifest);

  const textSha256 = isZip ? seal.data.wordSha256 : seal.data.htmlSha256;
  const problems = [
    ...sealProblems(seal.data, report, textSha256, expectedKey),
    ...checkManifest(manifest.data, seal.data, nodeCodec),
    ...pictureProblems(report, manifest.data),
    ...checkDocuments(documents, manifest.data.documents),
  ];
  let recomputed = 0;
  const matched = new Set<string>();
  for (const path of recordings) {
    const checked = await checkFile(path, manifest.data, matched);
    recomputed += checked.recomputed;
    problems.push(...checked.problems);
  }
  return { manifest: manifest.data, publicKey: seal.data.publicKey, recomputed, problems };
}

function unreadable(text: LocalizedText): VerifiedReport {
  const problems: ReportProblem[] = [{ what: "report", name: "", text }];
  return { manifest: undefined, publicKey: undefined, recomputed: 0, problems };
}

function sealProblems(
  seal: ReportSeal,
  report: ReadReport,
  textSha256: string,
  expectedKey: string | undefined,
): ReportProblem[] {
  const problems: ReportProblem[] = [];
  if (!isSealValid(seal, nodeCodec)) problems.push({ what: "signature", name: "", text: invalidSignature });
  if (expectedKey !== undefined && expectedKey !== seal.publicKey) {
    problems.push({ what: "signature", name: seal.publicKey, text: otherKey });
  }
  if (report.textSha256 !== textSha256) problems.push({ what: "text", name: "", text: changedText });
  return problems;
}

function pictureProblems({ pictures }: ReadReport, manifest: ReportManifest): ReportProblem[] {
  const problems: ReportProblem[] = [];
  const placeOf = (sha256: string): string => {
    const evidence = manifest.evidence.find(({ picture }) => picture === sha256)?.evidence;
    return evidence === undefined ? sha256 : `${evidence.scenario}/${evidence.step}`;
  };
  for (const { said, found } of pictures) {
    if (said !== found) problems.push({ what: "picture", name: placeOf(said), text: changedPicture(said, found) });
    else if (!manifest.pictures.some(({ sha256 }) => sha256 === found)) {
      problems.push({ what: "picture", name: found, text: unknownPicture });
    }
  }
  const there = new Set(pictures.map(({ said }) => said));
  for (const { sha256, isShown } of manifest.pictures) {
    if (isShown && !there.has(sha256))
      problems.push({ what: "picture", name: placeOf(sha256), text: missingPicture(sha256) });
  }
  return problems;
}

async function checkFile(
  path: string,
  manifest: ReportManifest,
  matched: Set<string>,
): Promise<{ readonly recomputed: number; readonly problems: readonly ReportProblem[] }> {
  const name = basename(path);
  const clip = await openClip(path);
  if ("problem" in clip) {
    return { recomputed: 0, problems: [{ what: "recording", name, text: clip.problem }] };
  }
  try {
    const { plant } = clip.plant;
    if (plant === undefined) return { recomputed: 0, problems: [{ what: "recording", name, text: withoutPlant }] };
    const { sha256, seal } = clip.view();
    const { recorded, description } = clip;
    return await checkRecording({ name, sha256, seal, description, plant, recorded }, manifest, matched, nodeCodec);
  } finally {
    await clip.recorded.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const notReport: LocalizedText = {
  zh: "文件中没有报告清单和签名：不是三境的 HTML 或 Word 报告，或清单已被删除",
  en: "the file has no manifest and no seal: it is no HTML or Word report of Vitrine, or they were removed",
};

const damagedManifest: LocalizedText = {
  zh: "报告清单或签名已损坏，无法读取",
  en: "the manifest or the seal is damaged and cannot be read",
};

const invalidSignature: LocalizedText = {
  zh: "签名无效：校验值不是由该公钥签署的",
  en: "the signature is not valid: these hashes were not signed with this key",
};

const otherKey: LocalizedText = {
  zh: "签名公钥与给定的公钥不同",
  en: "the report is signed with another key than the one that was given",
};

const changedText: LocalizedText = {
  zh: "报告正文在签名后被改动",
  en: "the text of the report was changed after it was signed",
};

const unknownPicture: LocalizedText = {
  zh: "图片不在清单中",
  en: "the picture is not in the manifest",
};

const withoutPlant: LocalizedText = {
  zh: "数据记录中的工厂描述无法使用",
  en: "the plant in the recording cannot be used",
};

function changedPicture(said: string, found: string): LocalizedText {
  return {
    zh: `图片被改动：校验值应为 ${said}，实为 ${found}`,
    en: `the picture was changed: its SHA-256 should be ${said} and is ${found}`,
  };
}

function missingPicture(sha256: string): LocalizedText {
  return { zh: `缺少图片 ${sha256}`, en: `the picture ${sha256} is missing` };
}
