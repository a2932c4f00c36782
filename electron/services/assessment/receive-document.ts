import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import {
  type DocumentFile,
  documentEndings,
  isDocumentOfItsName,
  maxDocumentBytes,
  plainDocumentName,
} from "../../../twin/scenario/document-file.ts";
import type { ContentFolder } from "./open-content-folder.ts";

/** A document that is kept now, or why it is not. */
export type ReceivedDocument = { readonly document: DocumentFile } | { readonly error: LocalizedText };

/**
 * Takes in a document that a screen sends, to be attached: its kind, its size and what it begins with are looked at, and
 * it is kept by its content, under no name that anybody chose.
 */
export async function receiveDocument(
  content: AsyncIterable<Uint8Array>,
  name: string,
  documents: Pick<ContentFolder, "put">,
): Promise<ReceivedDocument> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of content) {
    sizeBytes += piece.byteLength;
    // Nobody waits for the rest: a screen looks at the size before it sends.
    if (sizeBytes > maxDocumentBytes) return { error: tooLarge };
    pieces.push(piece);
  }
  const whole = new Uint8Array(Buffer.concat(pieces));
  const plain = plainDocumentName(name);
  if (sizeBytes === 0) return { error: empty };
  if (!isDocumentOfItsName(plain, whole)) return { error: otherKind };
  return { document: { name: plain, sha256: await documents.put(whole) } };
}

const tooLarge: LocalizedText = {
  zh: `文件超过 ${maxDocumentBytes / 1e6} MB，未附上`,
  en: `the file is larger than ${maxDocumentBytes / 1e6} MB and was not attached`,
};

const empty: LocalizedText = { zh: "文件是空的，未附上", en: "the file is empty and was not attached" };

const otherKind: LocalizedText = {
  zh: `文件类型不支持，或内容与扩展名不符。可附：${documentEndings.join("、")}`,
  en: `files of this kind are not attached, or its content is not what its name says; these are: ${documentEndings.join(", ")}`,
};
