import type { Signer } from "../../../twin/recording/exchange-codec.ts";
import { readTrends } from "../../../twin/report/read-trends.ts";
import type { ReportTrend } from "../../../twin/report/report-block.ts";
import { reportBlocks } from "../../../twin/report/report-blocks.ts";
import type { ReportContent } from "../../../twin/report/report-content.ts";
import { hashManifest, manifestText, type ReportManifest } from "../../../twin/report/report-manifest.ts";
import { sealReport } from "../../../twin/report/report-seal.ts";
import { canonicalJson } from "../../../twin/scenario/canonical-json.ts";
import { type Scenario, scenarioSchema } from "../../../twin/scenario/scenario-schema.ts";
import type { EvidenceFolder } from "../assessment/open-evidence.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { gatherManifest, type ReportSources } from "./gather-manifest.ts";
import { readHtmlReport, sealHtml } from "./seal-html.ts";
import { prepareWord, readWordReport, sealWord } from "./seal-word.ts";
import { writeHtml } from "./write-html.ts";
import { writeWord } from "./write-word.ts";

export interface MadeReport {
  readonly html: string;
  readonly word: Uint8Array;
  readonly manifest: ReportManifest;
}

export interface ReportOptions extends Omit<ReportSources, "kept"> {
  readonly evidence: Pick<EvidenceFolder, "read" | "picture" | "scenario">;
  /** Of the plant, an IANA name. */
  readonly timeZone: string;
  readonly signer: Signer;
}

/** Makes a report of an assessment in both of its forms, which say the same and are sealed together. */
export async function makeReport({ evidence, timeZone, signer, ...sources }: ReportOptions): Promise<MadeReport> {
  const manifest = await gatherManifest({ ...sources, kept: evidence.read });
  const manifestSha256 = hashManifest(manifest, nodeCodec);
  const content: ReportContent = {
    manifest,
    manifestSha256,
    publicKey: signer.publicKey,
    timeZone,
    assessment: sources.assessment,
    packs: sources.packs.map(({ pack }) => pack),
    scenarios: await scenariosOf(manifest, evidence),
    trends: await trendsOf(manifest, sources.recordings),
  };
  const written = {
    title: `${sources.assessment.title} · ${sources.plant.name.zh}`,
    author: sources.author,
    blocks: reportBlocks(content),
    pictures: await picturesOf(manifest, evidence),
    fingerprint: manifestSha256.slice(0, 16),
  };
  const html = writeHtml(written);
  const word = prepareWord(await writeWord(written), sources.createdUs);
  const hashes = {
    manifestSha256,
    htmlSha256: readHtmlReport(html).textSha256,
    wordSha256: readWordReport(word)?.textSha256 ?? "",
  };
  const seal = canonicalJson({ ...sealReport(hashes, signer, nodeCodec) });
  const texts = { manifest: manifestText(manifest), seal };
  return { html: sealHtml(html, texts), word: sealWord(word, texts), manifest };
}

async function picturesOf(
  { pictures }: ReportManifest,
  evidence: ReportOptions["evidence"],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { sha256, isShown } of pictures) {
    const picture = isShown ? await evidence.picture(sha256) : undefined;
    if (picture !== undefined) found.set(sha256, picture);
  }
  return found;
}

async function trendsOf(
  { evidence }: ReportManifest,
  recordings: ReportOptions["recordings"],
): Promise<Map<string, readonly ReportTrend[]>> {
  const found = new Map<string, readonly ReportTrend[]>();
  for (const { sha256, evidence: one, recording } of evidence) {
    const at = recordings.get(recording ?? "");
    if (at !== undefined) found.set(sha256, await readTrends(one, at.plant, at.recorded));
  }
  return found;
}

/** A scenario that is no longer as it was kept is left out: its evidence speaks for itself. */
async function scenariosOf(
  { scenarios }: ReportManifest,
  evidence: ReportOptions["evidence"],
): Promise<Map<string, Scenario>> {
  const found = new Map<string, Scenario>();
  for (const { sha256 } of scenarios) {
    const file = await evidence.scenario(sha256);
    const parsed = file === undefined ? undefined : scenarioSchema.safeParse(parseJson(file));
    if (parsed?.success === true) found.set(sha256, parsed.data);
  }
  return found;
}

function parseJson(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(file));
  } catch {
    return undefined;
  }
}
