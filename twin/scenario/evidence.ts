import { z } from "zod";
import { kpiReasons } from "../kpi/kpi-result.ts";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { type ExchangeCodec, sha256Hex } from "../recording/exchange-codec.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Why a term has no value: as for figures, and where a condition never held, or what is named is not in the plant. */
const termReasons = [...kpiReasons, "did-not-happen", "not-in-plant"] as const;

/** Who produced the values behind something: `both` where some were simulated, `none` where there were none. */
export const evidenceOrigins = ["plant", "simulated", "both", "none"] as const;

export const measuredTermSchema = z.strictObject({
  /** The expression over signals, or the id of the figure. */
  of: z.string(),
  /** Path of the figure's asset; of an expression there is none. */
  asset: z.string().optional(),
  /** What was taken of the expression; of a figure there is none. */
  take: z.string().optional(),
  /** UTC microseconds; the end is not of the range. */
  fromUs: z.number(),
  toUs: z.number(),
  value: z.number().nullable(),
  why: z.enum(termReasons).nullable(),
  /** Share of the range for which the data is missing, 0 to 1. */
  missing: z.number(),
});

/** What the data says of a claim: everything that somebody needs to compute it again. */
export const evidenceSchema = z.strictObject({
  plant: z.string(),
  scenario: z.string(),
  step: z.string(),
  claim: z.string(),
  /** The claim in words. */
  text: localizedTextSchema,
  /** Ids of criteria, as pack/criterion. */
  criteria: z.array(z.string()),
  /** The beginning of the step, UTC microseconds. */
  atUs: z.number(),
  /** What the formula comes to; null where a term has no value. */
  value: z.number().nullable(),
  unit: z.string(),
  formula: z.string(),
  terms: z.record(z.string(), measuredTermSchema),
  /** Names of the signals behind it, path of the asset, slash and id, sorted. */
  signals: z.array(z.string()),
  /** The largest share of missing data among its terms, 0 to 1. */
  missing: z.number(),
  origin: z.enum(evidenceOrigins),
  expect: z.strictObject({ atLeast: z.number().optional(), atMost: z.number().optional(), mostMissing: z.number() }),
  verdict: z.enum(["supported", "not-supported", "not-enough-data"]),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceOrigin = Evidence["origin"];
export type MeasuredTerm = z.infer<typeof measuredTermSchema>;

/**
 * Whether the data supports a claim. Too little of it never does; a condition that never held, in data that is there,
 * speaks against it.
 */
export function verdictOf({ value, missing, terms, expect }: Omit<Evidence, "verdict">): Evidence["verdict"] {
  if (missing > expect.mostMissing) return "not-enough-data";
  if (value === null) {
    const reasons = Object.values(terms).map(({ why }) => why);
    return reasons.includes("did-not-happen") ? "not-supported" : "not-enough-data";
  }
  const isEnough = expect.atLeast === undefined || value >= expect.atLeast;
  const isNotTooMuch = expect.atMost === undefined || value <= expect.atMost;
  return isEnough && isNotTooMuch ? "supported" : "not-supported";
}

/** SHA-256 of evidence in canonical JSON, as 64 hexadecimal digits: equal where the evidence is the same. */
export function hashEvidence(evidence: readonly Evidence[], codec: ExchangeCodec): string {
  return sha256Hex(codec, new TextEncoder().encode(canonicalJson(evidence.map(withoutUndefined))));
}

/** The same content, of which types know that it is JSON. */
function withoutUndefined(evidence: Evidence): Parameters<typeof canonicalJson>[0] {
  return z.json().parse(evidence);
}
