/**
 * How a report looks, on a screen and on A4. Chinese is set in a sans-serif of the reader's system, never slanted, with
 * its own rules for breaking lines; English stands below it, smaller.
 *
 * @param mark who produced the data: on every page
 * @param fingerprint what tells the report from others: on every page
 */
export function reportStyle(mark: string, fingerprint: string): string {
  return `
:root { color-scheme: light; --ink: #262625; --soft: #5f5d58; --line: #d6d4d0; --accent: #0c6b6b; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.55 "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Segoe UI", Arial, sans-serif; color: var(--ink); background: #fff; }
body { max-width: 190mm; margin: 0 auto; padding: 12mm; }
:lang(zh) { line-break: strict; word-break: normal; text-spacing-trim: normal; font-style: normal; }
:lang(en) { font-family: "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif; hyphens: auto; }
.both > [lang] { display: block; }
.both > [lang="en"] { font-size: 0.86em; line-height: 1.4; color: var(--soft); font-weight: 400; }
h1, h2, h3 { font-weight: 600; line-height: 1.35; margin: 0; break-inside: avoid; break-after: avoid; }
h1 { font-size: 19pt; padding-bottom: 3mm; border-bottom: 0.6mm solid var(--accent); margin-bottom: 6mm; }
h2 { font-size: 14pt; margin: 9mm 0 3mm; }
h3 { font-size: 11.5pt; margin: 7mm 0 2.5mm; }
.new-page { break-before: page; margin-top: 16mm; }
.cover { min-height: 92mm; padding-top: 28mm; }
.cover h1 { font-size: 28pt; border: 0; padding: 0; margin: 0 0 4mm; color: var(--accent); }
.cover .subject { font-size: 16pt; margin: 0 0 10mm; }
.mark { display: inline-block; border: 0.5mm dashed var(--ink); border-radius: 4mm; padding: 1.5mm 5mm; font-weight: 600; }
.mark [lang="en"] { margin-left: 2mm; font-weight: 400; }
p { margin: 0 0 3mm; text-wrap: pretty; }
.note { font-size: 0.88em; color: var(--soft); overflow-wrap: anywhere; break-before: avoid; }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; table-layout: fixed; font-size: 9.2pt; }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 2mm; border-bottom: 0.2mm solid var(--line); overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
th { font-weight: 600; border-bottom: 0.35mm solid var(--ink); }
tr, figure, .signatures { break-inside: avoid; }
.with-next { break-inside: avoid; break-after: avoid; }
.facts th { width: 32%; font-weight: 400; border-bottom: 0.2mm solid var(--line); }
.code { font-family: "Cascadia Mono", Consolas, "SF Mono", "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: 0.88em; }
.good { color: #1d6b3a; font-weight: 600; }
.bad { color: #b3261e; font-weight: 600; }
.open { color: #8a5a00; font-weight: 600; }
.good::before { content: "✓ "; } .bad::before { content: "✗ "; } .open::before { content: "○ "; }
.both.good::before, .both.bad::before, .both.open::before { float: left; margin-right: 1mm; }
figure { margin: 3mm 0 4mm; }
figure img { display: block; max-width: 100%; max-height: 90mm; border: 0.2mm solid var(--line); }
figcaption { font-size: 0.88em; color: var(--soft); margin-top: 1.5mm; }
.trend p { margin: 0 0 1mm; font-size: 9.2pt; }
.trend svg { display: block; width: 100%; height: 20mm; }
.signature { display: grid; grid-template-columns: 1fr 1fr; column-gap: 12mm; margin: 14mm 0 0; }
.signature > span { border-top: 0.3mm solid var(--ink); padding-top: 1.5mm; }
@page { size: A4; margin: 18mm 16mm 20mm; font: 8pt "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #5f5d58;
  @top-right { content: "${mark}"; }
  @bottom-left { content: "SHA-256 ${fingerprint}"; }
  @bottom-right { content: counter(page) " / " counter(pages); } }
@media print { body { max-width: none; padding: 0; } .new-page { margin-top: 0; } .cover { padding-top: 40mm; } }
`;
}
