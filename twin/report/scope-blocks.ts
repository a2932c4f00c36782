import { assessmentTree, type CriterionStatus, openCriteria } from "../scenario/assessment-tree.ts";
import type { ReportBlock, ReportCell } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { statusWords, verdictWords, wordingWords } from "./report-words.ts";

/** What was held against what, how it was measured, and what came of it in numbers. */
export function scopeBlocks(content: ReportContent): ReportBlock[] {
  const { manifest, packs, assessment } = content;
  const tree = assessmentTree(assessment, packs);
  const statuses = Object.keys(statusWords) as CriterionStatus[];
  const verdicts = Object.keys(verdictWords) as (keyof typeof verdictWords)[];
  const count = (number: number): ReportCell => ({ text: String(number) });
  const claimsOf = (scenario: string | null): typeof manifest.evidence =>
    manifest.evidence.filter((each) => each.scenario === scenario);
  return [
    { kind: "heading", level: 1, isNewPage: true, text: { zh: "范围与方法", en: "Scope and method" } },
    {
      kind: "table",
      columns: [
        { title: { zh: "评估依据", en: "Held against" }, width: 4 },
        { title: { zh: "来源", en: "Source" }, width: 6 },
        { title: { zh: "文本状态", en: "Wording" }, width: 2 },
      ],
      rows: tree.map(({ title, source, status }) => [
        { text: title },
        { text: source },
        { text: wordingWords[status] },
      ]),
    },
    {
      kind: "paragraph",
      text: {
        zh: "演示场景在数据记录上播放。每项符合性说明按公式由点位计算：数值自接收起有效，至下一次接收或失效为止；质量差的数值不采信；时段以数据记录的起止为限。",
        en: "Scenarios play over recorded data. Each claim is computed from signals by its formula: a value holds from when it was received to the next one, or until it is stale; values of bad quality are not believed; ranges end where the recording does.",
      },
    },
    {
      kind: "paragraph",
      text: {
        zh: "结果在期望范围内为“支持”；不在范围内，或数据齐全而所说的情况未出现，为“不支持”；缺失超过允许比例为“数据不足”。满足程度由评估人员判定，不设分值和权重。",
        en: "A claim is supported where its result is within what was expected; not supported where it is not, or where what it speaks of never happened in data that is there; and there is not enough data where more is missing than the claim allows. How far a criterion is met is for the assessors to judge; there are no scores and no weights.",
      },
    },
    { kind: "heading", level: 2, text: { zh: "结果概览", en: "Results at a glance" } },
    {
      kind: "table",
      columns: [
        { title: { zh: "演示场景", en: "Scenario" }, width: 6 },
        ...verdicts.map((verdict) => ({ title: verdictWords[verdict], width: 2 })),
      ],
      rows: manifest.scenarios.map(({ title, sha256 }) => [
        { text: title },
        ...verdicts.map((verdict) =>
          count(claimsOf(sha256).filter(({ evidence }) => evidence.verdict === verdict).length),
        ),
      ]),
    },
    {
      kind: "table",
      columns: [
        { title: { zh: "评估依据", en: "Held against" }, width: 2.6 },
        ...statuses.map((status) => ({ title: statusWords[status], width: 1.5 })),
      ],
      rows: tree.map(({ title, countByStatus }) => [
        { text: title },
        ...statuses.map((status) => count(countByStatus[status])),
      ]),
    },
    {
      kind: "paragraph",
      isNote: true,
      text: {
        zh: `尚有 ${openCriteria(tree).length} 项评估要求未完成，见“评估要求”一章。`,
        en: `${openCriteria(tree).length} criteria are not done with; see the chapter on criteria.`,
      },
    },
  ];
}
