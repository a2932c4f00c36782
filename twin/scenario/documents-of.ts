import type { Assessment } from "./assessment.ts";
import type { DocumentFile } from "./document-file.ts";

/** The documents that people attached to an assessment, each once. */
export function documentsOf({ items }: Pick<Assessment, "items">): DocumentFile[] {
  const attached = Object.values(items).flatMap(({ evidence }) => evidence);
  const files = attached.flatMap((each) => (each.from === "hand" && each.file !== undefined ? [each.file] : []));
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}
