import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import type { Assessment } from "../../../twin/scenario/assessment.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { documentsOf } from "../../../twin/scenario/documents-of.ts";
import type { KeptEvidence } from "../../../twin/scenario/kept-evidence.ts";
import { parseAssessment } from "../../../twin/scenario/parse-assessment.ts";
import { parseCriteriaPack } from "../../../twin/scenario/parse-criteria-pack.ts";
import { parseKeptEvidence } from "../../../twin/scenario/parse-kept-evidence.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { checkPlantScenarios, type NamedScenario } from "../scenario-files.ts";
import type { ContentFolder } from "./open-content-folder.ts";
import type { EvidenceFolder } from "./open-evidence.ts";

/** Documents that people attached to assessments, by their SHA-256. */
export const documentFolder = "assessments/documents/";

/** What goes with a plant in a portable file. */
export interface CompanionSources {
  /** Files of scenarios, by path in the plant's folder: `scenarios/<id>.json`. */
  readonly scenarios: PlantFiles;
  /** Files of criteria packs, by id. */
  readonly packs: PlantFiles;
  readonly assessments: readonly Assessment[];
  readonly kept: readonly KeptEvidence[];
  /** A document that people attached, by its SHA-256; what is not there any more is left out. */
  readonly documents: ContentFolder["get"];
}

/** What came with a plant in a portable file, as far as it can be used. */
export interface Companions {
  readonly scenarios: readonly NamedScenario[];
  readonly packs: readonly CriteriaPack[];
  readonly assessments: readonly Assessment[];
  readonly kept: readonly KeptEvidence[];
  readonly issues: readonly PlantIssue[];
}

/**
 * The files of what goes with a plant, by name: see `companionFile`.
 *
 * @param evidence where the pictures and scenarios of kept evidence lie; what is not there any more is left out
 */
export async function writeCompanions(
  { scenarios, packs, assessments, kept, documents }: CompanionSources,
  evidence: Pick<EvidenceFolder, "picture" | "scenario">,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>(scenarios);
  const add = (name: string, content: Uint8Array | undefined): void => {
    if (content !== undefined) files.set(name, content);
  };
  for (const [id, file] of packs) add(`criteria/${id}.json`, file);
  for (const assessment of assessments) {
    add(`assessments/${assessment.id}.json`, jsonOf(assessment));
    for (const { sha256 } of documentsOf(assessment)) add(`${documentFolder}${sha256}`, await documents(sha256));
  }
  for (const one of kept) {
    add(`evidence/${one.sha256}.json`, jsonOf(one));
    const { picture, scenario } = one;
    add(`evidence/scenarios/${scenario.sha256}.json`, await evidence.scenario(scenario.sha256));
    if (picture === null) continue;
    add(`evidence/pictures/${picture.sha256}.png`, await evidence.picture(picture.sha256));
  }
  return files;
}

/**
 * Reads what came with a plant, and holds its scenarios against it. What cannot be used is named, and the rest is used.
 *
 * @param files by name, as an exchange file carries them
 * @param packs that are at hand here: what the file brings of the same id goes before
 */
export function readCompanions(files: PlantFiles, plant: Plant, packs: readonly CriteriaPack[]): Companions {
  const issues: PlantIssue[] = [];
  const inFolder = (folder: string): (readonly [string, Uint8Array])[] =>
    [...files].filter(([name]) => name.startsWith(`${folder}/`) && name.split("/").length === 2);
  const read = <Parsed extends { readonly issues: readonly PlantIssue[] }, Result>(
    folder: string,
    parse: (bytes: Uint8Array, name: string) => Parsed,
    resultOf: (parsed: Parsed) => Result | undefined,
  ): Result[] =>
    inFolder(folder).flatMap(([name, bytes]) => {
      const parsed = parse(bytes, name);
      issues.push(...parsed.issues);
      const result = resultOf(parsed);
      return result === undefined ? [] : [result];
    });

  const brought = read("criteria", parseCriteriaPack, ({ pack }) => pack);
  const all = [...brought, ...packs.filter(({ id }) => !brought.some((pack) => pack.id === id))];
  const checked = checkPlantScenarios(new Map(inFolder("scenarios")), plant, new Set(indexCriteria(all).keys()));
  issues.push(...checked.issues);
  const assessments = read(
    "assessments",
    (bytes, name) => parseAssessment(bytes, name, nodeCodec),
    ({ assessment }) => assessment,
  );
  const kept = read(
    "evidence",
    (bytes, name) => parseKeptEvidence(bytes, name, nodeCodec),
    (parsed) => parsed.kept,
  );
  return { scenarios: checked.scenarios, packs: all, assessments, kept, issues };
}

/** A file as it is read by people too. */
export function jsonOf(content: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}
