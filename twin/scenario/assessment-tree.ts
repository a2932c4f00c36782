import type { LocalizedText } from "../plant/localized-text.ts";
import type { Assessment, AssessmentItem, Judgement } from "./assessment.ts";
import type { CriteriaGroup, CriteriaPack, Criterion, Wording } from "./criteria-schema.ts";
import type { Evidence } from "./evidence.ts";

/**
 * Where a criterion stands: what all who judged it say, `disputed` where they do not agree, `open` where nobody has
 * judged it.
 */
export type CriterionStatus = Judgement | "open" | "disputed";

/** Why a criterion is not done with. */
export type OpenReason = "not-judged" | "disputed" | "judged-without-evidence" | "judged-against-evidence";

export interface CriterionNode {
  /** As pack/criterion. */
  readonly name: string;
  readonly criterion: Criterion;
  readonly status: CriterionStatus;
  /** Attached evidence by what it says; what people brought by hand says nothing by itself. */
  readonly evidence: Readonly<Record<Evidence["verdict"] | "by-hand", number>>;
  readonly openReason: OpenReason | undefined;
}

/** A group, or a pack as a whole, with all that is below. */
export interface GroupNode {
  readonly id: string;
  readonly title: LocalizedText;
  readonly groups: readonly GroupNode[];
  readonly criteria: readonly CriterionNode[];
  /** Of the criteria here and below. */
  readonly countByStatus: Readonly<Record<CriterionStatus, number>>;
  readonly open: number;
}

export interface PackNode extends GroupNode {
  readonly source: LocalizedText;
  readonly status: Wording;
}

const noItem: AssessmentItem = { evidence: [], notes: [], findings: [], judgements: [] };

const noCounts: Readonly<Record<CriterionStatus, number>> = {
  met: 0,
  "largely-met": 0,
  "partly-met": 0,
  "not-met": 0,
  "not-applicable": 0,
  open: 0,
  disputed: 0,
};

/** An assessment as the tree of its criteria, in the order of its packs; packs that are not at hand are left out. */
export function assessmentTree(assessment: Assessment, packs: readonly CriteriaPack[]): PackNode[] {
  return assessment.packs.flatMap((id) => {
    const pack = packs.find((each) => each.id === id);
    if (pack === undefined) return [];
    const { title, source, status, groups } = pack;
    return [{ ...groupNode(id, { id, title, groups, criteria: [] }, assessment), source, status }];
  });
}

/** All criteria of a tree that are not done with, in its order. */
export function openCriteria(nodes: readonly GroupNode[]): CriterionNode[] {
  return nodes.flatMap(({ criteria, groups }) => [
    ...criteria.filter(({ openReason }) => openReason !== undefined),
    ...openCriteria(groups),
  ]);
}

function groupNode(pack: string, { id, title, ...below }: CriteriaGroup, assessment: Assessment): GroupNode {
  const groups = below.groups.map((group) => groupNode(pack, group, assessment));
  const criteria = below.criteria.map((criterion) => {
    const name = `${pack}/${criterion.id}`;
    return criterionNode(name, criterion, assessment.items[name] ?? noItem);
  });
  const countByStatus = { ...noCounts };
  for (const { status } of criteria) countByStatus[status]++;
  let open = criteria.filter(({ openReason }) => openReason !== undefined).length;
  for (const group of groups) {
    open += group.open;
    for (const status of Object.keys(noCounts) as CriterionStatus[])
      countByStatus[status] += group.countByStatus[status];
  }
  return { id, title, groups, criteria, countByStatus, open };
}

function criterionNode(name: string, criterion: Criterion, item: AssessmentItem): CriterionNode {
  const status = statusOf(item);
  const evidence = { supported: 0, "not-supported": 0, "not-enough-data": 0, "by-hand": 0 };
  for (const each of item.evidence) evidence[each.from === "hand" ? "by-hand" : each.evidence.verdict]++;
  return { name, criterion, status, evidence, openReason: openReasonOf(status, evidence) };
}

function statusOf({ judgements }: AssessmentItem): CriterionStatus {
  const [first, ...others] = judgements.map(({ judgement }) => judgement);
  if (first === undefined) return "open";
  return others.every((judgement) => judgement === first) ? first : "disputed";
}

/** A criterion that is called met needs something that shows it, and nothing measured that speaks against it. */
function openReasonOf(status: CriterionStatus, evidence: CriterionNode["evidence"]): OpenReason | undefined {
  if (status === "open") return "not-judged";
  if (status === "disputed") return "disputed";
  if (status === "not-met" || status === "not-applicable") return undefined;
  if (evidence.supported + evidence["by-hand"] === 0) return "judged-without-evidence";
  return status === "met" && evidence["not-supported"] > 0 ? "judged-against-evidence" : undefined;
}
