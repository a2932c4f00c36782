import { indexCriteria } from "../scenario/criteria-index.ts";
import { evidenceRange } from "./evidence-range.ts";
import type { ReportBlock, ReportCell } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { formatExpected, formatMeasured, formatNumber, formatRange, formatShare, formatTime } from "./report-format.ts";
import type { ManifestEvidence } from "./report-manifest.ts";
import { missingWords, originWords, takeWords, verdictTones, verdictWords } from "./report-words.ts";

/** A page for each scenario: what it tells, what it claims, what was measured, with which picture. */
export function scenarioBlocks(content: ReportContent): ReportBlock[] {
  const { manifest } = content;
  const known = manifest.scenarios.flatMap(({ sha256, title, id }) => {
    const scenario = content.scenarios.get(sha256);
    const evidence = manifest.evidence.filter((each) => each.scenario === sha256);
    const summary = scenario?.summary;
    return [
      { kind: "heading", level: 1, isNewPage: true, text: title } as const,
      ...(summary === undefined ? [] : [{ kind: "paragraph", text: summary } as const]),
      { kind: "facts", facts: factsOf(id, evidence, content) } as const,
      ...evidenceBlocks(evidence, content),
    ];
  });
  const others = manifest.evidence.filter(({ scenario }) => scenario === null);
  if (others.length === 0) return known;
  const title = { zh: "其他证据", en: "Other evidence" };
  return [...known, { kind: "heading", level: 1, isNewPage: true, text: title }, ...evidenceBlocks(others, content)];
}

function factsOf(
  id: string,
  evidence: readonly ManifestEvidence[],
  { manifest, packs }: ReportContent,
): Extract<ReportBlock, { kind: "facts" }>["facts"] {
  const index = indexCriteria(packs);
  const criteria = [...new Set(evidence.flatMap(({ criteria }) => criteria))];
  const titles = criteria.map((name) => index.get(name)?.title ?? { zh: name, en: name });
  const files = manifest.recordings.filter(({ sha256 }) => evidence.some(({ recording }) => recording === sha256));
  return [
    [
      { zh: "场景编号", en: "Scenario" },
      { text: id, isCode: true },
    ],
    [
      { zh: "对应要求", en: "Held against" },
      { text: { zh: titles.map(({ zh }) => zh).join("、") || "—", en: titles.map(({ en }) => en).join("; ") || "—" } },
    ],
    [
      { zh: "数据来源", en: "Data" },
      { text: joined([...new Set(evidence.map((each) => originWords[each.evidence.origin]))]) },
    ],
    [{ zh: "数据记录", en: "Recording" }, { text: files.map(({ name }) => name).join("、") || "—" }],
  ];
}

function joined(texts: readonly { zh: string; en: string }[]): { zh: string; en: string } {
  return { zh: texts.map(({ zh }) => zh).join("、") || "—", en: texts.map(({ en }) => en).join(", ") || "—" };
}

function evidenceBlocks(all: readonly ManifestEvidence[], content: ReportContent): ReportBlock[] {
  const { timeZone, manifest } = content;
  const shown = new Set<string>();
  const drawn = new Set<string>();
  return all.flatMap(({ sha256, evidence, picture }): ReportBlock[] => {
    const { text, value, unit, verdict, missing, formula, atUs, origin } = evidence;
    const isNew = picture !== null && !shown.has(picture);
    if (picture !== null) shown.add(picture);
    const { fromUs, toUs } = evidenceRange(evidence);
    const trends = content.trends.get(sha256) ?? [];
    // Claims of one step often rest on the same curves.
    const curves = JSON.stringify([evidence.signals, fromUs, toUs]);
    const isDrawn = trends.some(({ points }) => points.length > 1) && !drawn.has(curves);
    drawn.add(curves);
    const isShown = isNew && manifest.pictures.some((each) => each.sha256 === picture && each.isShown);
    return [
      { kind: "heading", level: 3, text },
      {
        kind: "table",
        isKeptWithNext: true,
        columns: [
          { title: { zh: "实测", en: "Measured" }, width: 2 },
          { title: { zh: "期望", en: "Expected" }, width: 2 },
          { title: { zh: "数据缺失", en: "Missing" }, width: 2 },
          { title: { zh: "结论", en: "Verdict" }, width: 2 },
          { title: { zh: "公式", en: "Formula" }, width: 4 },
        ],
        rows: [
          [
            { text: formatMeasured(value, unit) },
            { text: formatExpected(evidence) },
            { text: formatShare(missing) },
            { text: verdictWords[verdict], tone: verdictTones[verdict] },
            { text: formula, isCode: true },
          ],
        ],
      },
      {
        kind: "table",
        columns: [
          { title: { zh: "量", en: "Term" }, width: 2 },
          { title: { zh: "取自", en: "Taken from" }, width: 6 },
          { title: { zh: "取值方式", en: "Take" }, width: 2 },
          { title: { zh: "时段", en: "Range" }, width: 4 },
          { title: { zh: "结果", en: "Result" }, width: 2 },
        ],
        rows: Object.entries(evidence.terms).map(([name, term]): ReportCell[] => [
          { text: name, isCode: true },
          { text: term.asset === undefined ? term.of : `${term.of} · ${term.asset}`, isCode: true },
          { text: takeWords[term.take ?? ""] ?? "—" },
          { text: formatRange(term.fromUs, term.toUs, timeZone) },
          { text: term.why === null ? formatNumber(term.value ?? 0) : missingWords[term.why] },
        ]),
      },
      ...(isDrawn ? [{ kind: "trends" as const, range: formatRange(fromUs, toUs, timeZone), trends }] : []),
      ...(isShown
        ? [
            {
              kind: "picture" as const,
              sha256: picture,
              caption: {
                zh: `${formatTime(atUs, timeZone)}，${originWords[origin].zh}`,
                en: `${formatTime(atUs, timeZone)}, ${originWords[origin].en.toLowerCase()}`,
              },
            },
          ]
        : []),
      { kind: "paragraph", isNote: true, text: `SHA-256 ${sha256}` },
    ];
  });
}
