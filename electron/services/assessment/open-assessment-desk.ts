import { join } from "node:path";
import type { Logger } from "pino";
import type { MadeFile, RequestResult } from "../../../twin/bridge/contract.ts";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { lostDocument } from "../../../twin/report/check-documents.ts";
import type { ReportProblem } from "../../../twin/report/report-problem.ts";
import { collectEvidence } from "../../../twin/scenario/collect-evidence.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import { documentsOf } from "../../../twin/scenario/documents-of.ts";
import type { Evidence } from "../../../twin/scenario/evidence.ts";
import { type HandMeasure, scenarioOfMeasure } from "../../../twin/scenario/hand-measure.ts";
import { parseScenario } from "../../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import type { LoadedPacks } from "../criteria-packs.ts";
import { openSigningKey } from "../exchange/open-signing-key.ts";
import { fileTime } from "../exchange/save-clip.ts";
import type { Exchange } from "../exchange.ts";
import { refusals } from "../refusals.ts";
import { type MadeReport, makeReport } from "../report/make-report.ts";
import { verifyReport } from "../report/verify-report.ts";
import type { Source } from "../source.ts";
import { jsonOf } from "./companions.ts";
import { createTourKeeper, type TourKeeper } from "./keep-tours.ts";
import { type AssessmentFolder, openAssessments } from "./open-assessments.ts";
import type { ContentFolder } from "./open-content-folder.ts";
import { type EvidenceFolder, openEvidence } from "./open-evidence.ts";
import { openRecordings } from "./open-recordings.ts";
import { type ReceivedDocument, receiveDocument } from "./receive-document.ts";
import { savePortable } from "./save-portable.ts";

export interface AssessmentDeskOptions {
  /** The host's data folder: a plant has a folder of its own in it, and the host its key. */
  readonly dataFolder: string;
  readonly plant: Plant;
  /** Of its files, see hash-plant.ts. */
  readonly plantSha256: string;
  /** As they are now: people edit them. */
  readonly packs: () => LoadedPacks;
  /** The plant's scenarios by path in its folder, `scenarios/<id>.json`, as they are now. */
  readonly scenarios: () => PlantFiles;
  readonly exchange: Pick<Exchange, "make" | "pathOf" | "referenceOf" | "savePortable">;
  /** Prints an HTML file; undefined where the host cannot, and people print it themselves. */
  readonly printPdf: ((htmlPath: string) => Promise<Uint8Array>) | undefined;
  readonly software: string;
  /** UTC microseconds. */
  readonly clockUs: () => number;
  readonly log: Logger;
}

/** Files of one report, for screens to fetch, and what checking it found. */
export type ReportFiles = RequestResult<"make-report">;

/** Where a host keeps assessments and evidence of its plant, and makes reports of them. */
export interface AssessmentDesk {
  readonly assessments: AssessmentFolder;
  readonly evidence: EvidenceFolder;
  readonly tours: TourKeeper;
  packs(): LoadedPacks;
  /** @see receiveDocument */
  receive(content: AsyncIterable<Uint8Array>, name: string): Promise<ReceivedDocument>;
  /**
   * An attached document for a screen to fetch.
   *
   * @throws Error where it is attached to nothing there, or was changed
   */
  documentOf(id: string, sha256: string): Promise<MadeFile>;
  /**
   * Measures what a person asks for over what the source has recorded, and keeps it.
   *
   * @param who the person's name
   * @throws Error where nothing is recorded there, or what is named is not in the plant or is no expression: with the
   * place
   */
  measure(measure: HandMeasure, who: string, source: Source): Promise<{ scenario: Scenario; evidence: Evidence[] }>;
  /**
   * Makes a report of an assessment as it is now.
   *
   * @param author who has it made
   */
  report(id: string, author: string): Promise<ReportFiles | { readonly problem: LocalizedText }>;
  /**
   * Saves a range of a source with all assessments and evidence as one file that plays anywhere.
   *
   * @param content with the scenario that plays over the range; undefined for all of the plant
   */
  portable(source: Source, content: PortableRange, author: string, note: string): Promise<MadeFile>;
}

export interface PortableRange {
  readonly range: TimeRange;
  readonly scenario: Scenario | undefined;
}

