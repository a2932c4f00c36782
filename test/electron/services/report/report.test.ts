import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { verifyReport } from "../../../../electron/services/report/verify-report.ts";
import { reportManifestSchema } from "../../../../twin/report/report-manifest.ts";
import { makePumpReport } from "../../../support/pump-report.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("a report", () => {
  it("says the same in both forms, in both languages, with every picture", async () => {
    const { html, word, manifest } = await makePumpReport(await temporaryFolder());
    const parts = unzipSync(word);
    const wordText = strFromU8(parts["word/document.xml"] ?? new Uint8Array(0));
    const texts = [
      "泵站 2026 年自评估",
      "流量平稳 &lt;0.5%&gt;",
      "The flow is steady &amp; even",
      "大部分满足",
      "意见不一致",
      "建议增加备用泵的振动点位。",
      "压力容器检验报告",
      manifest.evidence[0]?.sha256 ?? "",
    ];
    for (const text of texts) {
      expect(wordText).toContain(text);
      const escaped = text.replaceAll("&lt;", "&#60;").replaceAll("&gt;", "&#62;").replaceAll("&amp;", "&#38;");
      expect(html).toContain(escaped);
    }
    expect(manifest.pictures).toHaveLength(2);
    for (const { sha256 } of manifest.pictures) {
      expect(html).toContain(`data-sha256="${sha256}"`);
      const content = parts[`word/media/${sha256}.png`] ?? new Uint8Array(0);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    }
  });

  it("is set as Chinese in the Word file, with lines that grow with what stands in them", async () => {
    const { word } = await makePumpReport(await temporaryFolder());
    const parts = unzipSync(word);
    const textOf = (name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
    const styles = textOf("word/styles.xml");
    expect(styles).toContain('w:eastAsia="zh-CN"');
    expect(styles).toContain('w:eastAsia="Microsoft YaHei"');
    const lines = [styles, textOf("word/document.xml")].flatMap(
      (text) => text.match(/<w:spacing [^>]*w:line=[^>]*>/g) ?? [],
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !line.includes('w:lineRule="auto"'))).toEqual([]);
  });

  it("has every piece of evidence, what it rests on and by whom in its manifest", async () => {
    const { manifest, recording } = await makePumpReport(await temporaryFolder());
    expect(reportManifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest.evidence.map(({ evidence: { claim, verdict } }) => `${claim} ${verdict}`)).toEqual([
      "steady not-supported",
      "fast supported",
    ]);
    expect(manifest.recordings.map(({ name }) => recording.endsWith(name))).toEqual([true]);
    expect(manifest.signals.map(({ name }) => name)).toEqual(["line-1/pump-1/flow", "line-1/pump-2/speed"]);
    for (const { samples, origin } of manifest.signals) expect([samples > 50, origin]).toEqual([true, "plant"]);
    expect(manifest.assessors.map(({ name }) => name)).toEqual(["王工", "李工"]);
    expect(manifest.documents).toEqual([{ name: "检验报告.pdf", sha256: "c".repeat(64) }]);
  });

  it("is complete in itself: no address in it, no script that runs, and a policy that forbids every request", async () => {
    const { html } = await makePumpReport(await temporaryFolder());
    expect(html).not.toMatch(/https?:|url\(|@import|<link|<iframe|<object| on[a-z]+=/);
    expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script type="application/json" id="vitrine-manifest">',
      '<script type="application/json" id="vitrine-seal">',
    ]);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    const styleHash = createHash("sha256").update(style).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it("is found to be as it was sealed, and its evidence the same when it is computed again", async () => {
    const { html, word, recording, publicKey } = await makePumpReport(await temporaryFolder());
    for (const bytes of [new TextEncoder().encode(html), word]) {
      const verified = await verifyReport(bytes, [recording], publicKey);
      expect(verified.problems).toEqual([]);
      expect(verified).toMatchObject({ publicKey, recomputed: 2 });
    }
  });

  it("is the same, byte for byte, when it is made again of the same", async () => {
    const folder = await temporaryFolder();
    const first = await makePumpReport(folder);
    const second = await makePumpReport(folder);
    expect(second.html).toBe(first.html);
    expect(second.word).toEqual(first.word);
  });
});
