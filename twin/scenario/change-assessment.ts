import type { LocalizedText } from "../plant/localized-text.ts";
import {
  type Assessment,
  type AssessmentChange,
  type AssessmentItem,
  evidenceKey,
  mostAssessors,
} from "./assessment.ts";
import type { Criterion } from "./criteria-schema.ts";

export type ChangedAssessment =
  | { readonly assessment: Assessment; readonly problem?: undefined }
  | { readonly problem: LocalizedText };

const emptyItem: AssessmentItem = { evidence: [], notes: [], findings: [], judgements: [] };

/**
 * The assessment after a change, or why there is none: nobody writes into it who is no assessor, and nothing is said of
 * a criterion that its packs do not have.
 *
 * @param criteria those of the packs that are at hand, as pack/criterion
 */
export function changeAssessment(
  assessment: Assessment,
  change: AssessmentChange,
  criteria: ReadonlyMap<string, Criterion>,
): ChangedAssessment {
  if (change.kind === "assessor") {
    const assessors = replace(assessment.assessors, change.assessor, ({ id }) => id);
    return assessors.length > mostAssessors
      ? { problem: tooManyAssessors }
      : { assessment: { ...assessment, assessors } };
  }
  const { criterion } = change;
  if (!criteria.has(criterion) || !assessment.packs.includes(criterion.split("/")[0] ?? "")) {
    return { problem: { zh: `没有评估要求 “${criterion}”`, en: `there is no criterion "${criterion}"` } };
  }
  const who = authorOf(change);
  if (who !== undefined && !assessment.assessors.some(({ id }) => id === who)) {
    return { problem: { zh: `没有评估人员 “${who}”`, en: `there is no assessor "${who}"` } };
  }
  const item = changeItem(assessment.items[criterion] ?? emptyItem, change);
  return { assessment: { ...assessment, items: { ...assessment.items, [criterion]: item } } };
}

const tooManyAssessors: LocalizedText = {
  zh: `评估人员最多 ${mostAssessors} 人`,
  en: `an assessment has at most ${mostAssessors} assessors`,
};

type ItemChange = Exclude<AssessmentChange, { kind: "assessor" }>;

function authorOf(change: ItemChange): string | undefined {
  switch (change.kind) {
    case "attach":
      return change.evidence.from === "hand" ? change.evidence.who : undefined;
    case "note":
      return change.note.who;
    case "finding":
      return change.finding.who;
    case "judge":
      return change.judgement.who;
    case "detach":
    case "remove-note":
    case "remove-finding":
      return undefined;
  }
}

function changeItem(item: AssessmentItem, change: ItemChange): AssessmentItem {
  switch (change.kind) {
    case "attach":
      return { ...item, evidence: replace(item.evidence, change.evidence, evidenceKey) };
    case "detach":
      return { ...item, evidence: item.evidence.filter((each) => evidenceKey(each) !== change.key) };
    case "note":
      return { ...item, notes: replace(item.notes, change.note, ({ id }) => id) };
    case "remove-note":
      return { ...item, notes: item.notes.filter(({ id }) => id !== change.id) };
    case "finding":
      return { ...item, findings: replace(item.findings, change.finding, ({ id }) => id) };
    case "remove-finding":
      return { ...item, findings: item.findings.filter(({ id }) => id !== change.id) };
    case "judge":
      return { ...item, judgements: replace(item.judgements, change.judgement, ({ who }) => who) };
  }
}

/** The list with an entry in the place of the one of its key, or at the end. */
function replace<Entry>(list: readonly Entry[], entry: Entry, keyOf: (entry: Entry) => string): Entry[] {
  const place = list.findIndex((each) => keyOf(each) === keyOf(entry));
  return place === -1 ? [...list, entry] : list.with(place, entry);
}
