import { z } from "zod";
import { type LocalizedText, localizedTextSchema } from "../../twin/plant/localized-text.ts";
import { type DocumentFile, documentFileSchema } from "../../twin/scenario/document-file.ts";
import { sendFile } from "./send-file.ts";

const answerSchema = z.union([
  z.object({ document: documentFileSchema, error: z.undefined().optional() }),
  z.object({ error: localizedTextSchema, document: z.undefined().optional() }),
]);

/** What the host keeps the document as, or why it does not; neither where the host could not be reached. */
export interface DocumentAnswer {
  readonly document?: DocumentFile | undefined;
  readonly error?: LocalizedText | undefined;
}

/**
 * Hands a document to the host, to be attached.
 *
 * @param base address of the screen; the host takes documents beside it
 */
export async function uploadDocument(file: File, base: string): Promise<DocumentAnswer> {
  return answerSchema.safeParse(await sendFile("documents", file, base)).data ?? {};
}
