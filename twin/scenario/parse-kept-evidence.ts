import { parseJsonFile, reportInto } from "../plant/parse-json-file.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import type { ExchangeCodec } from "../recording/exchange-codec.ts";
import { hashEvidence } from "./evidence.ts";
import { type KeptEvidence, keptEvidenceSchema } from "./kept-evidence.ts";

export interface ParsedKeptEvidence {
  /** Undefined where it cannot be believed. */
  readonly kept: KeptEvidence | undefined;
  readonly issues: readonly PlantIssue[];
}

/**
 * Reads evidence that was kept, and holds it against its hash.
 *
 * @param file its path, for messages; the name without `.json` must be the hash
 */
export function parseKeptEvidence(bytes: Uint8Array, file: string, codec: ExchangeCodec): ParsedKeptEvidence {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, file);
  const kept = parseJsonFile(bytes, keptEvidenceSchema, report);
  if (kept === undefined) return { kept, issues };
  const name = /([^/\\]+)\.json$/.exec(file)?.[1];
  const sha256 = hashEvidence([kept.evidence], codec);
  if (kept.sha256 !== sha256 || kept.sha256 !== name) {
    report(["evidence"], {
      zh: `证据内容已被改动，校验值应为 ${kept.sha256}`,
      en: `the evidence was changed: its hash should be ${kept.sha256}`,
    });
  }
  return { kept: issues.length === 0 ? kept : undefined, issues };
}
