import { createHash } from "node:crypto";
import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from "fflate";
import type { ReadReport, SealedTexts } from "./seal-html.ts";

/** A part for data of others, as ISO/IEC 29500-1, 15.2.5 has it: Word keeps it and shows nothing of it. */
const sealedPart = "customXml/item1.xml";
const relationsPart = "word/_rels/document.xml.rels";
const relation =
  '<Relationship Id="rIdVitrine" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>';
const propertiesPart = "docProps/core.xml";
const mediaFolder = "word/media/";

/** A file that says that its parts are larger than this together is not read. */
const maxWholeBytes = 200_000_000;

/**
 * Names the pictures of a Word file by their SHA-256 and makes room for manifest and seal, so that nothing else changes
 * when they are put in.
 *
 * @param createdUs when the report was made, UTC microseconds: the file says so in place of the moment of writing
 */
export function prepareWord(word: Uint8Array, createdUs: number): Uint8Array {
  const parts = unzipSync(word);
  const relations = parts[relationsPart];
  if (relations === undefined) throw new Error("a Word file without relations");
  let text = strFromU8(relations).replace("</Relationships>", `${relation}</Relationships>`);
  for (const [name, content] of Object.entries(parts)) {
    if (!name.startsWith(mediaFolder)) continue;
    const old = name.slice(mediaFolder.length);
    const renamed = `${sha256Of(content)}.png`;
    text = text.replaceAll(`media/${old}"`, `media/${renamed}"`);
    delete parts[name];
    parts[`${mediaFolder}${renamed}`] = content;
  }
  parts[relationsPart] = strToU8(text);
  const properties = parts[propertiesPart];
  if (properties !== undefined) {
    const created = new Date(createdUs / 1000).toISOString();
    const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
    parts[propertiesPart] = strToU8(strFromU8(properties).replace(dates, `$1${created}`));
  }
  return zip(parts);
}

/** The report with its manifest and its seal in it. */
export function sealWord(prepared: Uint8Array, { manifest, seal }: SealedTexts): Uint8Array {
  const parts = unzipSync(prepared);
  const content = `<manifest>${escapeXml(manifest)}</manifest><seal>${escapeXml(seal)}</seal>`;
  parts[sealedPart] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<report xmlns="urn:vitrine:report:1">${content}</report>`,
  );
  return zip(parts);
}

/**
 * Takes a report apart.
 *
 * @returns undefined where the bytes are no Word file, or one that says it is larger than a report can be
 */
export function readWordReport(word: Uint8Array): ReadReport | undefined {
  const parts = unzip(word);
  if (parts?.["word/document.xml"] === undefined) return undefined;
  const sealed = parts[sealedPart] === undefined ? "" : strFromU8(parts[sealedPart]);
  const hash = createHash("sha256");
  const pictures: { said: string; found: string }[] = [];
  for (const [name, content] of Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const isPicture = name.startsWith(mediaFolder);
    if (isPicture) pictures.push({ said: name.slice(mediaFolder.length, -".png".length), found: sha256Of(content) });
    if (isPicture || name === sealedPart) continue;
    hash.update(`${name}\0${content.length}\0`);
    hash.update(content);
  }
  return {
    manifest: contentOf(sealed, "manifest"),
    seal: contentOf(sealed, "seal"),
    textSha256: hash.digest("hex"),
    pictures,
  };
}

/** Of a name that is there twice, programs read now one part and now the other: such a file is none. */
function unzip(bytes: Uint8Array): Unzipped | undefined {
  try {
    let wholeBytes = 0;
    const names = new Set<string>();
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        wholeBytes += originalSize;
        if (wholeBytes > maxWholeBytes) throw new RangeError("too large");
        if (names.has(name)) throw new RangeError(`${name} is there twice`);
        names.add(name);
        return true;
      },
    });
  } catch {
    return undefined;
  }
}

/** The time of every part is the first that the format can say, so that the same report is the same bytes. */
function zip(parts: Unzipped): Uint8Array {
  const first = "[Content_Types].xml";
  const order = Object.keys(parts).sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  return zipSync(Object.fromEntries(order.map((name) => [name, parts[name] ?? new Uint8Array(0)])), {
    mtime: "1980-01-01T00:00:00",
  });
}

function contentOf(xml: string, tag: string): string | undefined {
  const content = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  if (content === undefined || content === "") return undefined;
  return content.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
