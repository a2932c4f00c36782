import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { ReportBlock, ReportCell, ReportText } from "../../../twin/report/report-block.ts";
import { readPngSize } from "../assessment/read-png-size.ts";
import { trendFigures } from "./draw-trend.ts";

export interface WordReport {
  readonly title: string;
  readonly author: string;
  readonly blocks: readonly ReportBlock[];
  /** In PNG form, by SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The first digits of the manifest's hash, for every page. */
  readonly fingerprint: string;
}

/** A4 with its margins, in twentieths of a point: what stands between them is 178 mm wide. */
const page = { width: 11_906, height: 16_838, marginX: 907, marginTop: 1134, marginBottom: 1134 };
const textWidth = page.width - 2 * page.marginX;

/** Pictures are as wide as the text, in pixels of 1/96 inch. */
const pictureWidthPx = Math.round((textWidth / 1440) * 96);

/**
 * Lines so many times as high as their font. The rule is said because not every program takes it for granted: for
 * LibreOffice lines are of just that height without it, and cut what is higher, pictures too.
 */
function lines(times: number): { readonly line: number; readonly lineRule: "auto" } {
  return { line: Math.round(240 * times), lineRule: LineRuleType.AUTO };
}

const fonts = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "Microsoft YaHei" };
const codeFonts = { ascii: "Consolas", hAnsi: "Consolas", cs: "Consolas", eastAsia: "Microsoft YaHei" };
const [ink, soft, line, accent] = ["262625", "5F5D58", "D6D4D0", "0C6B6B"];
const toneColours = { good: "1D6B3A", bad: "B3261E", open: "8A5A00" } as const;

/**
 * Writes a report as a Word file (Office Open XML, ISO/IEC 29500). Chinese has a font and a language of its own, so that
 * Word breaks its lines and checks its words as Chinese. Manifest and seal are put into it by `sealWord`.
 */
