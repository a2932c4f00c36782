import { z } from "zod";

/** The two languages in which Vitrine says everything. */
export type Language = "zh" | "en";

/** One text in both languages; both are required and neither is empty. */
export const localizedTextSchema = z.strictObject({
  zh: z.string().trim().min(1),
  en: z.string().trim().min(1),
});

export type LocalizedText = z.infer<typeof localizedTextSchema>;
