/** Why a host refuses, where a screen can say it in its own words. */
export const refusalCodes = ["recording-gone", "nothing-recorded", "too-many-pairs"] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What a host throws to refuse a request so. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}
