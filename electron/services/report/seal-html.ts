import { createHash } from "node:crypto";

/** What a report carries beside what people read, each as JSON. */
export interface SealedTexts {
  readonly manifest: string;
  readonly seal: string;
}

/** What was found in a file that may be a report. */
export interface ReadReport {
  /** Undefined where it is not there. */
  readonly manifest: string | undefined;
  readonly seal: string | undefined;
  /** SHA-256 of the file without manifest, seal and the bytes of its pictures. */
  readonly textSha256: string;
  /** SHA-256 that each picture says it has, and that its bytes have. */
  readonly pictures: readonly { readonly said: string; readonly found: string }[];
}

const pictureData = /(data-sha256="([0-9a-f]{64})" src="data:image\/png;base64,)([A-Za-z0-9+/=]*)"/g;

/** The report with its manifest and its seal in it. */
export function sealHtml(html: string, { manifest, seal }: SealedTexts): string {
  return fill(fill(html, "vitrine-manifest", manifest), "vitrine-seal", seal);
}

/** Takes a report apart. */
export function readHtmlReport(html: string): ReadReport {
  const pictures = [...html.matchAll(pictureData)].map(([, , said = "", data = ""]) => ({
    said,
    found: createHash("sha256").update(Buffer.from(data, "base64")).digest("hex"),
  }));
  const empty = fill(fill(html, "vitrine-manifest", ""), "vitrine-seal", "");
  const text = empty.replace(pictureData, '$1"');
  return {
    manifest: contentOf(html, "vitrine-manifest"),
    seal: contentOf(html, "vitrine-seal"),
    textSha256: createHash("sha256").update(text).digest("hex"),
    pictures,
  };
}

function placeOf(id: string): RegExp {
  return new RegExp(`(<script type="application/json" id="${id}">)([^<]*)(</script>)`);
}

function contentOf(html: string, id: string): string | undefined {
  const content = placeOf(id).exec(html)?.[2];
  return content === "" ? undefined : content;
}

/** JSON in which no sign is left that HTML would read; JSON reads it as before. */
function fill(html: string, id: string, json: string): string {
  return html.replace(placeOf(id), (_all, open: string, _before, close: string) => {
    return `${open}${json.replaceAll("<", "\\u003c")}${close}`;
  });
}
