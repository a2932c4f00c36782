import type { LocalizedText } from "../plant/localized-text.ts";
import type { DocumentFile } from "../scenario/document-file.ts";
import type { ReportProblem } from "./report-problem.ts";

/**
 * Holds documents that somebody has against those that a report names: by their content, and where that is not there,
 * by name, so that a changed one is told from one that does not belong to it.
 */
export function checkDocuments(given: readonly DocumentFile[], listed: readonly DocumentFile[]): ReportProblem[] {
  return given.flatMap(({ name, sha256 }): ReportProblem[] => {
    if (listed.some((each) => each.sha256 === sha256)) return [];
    const said = listed.find((each) => each.name === name);
    const text = said === undefined ? unknown : changed(said.sha256, sha256);
    return [{ what: "document", name, text }];
  });
}

/** Those of a report's documents that are not kept any more as they were attached. */
export function lostDocument({ name, sha256 }: DocumentFile): ReportProblem {
  const text = {
    zh: `佐证材料已不在，或已被改动：校验值应为 ${sha256}`,
    en: `the document is not there any more, or was changed: its SHA-256 should be ${sha256}`,
  };
  return { what: "document", name, text };
}

const unknown: LocalizedText = { zh: "报告中没有该佐证材料", en: "the report names no such document" };

function changed(said: string, found: string): LocalizedText {
  return {
    zh: `佐证材料被改动：校验值应为 ${said}，实为 ${found}`,
    en: `the document was changed: its SHA-256 should be ${said} and is ${found}`,
  };
}
