import { join } from "node:path";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { Assessment } from "../../../twin/scenario/assessment.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { LoadedPacks } from "../criteria-packs.ts";
import type { OpenClip } from "../exchange/open-clip.ts";
import { openSigningKey } from "../exchange/open-signing-key.ts";
import { fileTime } from "../exchange/save-clip.ts";
import type { Exchange } from "../exchange.ts";
import type { OpenedRecordingData } from "../report/gather-manifest.ts";
import { type MadeReport, makeReport } from "../report/make-report.ts";
import { type AssessmentFolder, openAssessments } from "./open-assessments.ts";
import { type EvidenceFolder, openEvidence } from "./open-evidence.ts";

export interface AssessmentDeskOptions {
  /** The host's data folder: a plant has a folder of its own in it, and the host its key. */
  readonly dataFolder: string;
  readonly plant: Plant;
  /** Of its files, see hash-plant.ts. */
  readonly plantSha256: string;
  /** As they are now: people edit them. */
  readonly packs: () => LoadedPacks;
  readonly exchange: Pick<Exchange, "make" | "reopen">;
  /** Prints an HTML file; undefined where the host cannot, and people print it themselves. */
  readonly printPdf: ((htmlPath: string) => Promise<Uint8Array>) | undefined;
  readonly software: string;
  /** UTC microseconds. */
  readonly clockUs: () => number;
}

/** Files of one report, for screens to fetch. */
export interface ReportFiles {
  readonly html: MadeFile;
  readonly word: MadeFile;
  readonly pdf: MadeFile | undefined;
}

/** Where a host keeps assessments and evidence of its plant, and makes reports of them. */
export interface AssessmentDesk {
  readonly assessments: AssessmentFolder;
  readonly evidence: EvidenceFolder;
  /**
   * Makes a report of an assessment as it is now.
   *
   * @param author who has it made
   */
  report(id: string, author: string): Promise<ReportFiles | { readonly problem: LocalizedText }>;
}

export function openAssessmentDesk(options: AssessmentDeskOptions): AssessmentDesk {
  const folder = join(options.dataFolder, options.plant.id);
  const assessments = openAssessments(join(folder, "assessments"), () => indexCriteria(options.packs().packs));
  const evidence = openEvidence(join(folder, "evidence"), options.clockUs);

  return {
    assessments,
    evidence,
    async report(id, author) {
      const parsed = await assessments.read(id);
      if (parsed?.assessment === undefined) return { problem: parsed?.issues[0]?.text ?? missing(id) };
      const report = await makeReportOf(parsed.assessment, author, evidence, options);
      return await keepReport(report, `${id}-${fileTime(report.manifest.createdUs)}`, options);
    },
  };
}

async function makeReportOf(
  assessment: Assessment,
  author: string,
  evidence: EvidenceFolder,
  { plant, plantSha256, packs, exchange, software, clockUs, dataFolder }: AssessmentDeskOptions,
): Promise<MadeReport> {
  const { packs: all, files } = packs();
  const clips = await reopenRecordings(assessment, evidence, exchange);
  try {
    return await makeReport({
      assessment,
      packs: all.flatMap((pack) => {
        const file = files.get(pack.id);
        return file === undefined || !assessment.packs.includes(pack.id) ? [] : [{ pack, file }];
      }),
      plant: { id: plant.id, name: plant.name, sha256: plantSha256 },
      recordings: recordingsOf(clips),
      evidence,
      timeZone: plant.calendar.timeZone,
      author,
      software,
      createdUs: clockUs(),
      signer: await openSigningKey(dataFolder),
    });
  } finally {
    for (const clip of clips.values()) await clip.recorded.close();
  }
}

/** The recordings that evidence of an assessment rests on, as far as they are at hand, by SHA-256. */
async function reopenRecordings(
  { items }: Assessment,
  evidence: EvidenceFolder,
  exchange: AssessmentDeskOptions["exchange"],
): Promise<Map<string, OpenClip>> {
  const clips = new Map<string, OpenClip>();
  const attached = Object.values(items).flatMap((item) => item.evidence);
  for (const each of attached) {
    if (each.from === "hand") continue;
    const sha256 = (await evidence.read(each.sha256))?.recording?.sha256;
    if (sha256 === undefined || clips.has(sha256)) continue;
    const clip = await exchange.reopen(sha256);
    if (clip !== undefined) clips.set(sha256, clip);
  }
  return clips;
}

function recordingsOf(clips: ReadonlyMap<string, OpenClip>): Map<string, OpenedRecordingData> {
  const recordings = new Map<string, OpenedRecordingData>();
  for (const [sha256, { plant, recorded }] of clips) {
    if (plant.plant !== undefined) recordings.set(sha256, { plant: plant.plant, recorded });
  }
  return recordings;
}

async function keepReport(
  { html, word }: MadeReport,
  name: string,
  { exchange, printPdf }: AssessmentDeskOptions,
): Promise<ReportFiles> {
  const made = await exchange.make(`${name}.html`, new TextEncoder().encode(html));
  const pdf = printPdf === undefined ? undefined : await exchange.make(`${name}.pdf`, await printPdf(made.path));
  return { html: made.file, word: (await exchange.make(`${name}.docx`, word)).file, pdf: pdf?.file };
}

function missing(id: string): LocalizedText {
  return { zh: `没有评估 “${id}”`, en: `there is no assessment "${id}"` };
}
