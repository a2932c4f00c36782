import { z } from "zod";
import { localizedTextSchema } from "../../twin/plant/localized-text.ts";
import { sendFile } from "./send-file.ts";

const answerSchema = z.union([
  z.object({ recording: z.string().min(1), error: z.undefined().optional() }),
  z.object({ error: localizedTextSchema, recording: z.undefined().optional() }),
]);

/** The id under which the host has opened the file, or why it has not; neither where the host could not be reached. */
export interface UploadAnswer {
  readonly recording?: string | undefined;
  readonly error?: z.infer<typeof localizedTextSchema> | undefined;
}

/**
 * Hands an exchange file to the host.
 *
 * @param base address of the screen; the host takes recordings beside it
 */
export async function uploadRecording(file: File, base: string): Promise<UploadAnswer> {
  return answerSchema.safeParse(await sendFile("recordings", file, base)).data ?? {};
}
