import type { LocalizedText } from "../plant/localized-text.ts";

/** One thing in a report that is not as it was sealed, or not as the recording says. */
export interface ReportProblem {
  readonly what: "report" | "signature" | "text" | "manifest" | "picture" | "evidence" | "recording" | "signal";
  /** Of which one: scenario/step/claim of evidence, path and id of a signal, name of a file; empty for the whole. */
  readonly name: string;
  readonly text: LocalizedText;
}
