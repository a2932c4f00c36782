import type { LocalizedText } from "../plant/localized-text.ts";

/** Refusals after which a screen offers something itself. */
export const refusalCodes = ["recording-gone"] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What a host throws to refuse a request; a screen says why in its own language. */
export class Refusal extends Error {
  readonly text: LocalizedText;
  readonly code: RefusalCode | "refused";

  /** @param text without a full stop */
  constructor(text: LocalizedText, code: RefusalCode | "refused" = "refused") {
    super(text.en);
    this.name = "Refusal";
    this.text = text;
    this.code = code;
  }
}
