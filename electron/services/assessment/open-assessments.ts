import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import { sha256Hex } from "../../../twin/recording/exchange-codec.ts";
import { type Assessment, type AssessmentChange, assessmentSchema } from "../../../twin/scenario/assessment.ts";
import { attachEvidence } from "../../../twin/scenario/attach-evidence.ts";
import { type ChangedAssessment, changeAssessment } from "../../../twin/scenario/change-assessment.ts";
import type { Criterion } from "../../../twin/scenario/criteria-schema.ts";
import type { Evidence } from "../../../twin/scenario/evidence.ts";
import { type ParsedAssessment, parseAssessment } from "../../../twin/scenario/parse-assessment.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { writeWholeFile } from "../exchange/write-whole-file.ts";
import { type ContentFolder, openContentFolder } from "./open-content-folder.ts";
import { listJsonFiles, readIfThere } from "./read-if-there.ts";

/**
 * The assessments that a host keeps of one plant. Several people may write into one: each change is made to what is
 * there then, one after the other, and the file is there as it was before it or as it is after it.
 */
export interface AssessmentFolder {
  /** Those that can be read, by id, and what is wrong with the rest. */
  list(): Promise<{ readonly assessments: readonly Assessment[]; readonly issues: readonly PlantIssue[] }>;
  /** @returns undefined where there is none of that id */
  read(id: string): Promise<ParsedAssessment | undefined>;
  /** Begins one, unless there is one of its id. */
  create(assessment: Assessment): Promise<ChangedAssessment>;
  change(id: string, change: AssessmentChange): Promise<ChangedAssessment>;
  /** Attaches evidence of a scenario to the criteria that it is held against. */
  attach(id: string, scenario: Pick<Scenario, "criteria">, evidence: readonly Evidence[]): Promise<ChangedAssessment>;
  /** Those that were written since this host began, by id: what tells their state from every other. */
  readonly written: ReadonlyMap<string, string>;
  /** Counts what was written. */
  readonly revision: number;
  /** Documents that people brought, by their SHA-256; they are kept as they came and never opened. */
  readonly documents: ContentFolder;
}

/**
 * Opens the assessments in a folder, which is made with the first of them.
 *
 * @param criteria of the packs that are at hand now, as pack/criterion
 */
export function openAssessments(folder: string, criteria: () => ReadonlyMap<string, Criterion>): AssessmentFolder {
  const written = new Map<string, string>();
  let revision = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = writing.then(work);
    writing = result.catch(() => undefined);
    return result;
  };
  const read = async (id: string): Promise<ParsedAssessment | undefined> => {
    if (!assessmentSchema.shape.id.safeParse(id).success) return undefined;
    const bytes = await readIfThere(join(folder, `${id}.json`));
    return bytes === undefined ? undefined : parseAssessment(bytes, `${id}.json`, nodeCodec);
  };
  const write = async (assessment: Assessment): Promise<ChangedAssessment> => {
    await mkdir(folder, { recursive: true });
    const text = new TextEncoder().encode(`${JSON.stringify(assessment, null, 2)}\n`);
    await writeWholeFile(join(folder, `${assessment.id}.json`), (sink) => sink.write(text));
    written.set(assessment.id, revisionOf(assessment));
    revision++;
    return { assessment };
  };
  const update = (id: string, change: (assessment: Assessment) => ChangedAssessment): Promise<ChangedAssessment> =>
    inTurn(async () => {
      const parsed = await read(id);
      if (parsed?.assessment === undefined) return { problem: parsed?.issues[0]?.text ?? missing(id) };
      const changed = change(parsed.assessment);
      if (changed.problem !== undefined || changed.assessment === parsed.assessment) return changed;
      return await write(changed.assessment);
    });

  return {
    read,
    written,
    get revision() {
      return revision;
    },
    documents: openContentFolder(join(folder, "documents"), ""),
    async list() {
      const assessments: Assessment[] = [];
      const issues: PlantIssue[] = [];
      for (const name of await listJsonFiles(folder)) {
        const bytes = await readIfThere(join(folder, name));
        if (bytes === undefined) continue;
        const parsed = parseAssessment(bytes, name, nodeCodec);
        issues.push(...parsed.issues);
        if (parsed.assessment !== undefined) assessments.push(parsed.assessment);
      }
      return { assessments, issues };
    },
    create: (assessment) =>
      inTurn(async () => {
        const valid = assessmentSchema.parse(assessment);
        return (await read(valid.id)) === undefined ? await write(valid) : { problem: taken(valid.id) };
      }),
    change: (id, change) => update(id, (assessment) => changeAssessment(assessment, change, criteria())),
    attach: (id, scenario, evidence) =>
      update(id, (assessment) => ({
        assessment: attachEvidence(assessment, scenario, evidence, criteria(), nodeCodec),
      })),
  };
}

/** What tells one state of an assessment from every other: of its content, so that it means the same at every host. */
export function revisionOf(assessment: Assessment): string {
  return sha256Hex(nodeCodec, new TextEncoder().encode(JSON.stringify(assessment))).slice(0, 16);
}

function missing(id: string): LocalizedText {
  return { zh: `没有评估 “${id}”`, en: `there is no assessment "${id}"` };
}

function taken(id: string): LocalizedText {
  return { zh: `评估 “${id}” 已存在`, en: `there is an assessment "${id}" already` };
}
