import type { ExchangeCodec } from "../recording/exchange-codec.ts";
import { type Evidence, hashEvidence } from "../scenario/evidence.ts";
import { hashManifest, type ReportManifest } from "./report-manifest.ts";
import type { ReportProblem } from "./report-problem.ts";
import type { ReportSeal } from "./report-seal.ts";

/** Holds a manifest against the seal, and each piece of evidence in it against its own hash. */
export function checkManifest(manifest: ReportManifest, seal: ReportSeal, codec: ExchangeCodec): ReportProblem[] {
  const problems: ReportProblem[] = [];
  const found = hashManifest(manifest, codec);
  if (found !== seal.manifestSha256) {
    problems.push({
      what: "manifest",
      name: "",
      text: {
        zh: `清单在签名后被改动：校验值应为 ${seal.manifestSha256}，实为 ${found}`,
        en: `the manifest was changed after it was signed: its SHA-256 should be ${seal.manifestSha256} and is ${found}`,
      },
    });
  }
  for (const { sha256, evidence } of manifest.evidence) {
    const own = hashEvidence([evidence], codec);
    if (own === sha256) continue;
    problems.push({
      what: "evidence",
      name: evidenceName(evidence),
      text: {
        zh: `清单中的证据被改动：校验值应为 ${sha256}，实为 ${own}`,
        en: `the evidence in the manifest was changed: its SHA-256 should be ${sha256} and is ${own}`,
      },
    });
  }
  return problems;
}

/** What evidence is called: scenario, step and claim. */
export function evidenceName({ scenario, step, claim }: Evidence): string {
  return `${scenario}/${step}/${claim}`;
}