export function openAssessmentDesk(options: AssessmentDeskOptions): AssessmentDesk {
  const { plant, packs, scenarios, exchange, clockUs, log } = options;
  const folder = join(options.dataFolder, plant.id);
  const assessments = openAssessments(join(folder, "assessments"), () => indexCriteria(packs().packs));
  const evidence = openEvidence(join(folder, "evidence"), clockUs);
  const referenceOf = ({ view }: Source) =>
    view.file === undefined ? undefined : exchange.referenceOf(view.file.sha256);
  const fileOf = (scenario: Scenario): Uint8Array =>
    scenarios().get(`scenarios/${scenario.id}.json`) ?? jsonOf(scenario);

  return {
    assessments,
    evidence,
    tours: createTourKeeper({ evidence, fileOf, referenceOf, log }),
    packs,
    receive: (content, name) => receiveDocument(content, name, assessments.documents),
    async documentOf(id, sha256) {
      const { assessment } = (await assessments.read(id)) ?? {};
      const name =
        assessment === undefined ? undefined : documentsOf(assessment).find((each) => each.sha256 === sha256)?.name;
      const content = name === undefined ? undefined : await assessments.documents.get(sha256);
      if (name === undefined || content === undefined)
        throw new Refusal({
          zh: `没有佐证材料 ${sha256}，或已被改动`,
          en: `there is no document ${sha256}, or it was changed`,
        });
      return (await exchange.make(name, content)).file;
    },
    async measure(measure, who, source) {
      if (source.recorded === undefined) throw refusals.nothingRecorded();
      const { scenario, plan } = scenarioOfMeasure(measure, who);
      const [file, recording] = [jsonOf(scenario), referenceOf(source)];
      const criteria = new Set(indexCriteria(packs().packs).keys());
      const [issue] = parseScenario(file, "scenarios/by-hand.json", source.plant, criteria).issues;
      if (issue !== undefined)
        throw new Refusal({ zh: `${issue.place}：${issue.text.zh}`, en: `${issue.place}: ${issue.text.en}` });
      const found = await collectEvidence(scenario, 0, plan, source.plant, source.recorded);
      for (const one of found) {
        await evidence.keep({ evidence: one, scenario: { title: scenario.title, file }, recording });
      }
      return { scenario, evidence: found };
    },
    async report(id, author) {
      const parsed = await assessments.read(id);
      const { assessment } = parsed ?? {};
      if (assessment === undefined) return { problem: parsed?.issues[0]?.text ?? missing(id) };
      const opened = await openRecordings(assessment, evidence, exchange, join(folder, "scenarios"));
      try {
        const { packs: all, files } = packs();
        const report = await makeReport({
          assessment,
          packs: all.flatMap((pack) => {
            const file = files.get(pack.id);
            return file === undefined || !assessment.packs.includes(pack.id) ? [] : [{ pack, file }];
          }),
          plant: { id: plant.id, name: plant.name, sha256: options.plantSha256 },
          recordings: opened.recordings,
          evidence,
          timeZone: plant.calendar.timeZone,
          author,
          software: options.software,
          createdUs: clockUs(),
          signer: await openSigningKey(options.dataFolder),
        });
        const made = await keepReport(
          report,
          `${assessment.title.slice(0, 80)}-${fileTime(report.manifest.createdUs)}`,
          options,
        );
        return { ...made, check: await checkReport(report, opened.paths, assessments.documents) };
      } finally {
        await opened.close();
      }
    },
    async portable(source, { range, scenario }, author, note) {
      const content = {
        source,
        range,
        author,
        note,
        scenarios:
          scenario === undefined ? scenarios() : new Map([[`scenarios/${scenario.id}.json`, fileOf(scenario)]]),
        packs: packs().files,
        assessments: (await assessments.list()).assessments,
        kept: (await evidence.list()).kept,
        documents: assessments.documents.get,
      };
      return (await savePortable(content, exchange, evidence)).file;
    },
  };
}

async function keepReport(
  { html, word }: MadeReport,
  name: string,
  { exchange, printPdf }: AssessmentDeskOptions,
): Promise<Omit<ReportFiles, "check">> {
  const made = await exchange.make(`${name}.html`, new TextEncoder().encode(html));
  const pdf = printPdf === undefined ? undefined : await exchange.make(`${name}.pdf`, await printPdf(made.path));
  return { html: made.file, word: (await exchange.make(`${name}.docx`, word)).file, pdf: pdf?.file ?? null };
}

/** What `npm run verify` says of both forms. The evidence is the same in both, and is computed again but once. */
async function checkReport(
  { html, word, manifest }: MadeReport,
  recordings: readonly string[],
  documents: Pick<ContentFolder, "get">,
): Promise<ReportFiles["check"]> {
  const first = await verifyReport(new TextEncoder().encode(html), recordings, undefined);
  const second = await verifyReport(word, [], first.publicKey);
  const lost: ReportProblem[] = [];
  for (const each of manifest.documents) {
    if ((await documents.get(each.sha256)) === undefined) lost.push(lostDocument(each));
  }
  return {
    evidence: manifest.evidence.length,
    recomputed: first.recomputed,
    publicKey: first.publicKey ?? "",
    problems: [...first.problems, ...second.problems, ...lost],
  };
}

function missing(id: string): LocalizedText {
  return { zh: `没有评估 “${id}”`, en: `there is no assessment "${id}"` };
}
