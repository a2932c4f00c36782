import type { Assessment, AssessmentItem, AttachedEvidence } from "../scenario/assessment.ts";
import {
  assessmentTree,
  type CriterionNode,
  type CriterionStatus,
  type GroupNode,
} from "../scenario/assessment-tree.ts";
import type { ReportBlock, ReportCell, ReportText } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { formatTime } from "./report-format.ts";
import { findingWords, openWords, statusWords, verdictWords, wordingWords } from "./report-words.ts";

/** Every criterion of the packs and where it stands; what people wrote follows for those of which somebody did. */
export function criteriaBlocks(content: ReportContent): ReportBlock[] {
  const { assessment, packs } = content;
  const tree = assessmentTree(assessment, packs);
  return [
    { kind: "heading", level: 1, isNewPage: true, text: { zh: "评估要求", en: "Criteria" } },
    ...tree.flatMap((pack): ReportBlock[] => [
      { kind: "heading", level: 2, text: pack.title },
      ...pack.groups.flatMap((group) => groupBlocks(group)),
    ]),
    ...tree.flatMap(criteriaOf).flatMap((node) => itemBlocks(node, content)),
  ];
}

function criteriaOf({ criteria, groups }: GroupNode): CriterionNode[] {
  return [...criteria, ...groups.flatMap(criteriaOf)];
}

function groupBlocks(group: GroupNode): ReportBlock[] {
  return [
    {
      kind: "table",
      columns: [
        { title: group.title, width: 5 },
        { title: { zh: "文本", en: "Wording" }, width: 2 },
        { title: { zh: "证据", en: "Evidence" }, width: 3 },
        { title: { zh: "满足程度", en: "Met" }, width: 2 },
        { title: { zh: "待办", en: "Open because" }, width: 3 },
      ],
      rows: criteriaOf(group).map((node) => rowOf(node)),
    },
  ];
}

const statusTones: Readonly<Partial<Record<CriterionStatus, NonNullable<ReportCell["tone"]>>>> = {
  met: "good",
  "largely-met": "good",
  "not-met": "bad",
  disputed: "open",
};

function rowOf({ criterion, status, evidence, openReason, name }: CriterionNode): ReportCell[] {
  const tone = statusTones[status];
  const verdicts = Object.keys(verdictWords) as (keyof typeof verdictWords)[];
  const counted = [
    ...verdicts.map((verdict) => ({ count: evidence[verdict], word: verdictWords[verdict] })),
    { count: evidence["by-hand"], word: { zh: "佐证材料", en: "Document" } },
  ].filter(({ count }) => count > 0);
  const number = name.slice(name.indexOf("/") + 1);
  const prefix = /^\d/.test(number) ? `${number} ` : "";
  return [
    { text: { zh: `${prefix}${criterion.title.zh}`, en: `${prefix}${criterion.title.en}` } },
    { text: wordingWords[criterion.sure] },
    {
      text: {
        zh: counted.map(({ count, word }) => `${word.zh} ${count}`).join("、") || "—",
        en: counted.map(({ count, word }) => `${word.en} ${count}`).join(", ") || "—",
      },
    },
    { text: statusWords[status], ...(tone === undefined ? {} : { tone }) },
    { text: openReason === undefined || openReason === "not-judged" ? "—" : openWords[openReason] },
  ];
}

/** What people said of one criterion. */
function itemBlocks(
  { criterion, name }: CriterionNode,
  { assessment, timeZone, manifest }: ReportContent,
): ReportBlock[] {
  const item: AssessmentItem | undefined = assessment.items[name];
  if (item === undefined) return [];
  const by = (who: string, atUs: number): string => `${nameOf(who, assessment)}, ${formatTime(atUs, timeZone)}`;
  const scenarioOf = (sha256: string): ReportText | undefined => {
    const file = manifest.evidence.find((each) => each.sha256 === sha256)?.scenario;
    return manifest.scenarios.find((each) => each.sha256 === file)?.title;
  };
  const said: ReportCell[][] = [
    ...item.judgements.map(({ who, atUs, judgement }) => [
      { text: { zh: "判定", en: "Judgement" } },
      { text: statusWords[judgement] },
      { text: by(who, atUs) },
    ]),
    ...item.findings.map(({ kind, text, who, atUs }) => [
      { text: findingWords[kind] },
      { text },
      { text: by(who, atUs) },
    ]),
    ...item.notes.map(({ text, who, atUs }) => [
      { text: { zh: "备注", en: "Note" } },
      { text },
      { text: by(who, atUs) },
    ]),
    ...item.evidence.flatMap((each) =>
      each.from === "hand"
        ? [
            [
              { text: { zh: "佐证材料", en: "Document" } },
              { text: documentOf(each) },
              { text: by(each.who, each.atUs) },
            ],
          ]
        : [
            [
              { text: { zh: "证据", en: "Evidence" } },
              { text: each.evidence.text },
              { text: scenarioOf(each.sha256) ?? each.evidence.scenario },
            ],
          ],
    ),
  ];
  if (said.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: criterion.title },
    {
      kind: "table",
      columns: [
        { title: { zh: "类别", en: "Kind" }, width: 2 },
        { title: { zh: "内容", en: "What" }, width: 8 },
        { title: { zh: "来自", en: "By" }, width: 4 },
      ],
      rows: said,
    },
  ];
}

/** What a person brought, with the file's name where there is one: its hash stands in the list of documents. */
function documentOf({ title, file }: Extract<AttachedEvidence, { from: "hand" }>): ReportText {
  return file === undefined ? title : { zh: `${title}（${file.name}）`, en: `${title} (${file.name})` };
}

function nameOf(who: string, { assessors }: Assessment): string {
  return assessors.find(({ id }) => id === who)?.name ?? who;
}
