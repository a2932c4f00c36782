import type { Assessment } from "../scenario/assessment.ts";
import type { CriteriaPack } from "../scenario/criteria-schema.ts";
import type { Scenario } from "../scenario/scenario-schema.ts";
import type { ReportTrend } from "./report-block.ts";
import type { ReportManifest } from "./report-manifest.ts";

/** What a report is written from. */
export interface ReportContent {
  readonly manifest: ReportManifest;
  readonly manifestSha256: string;
  /** Of the key that seals the report: base64 of its 32 bytes. */
  readonly publicKey: string;
  /** The plant's own, an IANA name. */
  readonly timeZone: string;
  readonly assessment: Assessment;
  readonly packs: readonly CriteriaPack[];
  /** By the SHA-256 of their files. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** Of what evidence was computed from, by its SHA-256; none where its recording is not at hand. */
  readonly trends: ReadonlyMap<string, readonly ReportTrend[]>;
}
