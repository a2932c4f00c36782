import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, Zip, ZipPassThrough, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { root } from "../../../architecture/read-imports.ts";
import { png } from "../../../support/png.ts";
import { makePumpReport, savePumpClip } from "../../../support/pump-report.ts";
import { runNode } from "../../../support/run-node.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

interface Verdict {
  readonly status: number | null;
  readonly isIntact: boolean;
  readonly recomputed: number;
  readonly problems: readonly string[];
}

/** Runs `npm run verify` as people do; each problem as what, name and text. */
async function verify(...args: readonly string[]): Promise<Verdict> {
  const { status, stdout, stderr } = await runNode([join(root, "electron/verify.ts"), ...args, "--json"]);
  if (stdout === "") throw new Error(stderr);
  const { isIntact, recomputed, problems } = JSON.parse(stdout) as {
    isIntact: boolean;
    recomputed: number;
    problems: { what: string; name: string; text: { en: string } }[];
  };
  const told = problems.map(({ what, name, text }) => `${what} ${name}: ${text.en}`);
  return { status, isIntact, recomputed, problems: told };
}

const claim = "surge/middle/steady";

describe("npm run verify", { timeout: 60_000 }, () => {
  it("finds nothing where nothing was changed, with and without the recording", async () => {
    const { htmlPath, wordPath, recording, publicKey } = await makePumpReport(await temporaryFolder());
    expect(await verify(htmlPath)).toEqual({ status: 0, isIntact: true, recomputed: 0, problems: [] });
    for (const path of [htmlPath, wordPath]) {
      const verdict = await verify(path, "--recording", recording, "--key", publicKey);
      expect(verdict).toEqual({ status: 0, isIntact: true, recomputed: 2, problems: [] });
    }
    const { stdout } = await runNode([join(root, "electron/verify.ts"), htmlPath]);
    expect(stdout).toContain(`公钥 public key: ${publicKey}`);
  });

  it("names the signal and the claim where one value of the recording was changed, also in a file that is sealed anew", async () => {
    const folder = await temporaryFolder();
    const { htmlPath, recording } = await makePumpReport(folder);
    const forged = await savePumpClip(await temporaryFolder(), (row, place, plant) => {
      const { asset, definition } = plant.signals[row.signal] ?? {};
      const isFlow = definition?.id === "flow" && plant.assets[asset ?? 0]?.path === "line-1/pump-1";
      return isFlow && place > 150 && place < 160 ? { ...row, value: 500 } : row;
    });
    const { status, problems } = await verify(htmlPath, "--recording", forged);
    expect(status).toBe(1);
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      `recording ${recording.split("/").at(-1)}`,
      "signal line-1/pump-1/flow",
      `evidence ${claim}`,
    ]);
    expect(problems[2]).toMatch(/value -?[\d.]+ → [\d.]+/);
  });

  it("says that a recording was changed where a byte of it was", async () => {
    const { htmlPath, recording } = await makePumpReport(await temporaryFolder());
    const content = await readFile(recording);
    const at = Math.floor(content.length / 2);
    content[at] = (content[at] ?? 0) ^ 1;
    await writeFile(recording, content);
    const { status, problems } = await verify(htmlPath, "--recording", recording);
    expect(status).toBe(1);
    expect(
      problems.slice(0, 2).map((problem) => problem.slice(problem.indexOf(": ") + 2, 60 + problem.indexOf(": "))),
    ).toEqual([
      expect.stringContaining("the file was changed after it was saved"),
      expect.stringContaining("this is not"),
    ]);
  });

  it("names the picture that was changed in the HTML", async () => {
    const { htmlPath, html, manifest } = await makePumpReport(await temporaryFolder());
    const picture = manifest.evidence.find(({ evidence }) => evidence.claim === "steady")?.picture ?? "";
    const other = Buffer.from(png(320, 180, [1, 2, 3])).toString("base64");
    const place = new RegExp(`(data-sha256="${picture}" src="data:image/png;base64,)[^"]*`);
    await writeFile(htmlPath, html.replace(place, `$1${other}`));
    const { status, problems } = await verify(htmlPath);
    expect(status).toBe(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`picture surge/middle: the picture was changed: its SHA-256 should be ${picture}`);
  });

  it("names the picture that was changed, taken out or put in, in the Word file", async () => {
    const { wordPath, word, manifest } = await makePumpReport(await temporaryFolder());
    const picture = manifest.evidence.find(({ evidence }) => evidence.claim === "steady")?.picture ?? "";
    const name = `word/media/${picture}.png`;
    const changed = { ...unzipSync(word), [name]: png(320, 180, [1, 2, 3]) };
    await writeFile(wordPath, zipSync(changed));
    expect((await verify(wordPath)).problems).toEqual([
      expect.stringContaining("picture surge/middle: the picture was changed"),
    ]);
    const { [name]: _gone, ...without } = unzipSync(word);
    await writeFile(wordPath, zipSync(without));
    expect((await verify(wordPath)).problems).toEqual([`picture surge/middle: the picture ${picture} is missing`]);
  });

  it("names the evidence of which a figure was edited in the Word file's manifest", async () => {
    const { wordPath, word, recording } = await makePumpReport(await temporaryFolder());
    const parts = unzipSync(word);
    const part = "customXml/item1.xml";
    const text = strFromU8(parts[part] ?? new Uint8Array(0));
    const value = /"value":(-?[\d.]+),"why":null/.exec(text);
    const at = text.lastIndexOf('"unit":"L/min","value":');
    const edited = `${text.slice(0, at)}${text.slice(at).replace(/"value":-?[\d.e-]+/, '"value":99')}`;
    expect(value).not.toBeNull();
    expect(edited).not.toBe(text);
    await writeFile(wordPath, zipSync({ ...parts, [part]: strToU8(edited) }));
    const { status, problems } = await verify(wordPath, "--recording", recording);
    expect(status).toBe(1);
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "manifest ",
      `evidence ${claim}`,
      `evidence ${claim}`,
    ]);
    expect(problems[2]).toContain("value 99 → ");
  });

  it("says that the text was changed, that the signature is not valid, and that the key is another's", async () => {
    const { htmlPath, html, wordPath, word, publicKey } = await makePumpReport(await temporaryFolder());
    await writeFile(htmlPath, html.replace("意见不一致", "全部满足"));
    expect((await verify(htmlPath)).problems).toEqual([
      "text : the text of the report was changed after it was signed",
    ]);
    await writeFile(htmlPath, html.replace(/"signature":"..../, '"signature":"AAAA'));
    expect((await verify(htmlPath)).problems).toEqual([expect.stringContaining("the signature is not valid")]);
    await writeFile(htmlPath, html);
    const other = Buffer.alloc(32, 7).toString("base64");
    expect((await verify(htmlPath, "--key", other)).problems).toEqual([
      `signature ${publicKey}: the report is signed with another key than the one that was given`,
    ]);
    const parts = unzipSync(word);
    const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array(0)).replace("意见不一致", "全部满足");
    await writeFile(wordPath, zipSync({ ...parts, "word/document.xml": strToU8(document) }));
    expect((await verify(wordPath)).problems).toEqual([
      "text : the text of the report was changed after it was signed",
    ]);
  });

  it("does not believe a Word file in which a part is there twice", async () => {
    const { wordPath, word } = await makePumpReport(await temporaryFolder());
    const parts = unzipSync(word);
    const pieces: Uint8Array[] = [];
    const zip = new Zip((_error, piece) => pieces.push(piece));
    for (const [name, content] of [
      ...Object.entries(parts),
      ["word/document.xml", parts["word/document.xml"]] as const,
    ]) {
      const entry = new ZipPassThrough(name);
      zip.add(entry);
      entry.push(content ?? new Uint8Array(0), true);
    }
    zip.end();
    await writeFile(wordPath, Buffer.concat(pieces));
    expect((await verify(wordPath)).problems).toEqual([expect.stringContaining("no manifest and no seal")]);
  });

  it("says what is no report, and what cannot be read", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "page.html");
    await writeFile(path, "<html></html>");
    expect((await verify(path)).problems).toEqual([expect.stringContaining("no manifest and no seal")]);
    await writeFile(path, zipSync({ "a.txt": strToU8("a") }));
    expect((await verify(path)).problems).toEqual([expect.stringContaining("no manifest and no seal")]);
    const { status, stderr } = await runNode([join(root, "electron/verify.ts"), join(folder, "none.html")]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("ENOENT")]);
  });
});
