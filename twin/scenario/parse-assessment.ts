import { parseJsonFile, reportInto } from "../plant/parse-json-file.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import type { ExchangeCodec } from "../recording/exchange-codec.ts";
import { type Assessment, assessmentSchema } from "./assessment.ts";
import { hashEvidence } from "./evidence.ts";

export interface ParsedAssessment {
  /** Undefined where an error makes it unusable. */
  readonly assessment: Assessment | undefined;
  readonly issues: readonly PlantIssue[];
}

/** The largest file of an assessment: a limit for hostile files. */
const maxAssessmentBytes = 50_000_000;

/**
 * Reads an assessment, and holds the evidence that is attached to its criteria against its hashes.
 *
 * @param file its path, for messages; the name without `.json` must be the assessment's id
 */
export function parseAssessment(bytes: Uint8Array, file: string, codec: ExchangeCodec): ParsedAssessment {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, file);
  if (bytes.byteLength > maxAssessmentBytes) {
    report([], { zh: "文件过大，最大 50 MB", en: "is too large; at most 50 MB" });
    return { assessment: undefined, issues };
  }
  const assessment = parseJsonFile(bytes, assessmentSchema, report);
  if (assessment === undefined) return { assessment, issues };
  const name = /([^/\\]+)\.json$/.exec(file)?.[1];
  if (assessment.id !== name) {
    report(["id"], {
      zh: `“${assessment.id}” 与文件名不一致，应为 “${name ?? ""}”`,
      en: `"${assessment.id}" is not the file's name; it must be "${name ?? ""}"`,
    });
  }
  for (const [criterion, { evidence }] of Object.entries(assessment.items)) {
    for (const [place, attached] of evidence.entries()) {
      if (attached.from === "hand" || hashEvidence([attached.evidence], codec) === attached.sha256) continue;
      report(["items", criterion, "evidence", place], {
        zh: `证据内容已被改动，校验值应为 ${attached.sha256}`,
        en: `the evidence was changed: its hash should be ${attached.sha256}`,
      });
    }
  }
  return { assessment: issues.length === 0 ? assessment : undefined, issues };
}
