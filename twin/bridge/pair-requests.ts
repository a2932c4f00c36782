import { z } from "zod";
import { evidenceOrigins, measuredTermSchema } from "../scenario/evidence.ts";
import { measureTermSchema } from "../scenario/scenario-schema.ts";
import { isReadable, rangeSchema } from "./range-schema.ts";
import { trendSchema } from "./trend-schema.ts";

const [signalsTerm, kpiTerm] = measureTermSchema.options;

const quantitySchema = z.discriminatedUnion("from", [signalsTerm.omit({ over: true }), kpiTerm.omit({ over: true })]);

/** A stretch of what the session's source recorded, or the whole recording that is simulated for a scenario. */
const runSchema = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("recorded"), ...rangeSchema.shape }).refine(isReadable),
  z.strictObject({ of: z.literal("simulated"), scenario: z.string().min(1).max(64) }),
]);

/** Which of two runs. */
export const pairPlaces = ["before", "after"] as const;

/**
 * One of two runs that are shown side by side: a channel that opens its session with this shows that run, on the one
 * clock of all channels that name the pair. Whoever moves the time of one side moves both.
 */
export const pairSideSchema = z.strictObject({
  /** Made up by the screen: whoever knows it shares the clock. */
  pair: z.string().min(8).max(64),
  place: z.enum(pairPlaces),
  run: runSchema,
});

export type PairSide = z.infer<typeof pairSideSchema>;

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
      before: rangeSchema,
      after: rangeSchema,
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