export async function writeWord({ title, author, blocks, pictures, fingerprint }: WordReport): Promise<Uint8Array> {
  const cover = blocks.find((block) => block.kind === "cover");
  const mark = cover === undefined ? "" : `${cover.mark.zh} ${cover.mark.en}`;
  const document = new Document({
    title,
    creator: author === "" ? "Vitrine" : author,
    lastModifiedBy: author === "" ? "Vitrine" : author,
    styles: {
      default: {
        document: {
          run: { font: fonts, size: 20, color: ink, language: { value: "en-GB", eastAsia: "zh-CN" } },
          paragraph: { spacing: { after: 100, ...lines(1.2) } },
        },
        heading1: {
          run: { font: fonts, size: 36, bold: true, color: ink },
          paragraph: { spacing: { before: 120, after: 200 } },
        },
        heading2: {
          run: { font: fonts, size: 28, bold: true, color: ink },
          paragraph: { spacing: { before: 320, after: 140 } },
        },
        heading3: {
          run: { font: fonts, size: 22, bold: true, color: ink },
          paragraph: { spacing: { before: 260, after: 100 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              left: page.marginX,
              right: page.marginX,
              top: page.marginTop,
              bottom: page.marginBottom,
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ text: mark, size: 16, color: soft })],
              }),
            ],
          }),
        },
        footers: { default: pageFooter(fingerprint) },
        children: blocks.flatMap((block) => writeBlock(block, pictures)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function pageFooter(fingerprint: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({
            size: 16,
            color: soft,
            children: [`SHA-256 ${fingerprint}\t`, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

type Piece = Paragraph | Table;

function writeBlock(block: ReportBlock, pictures: WordReport["pictures"]): Piece[] {
  switch (block.kind) {
    case "cover":
      return [
        new Paragraph({
          spacing: { before: 2400, after: 160 },
          children: runs(block.title, { size: 52, bold: true, color: accent }, 26),
        }),
        new Paragraph({
          spacing: { after: 400 },
          children: [new TextRun({ text: block.subject, size: 30 })],
        }),
        new Paragraph({
          spacing: { after: 1200 },
          children: [new TextRun({ text: `${block.mark.zh}  ${block.mark.en}`, bold: true, size: 22 })],
          border: {
            top: markBorder,
            bottom: markBorder,
            left: markBorder,
            right: markBorder,
          },
        }),
      ];
    case "heading": {
      const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
      const sizes = { 1: 36, 2: 28, 3: 22 } as const;
      return [
        new Paragraph({
          heading: levels[block.level],
          pageBreakBefore: block.isNewPage === true,
          keepNext: true,
          children: runs(block.text, { size: sizes[block.level], bold: true, color: ink }, sizes[block.level] - 4),
        }),
      ];
    }
    case "paragraph": {
      const { isNote = false, isCode = false } = block;
      return [
        new Paragraph({
          children: runs(block.text, { size: isNote ? 17 : 20, color: isNote ? soft : ink, isCode }, isNote ? 15 : 17),
        }),
      ];
    }
    case "facts":
      return [
        tableOf(
          [3, 7],
          block.facts.map(([label, cell]) => [{ text: label }, cell]),
        ),
        gap(),
      ];
    case "table": {
      const head = block.columns.map(({ title }): ReportCell => ({ text: title }));
      return [
        tableOf(
          block.columns.map(({ width }) => width),
          block.rows,
          head,
          block.isKeptWithNext,
        ),
        gap(block.isKeptWithNext),
      ];
    }
    case "picture":
      return pictureOf(block, pictures);
    case "trends":
      return [trendTable(block), gap()];
    case "signatures":
      return block.names.map(
        (name) =>
          new Paragraph({
            spacing: { before: 900 },
            tabStops: [{ type: TabStopType.LEFT, position: textWidth / 2 }],
            border: { top: { style: BorderStyle.SINGLE, size: 4, color: ink, space: 4 } },
            children: [new TextRun({ text: `${name}\t日期 Date` })],
          }),
      );
  }
}

const markBorder = { style: BorderStyle.DASHED, size: 8, color: ink, space: 6 };

interface RunLook {
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly isCode?: boolean;
}

/** Chinese, and below it English, smaller and softer; a text that is the same in both but once. Sizes in half points. */
function runs(text: ReportText, look: RunLook, englishSize: number): ParagraphChild[] {
  const { size, color = ink, bold = false, isCode = false } = look;
  const base = { bold, font: isCode ? codeFonts : fonts };
  if (typeof text === "string" || text.zh === text.en) {
    return [new TextRun({ ...base, size, color, text: typeof text === "string" ? text : text.zh })];
  }
  return [
    new TextRun({ ...base, size, color, text: text.zh }),
    new TextRun({ font: fonts, size: englishSize, color: soft, text: text.en, break: 1 }),
  ];
}

function tableOf(
  widths: readonly number[],
  rows: readonly (readonly ReportCell[])[],
  head?: readonly ReportCell[],
  keepNext = false,
): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.floor((width / whole) * textWidth));
  const rowOf = (cells: readonly ReportCell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, place) => cellOf(cell, columnWidths[place] ?? 0, isHead, isHead || keepNext)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    rows: [...(head === undefined ? [] : [rowOf(head, true)]), ...rows.map((row) => rowOf(row, false))],
  });
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: "auto" };

function cellOf(
  { text, isCode = false, tone }: ReportCell,
  width: number,
  isHead: boolean,
  keepNext: boolean,
): TableCell {
  const colour = tone === undefined ? ink : toneColours[tone];
  const look = { size: isCode ? 15 : 18, color: colour, bold: isHead || tone !== undefined, isCode };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    borders: {
      top: noBorder,
      left: noBorder,
      right: noBorder,
      bottom: { style: BorderStyle.SINGLE, size: isHead ? 6 : 4, color: isHead ? ink : line },
    },
    children: [new Paragraph({ keepNext, spacing: { after: 0, ...lines(1.08) }, children: runs(text, look, 15) })],
  });
}

/** A Word file has the figures of the curves that the HTML draws. */
function trendTable({ range, trends }: Extract<ReportBlock, { kind: "trends" }>): Table {
  const head: ReportCell[] = [
    { text: range },
    { text: { zh: "起", en: "First" } },
    { text: { zh: "最小", en: "Least" } },
    { text: { zh: "最大", en: "Most" } },
    { text: { zh: "末", en: "Last" } },
  ];
  const rows = trends.map((trend): ReportCell[] => {
    const { first, min, max, last } = trendFigures(trend);
    return [{ text: trend.title }, { text: first }, { text: min }, { text: max }, { text: last }];
  });
  return tableOf([6, 2, 2, 2, 2], rows, head);
}

/** Word joins tables that follow one another. */
function gap(keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { after: 60, ...lines(0.5) }, children: [] });
}

function pictureOf(
  { sha256, caption }: Extract<ReportBlock, { kind: "picture" }>,
  pictures: WordReport["pictures"],
): Piece[] {
  const data = pictures.get(sha256);
  const size = data === undefined ? undefined : readPngSize(data);
  if (data === undefined || size === undefined) return [];
  const height = Math.round((pictureWidthPx * size.height) / size.width);
  const name = `${caption.zh} ${caption.en}`;
  const image = new ImageRun({
    type: "png",
    data,
    transformation: { width: pictureWidthPx, height },
    altText: { id: String([...pictures.keys()].indexOf(sha256) + 1), name, title: name, description: name },
  });
  return [
    new Paragraph({ keepNext: true, spacing: { before: 120, after: 40 }, children: [image] }),
    new Paragraph({ children: runs(caption, { size: 17, color: soft }, 15) }),
  ];
}
