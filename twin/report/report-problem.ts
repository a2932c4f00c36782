import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";

/** One thing in a report that is not as it was sealed, or not as the recording says. */
export const reportProblemSchema = z.object({
  what: z.enum(["report", "signature", "text", "manifest", "picture", "evidence", "recording", "signal", "document"]),
  /** Of which one: scenario/step/claim of evidence, path and id of a signal, name of a file; empty for the whole. */
  name: z.string(),
  text: localizedTextSchema,
});

export type ReportProblem = Readonly<z.infer<typeof reportProblemSchema>>;
