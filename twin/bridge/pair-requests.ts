import { z } from "zod";
import { evidenceOrigins, measuredTermSchema } from "../scenario/evidence.ts";
import { measureTermSchema } from "../scenario/scenario-schema.ts";

/** As long as figures may be asked for: every sample of it is read. */
const longestUs = 8 * 86_400_000_000;

const [signalsTerm, kpiTerm] = measureTermSchema.options;

const quantitySchema = z.discriminatedUnion("from", [signalsTerm.omit({ over: true }), kpiTerm.omit({ over: true })]);

/** A stretch of what the session's source recorded, or the whole recording that is simulated for a scenario. */
const runSchema = z.discriminatedUnion("of", [
  z
    .strictObject({ of: z.literal("recorded"), fromUs: z.number(), toUs: z.number() })
    .refine(({ fromUs, toUs }) => toUs > fromUs && toUs - fromUs <= longestUs),
  z.strictObject({ of: z.literal("simulated"), scenario: z.string().min(1).max(64) }),
]);

const trendSchema = z.object({
  timeUs: z.array(z.number()),
  min: z.array(z.number()),
  max: z.array(z.number()),
  mean: z.array(z.number()),
  last: z.array(z.number()),
  count: z.array(z.number()),
});

const sideSchema = z.object({
  term: measuredTermSchema,
  /** Names of the signals behind it. */
  signals: z.array(z.string()),
  origin: z.enum(evidenceOrigins),
  /** Of a plain signal, how it went. */
  trend: trendSchema.optional(),
});

/** What operators ask for who hold two runs against each other. */
export const pairRequests = {
  /** Measures the same over two runs, with the difference. */
  "compare-runs": {
    args: z.strictObject({
      quantities: z.array(quantitySchema).min(1).max(8),
      before: runSchema,
      after: runSchema,
      points: z.int().min(2).max(2000),
    }),
    result: z.object({
      /** The ranges that were measured, UTC microseconds. */
      before: z.object({ fromUs: z.number(), toUs: z.number() }),
      after: z.object({ fromUs: z.number(), toUs: z.number() }),
      comparisons: z.array(
        z.object({
          before: sideSchema,
          after: sideSchema,
          /** After less before, and that as a share of before; null where they have no value. */
          difference: z.number().nullable(),
          share: z.number().nullable(),
        }),
      ),
    }),
    profile: "operator",
  },
} as const;
