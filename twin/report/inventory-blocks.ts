import type { ReportBlock, ReportCell } from "./report-block.ts";
import type { ReportContent } from "./report-content.ts";
import { formatNumber, formatRange } from "./report-format.ts";
import { originWords } from "./report-words.ts";

/** What the evidence rests on: recordings, signals, files, each with its hash; and how somebody checks it. */
export function inventoryBlocks({ manifest, timeZone }: ReportContent): ReportBlock[] {
  const { recordings, signals, scenarios, packs, pictures, documents, assessors } = manifest;
  const fileOf = new Map(recordings.map(({ sha256, name }) => [sha256, name]));
  const listed = (title: { zh: string; en: string }, rows: readonly (readonly ReportCell[])[]): ReportBlock[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: "table",
            columns: [
              { title, width: 5 },
              { title: { zh: "SHA-256", en: "SHA-256" }, width: 8 },
            ],
            rows,
          },
        ];
  return [
    { kind: "heading", level: 1, isNewPage: true, text: { zh: "数据清单", en: "Data" } },
    {
      kind: "table",
      columns: [
        { title: { zh: "点位", en: "Signal" }, width: 5.4 },
        { title: { zh: "数据记录", en: "Recording" }, width: 4.6 },
        { title: { zh: "采样", en: "Samples" }, width: 2 },
        { title: { zh: "质量差", en: "Bad" }, width: 1.5 },
        { title: { zh: "最长间隔", en: "Longest gap" }, width: 2 },
        { title: { zh: "来源", en: "Origin" }, width: 2 },
      ],
      rows: signals.map(({ name, recording, samples, bad, longestGapUs, origin }): ReportCell[] => [
        { text: name, isCode: true },
        { text: fileOf.get(recording) ?? "—" },
        { text: formatNumber(samples) },
        { text: formatNumber(bad) },
        { text: `${formatNumber(longestGapUs / 1e6)} s` },
        { text: originWords[origin] },
      ]),
    },
    { kind: "heading", level: 2, text: { zh: "校验值", en: "Hashes" } },
    ...listed(
      { zh: "数据记录", en: "Recordings" },
      recordings.map(({ name, sha256, fromUs, toUs }) => [
        { text: `${name}, ${formatRange(fromUs, toUs, timeZone)}` },
        { text: sha256, isCode: true },
      ]),
    ),
    ...listed(
      { zh: "演示场景", en: "Scenarios" },
      scenarios.map(({ title, sha256 }) => [{ text: title }, { text: sha256, isCode: true }]),
    ),
    ...listed(
      { zh: "评估依据", en: "Criteria packs" },
      packs.map(({ title, sha256 }) => [{ text: title }, { text: sha256, isCode: true }]),
    ),
    ...listed(
      { zh: "图片", en: "Pictures" },
      pictures.map(({ sha256, sizeBytes, isShown }) => [
        {
          text: isShown
            ? { zh: `${formatNumber(sizeBytes)} 字节`, en: `${formatNumber(sizeBytes)} bytes` }
            : {
                zh: `${formatNumber(sizeBytes)} 字节，未收入本报告`,
                en: `${formatNumber(sizeBytes)} bytes, not in this report`,
              },
        },
        { text: sha256, isCode: true },
      ]),
    ),
    ...listed(
      { zh: "佐证材料", en: "Documents" },
      documents.map(({ name, sha256 }) => [{ text: name }, { text: sha256, isCode: true }]),
    ),
    { kind: "heading", level: 2, text: { zh: "如何校验", en: "How to check this report" } },
    {
      kind: "paragraph",
      text: {
        zh: "用同一软件校验本报告的 HTML 或 Word 文件。给出数据记录时，各项证据由数据记录重新计算，凡不一致之处逐项列出。公钥应另行向编制方核实。",
        en: "The same software checks the HTML or the Word form of this report. Given the recordings, it computes the evidence again and names each thing that differs. Ask those who made the report for their public key by another way.",
      },
    },
    {
      kind: "paragraph",
      isCode: true,
      text: `npm run verify -- REPORT --recording FILE.mcap${documents.length === 0 ? "" : " --document FILE.pdf"}`,
    },
    { kind: "heading", level: 2, text: { zh: "签字", en: "Signatures" } },
    { kind: "signatures", names: assessors.map(({ name }) => name) },
  ];
}
