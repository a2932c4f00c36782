import { createHash } from "node:crypto";
import type { ReportBlock, ReportCell, ReportText, ReportTrend } from "../../../twin/report/report-block.ts";
import { drawTrend, trendFigures } from "./draw-trend.ts";
import { reportStyle } from "./report-style.ts";

export interface HtmlReport {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
  /** In PNG form, by SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The first digits of the manifest's hash, for every page. */
  readonly fingerprint: string;
}

/**
 * Writes a report as one HTML file that is complete in itself: its pictures are in it, and its policy forbids every
 * request and every script. Manifest and seal are put into it by `sealHtml`.
 */
export function writeHtml({ title, blocks, pictures, fingerprint }: HtmlReport): string {
  const cover = blocks.find((block) => block.kind === "cover");
  const style = reportStyle(cover === undefined ? "" : `${cover.mark.zh} ${cover.mark.en}`, fingerprint);
  const styleHash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
${blocks.map((block) => writeBlock(block, pictures)).join("\n")}
<script type="application/json" id="vitrine-manifest"></script>
<script type="application/json" id="vitrine-seal"></script>
</body>
</html>
`;
}

function writeBlock(block: ReportBlock, pictures: HtmlReport["pictures"]): string {
  switch (block.kind) {
    case "cover": {
      const { zh, en } = block.mark;
      const mark = `<span lang="zh-Hans">${escapeText(zh)}</span><span lang="en">${escapeText(en)}</span>`;
      return `<header class="cover">${element("h1", block.title)}<p class="subject">${escapeText(block.subject)}</p><p class="mark">${mark}</p></header>`;
    }
    case "heading":
      return element(`h${block.level}`, block.text, block.isNewPage === true ? "new-page" : "");
    case "paragraph":
      return element("p", block.text, block.isNote === true ? "note" : block.isCode === true ? "code" : "");
    case "facts": {
      const rows = block.facts.map(([label, cell]) => `<tr>${element("th", label)}${writeCell(cell)}</tr>`);
      return `<table class="facts"><tbody>${rows.join("")}</tbody></table>`;
    }
    case "table": {
      const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
      // The policy allows no style attributes; the width of a column is an attribute of its own.
      const widths = block.columns.map(({ width }) => `<col width="${((width / whole) * 100).toFixed(1)}%">`);
      const head = block.columns.map(({ title }) => element("th", title));
      const rows = block.rows.map((row) => `<tr>${row.map(writeCell).join("")}</tr>`);
      const kept = block.isKeptWithNext === true ? ` class="with-next"` : "";
      return `<table${kept}><colgroup>${widths.join("")}</colgroup><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    }
    case "picture": {
      const picture = pictures.get(block.sha256);
      if (picture === undefined) return "";
      const data = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength).toString("base64");
      const alt = `${block.caption.zh} ${block.caption.en}`;
      return `<figure><img alt="${escapeText(alt)}" data-sha256="${block.sha256}" src="data:image/png;base64,${data}">${element("figcaption", block.caption)}</figure>`;
    }
    case "trends":
      return block.trends.map((trend) => writeTrend(trend, block.range)).join("\n");
    case "signatures":
      return `<div class="signatures">${block.names.map(signatureLine).join("\n")}</div>`;
  }
}

function writeTrend(trend: ReportTrend, range: string): string {
  const { first, min, max, last } = trendFigures(trend);
  const figures = {
    zh: `${range}，起 ${first}，最小 ${min}，最大 ${max}，末 ${last}`,
    en: `${range}: first ${first}, least ${min}, most ${max}, last ${last}`,
  };
  return `<figure class="trend">${element("p", trend.title)}${drawTrend(trend)}${element("figcaption", figures)}</figure>`;
}

function signatureLine(name: string): string {
  const date = `<span lang="zh-Hans">日期 <span lang="en">Date</span></span>`;
  return `<div class="signature"><span>${escapeText(name)}</span>${date}</div>`;
}

function writeCell({ text, isCode, tone }: ReportCell): string {
  return element("td", text, [isCode === true ? "code" : "", tone ?? ""].filter((name) => name !== "").join(" "));
}

function element(tag: string, text: ReportText, className = ""): string {
  const isOne = typeof text === "string" || text.zh === text.en;
  const names = [isOne ? "" : "both", className].filter((name) => name !== "").join(" ");
  const attribute = names === "" ? "" : ` class="${names}"`;
  const content = isOne
    ? escapeText(typeof text === "string" ? text : text.zh)
    : `<span lang="zh-Hans">${escapeText(text.zh)}</span><span lang="en">${escapeText(text.en)}</span>`;
  return `<${tag}${attribute}>${content}</${tag}>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
