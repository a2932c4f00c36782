import type { Language } from "../../twin/plant/localized-text.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import type { TourStepView, TourView } from "../../twin/scenario/tour-view.ts";
import { formatUnit, noValue, withUnit } from "./format.ts";

/** A claim of a tour and what was measured of it; undefined as long as its step was not reached. */
export interface ClaimLine {
  readonly step: string;
  readonly claim: TourStepView["claims"][number];
  readonly evidence: Evidence | undefined;
}

/** The claims of some steps, in order. */
export function claimLines(steps: TourView["steps"], evidence: readonly Evidence[]): ClaimLine[] {
  return steps.flatMap(({ id: step, claims }) =>
    claims.map((claim) => ({
      step,
      claim,
      evidence: evidence.find((each) => each.step === step && each.claim === claim.id),
    })),
  );
}

/** Digits and decimals that a measured value is shown with at most; the evidence itself keeps all of them. */
const few = { maximumSignificantDigits: 4, maximumFractionDigits: 3, roundingPriority: "lessPrecision" } as const;

/** A larger one is shown with all its whole digits, as in the report: a count, or a limit, is no rounded number. */
const fewBelow = 1000;

/** A measured value with its unit; a dash where there is none. */
export function formatMeasured(value: number | null | undefined, unit: string, language: Language): string {
  if (value === null || value === undefined) return noValue;
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", {
    ...(Math.abs(value) < fewBelow ? few : { maximumFractionDigits: 0 }),
    useGrouping: "min2",
  });
  const number = format.format(value);
  return withUnit(number, formatUnit(unit, language));
}

/** What a claim expects: `≥ 300 s`, `≤ 20 min`, or both. */
export function formatExpected(
  { atLeast, atMost, unit }: Pick<ClaimLine["claim"], "atLeast" | "atMost" | "unit">,
  language: Language,
): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`≥ ${formatMeasured(atLeast, unit, language)}`]),
    ...(atMost === undefined ? [] : [`≤ ${formatMeasured(atMost, unit, language)}`]),
  ];
  return limits.join(language === "zh" ? "，" : ", ");
}
