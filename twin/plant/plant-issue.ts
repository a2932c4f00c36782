import { z } from "zod";
import { type Language, localizedTextSchema } from "./localized-text.ts";

/** One thing wrong with a plant folder, addressed so that its author finds it. */
export const plantIssueSchema = z.object({
  severity: z.enum(["error", "warning"]),
  /** File relative to the plant folder. */
  file: z.string(),
  /** Place in the file, e.g. `assets[3].signals[0].from.topic`; empty for the file as a whole. */
  place: z.string(),
  text: localizedTextSchema,
});

export type PlantIssue = z.infer<typeof plantIssueSchema>;

/** One line for a terminal or a list: file, place, what is wrong and what would be right. */
export function formatPlantIssue(issue: Omit<PlantIssue, "severity">, language: Language): string {
  const where = issue.place === "" ? issue.file : `${issue.file}: ${issue.place}`;
  return language === "zh" ? `${where}：${issue.text.zh}` : `${where}: ${issue.text.en}`;
}

/** A place in a JSON file as its author would write it: `assets[3].place.positionM[0]`. */
export function formatPlace(path: readonly PropertyKey[]): string {
  let place = "";
  for (const step of path) {
    if (typeof step === "number") place += `[${step}]`;
    else place += place === "" ? String(step) : `.${String(step)}`;
  }
  return place;
}
