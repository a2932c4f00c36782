import { z } from "zod";
import { kpiDefinitions, kpiIds } from "../kpi/kpi-definitions.ts";
import { idSchema } from "../plant/signal-schema.ts";
import { conditionTakes, numberTakes, type Scenario, scenarioSchema } from "./scenario-schema.ts";
import type { TourPlan } from "./tour-plan.ts";

/** The longest range that is measured by hand, microseconds: a week. */
const longestUs = 604_800_000_000;

const measuredSchema = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("signals"),
    of: z.string().min(1).max(2000),
    take: z.enum([...numberTakes, ...conditionTakes]),
  }),
  z.strictObject({
    from: z.literal("kpi"),
    kpi: z.enum(kpiIds as [(typeof kpiIds)[number]]),
    asset: z.string().min(1).max(300),
  }),
]);

/** What a person claims of a signal or a figure over a range, outside of any scenario. */
export const handMeasureSchema = z
  .strictObject({
    criterion: z.string().min(1).max(130),
    /** Id of the assessor. */
    who: idSchema,
    /** The claim in words. */
    claim: z.string().trim().min(1).max(600),
    measured: measuredSchema,
    /** Of the signal or expression; a figure has its own. */
    unit: z.string().max(16),
    /** UTC microseconds; the end is not of the range. */
    fromUs: z.number().nonnegative(),
    toUs: z.number().nonnegative(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(({ fromUs, toUs }) => toUs > fromUs && toUs - fromUs <= longestUs)
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined)
  .refine(({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost);

export type HandMeasure = z.infer<typeof handMeasureSchema>;

/**
 * The same as a scenario of one step with one claim, and how that plays over the range: so that it is measured, kept,
 * reported and computed again like every other.
 *
 * @param who the assessor's name
 */
export function scenarioOfMeasure(
  { criterion, claim, measured, unit, fromUs, toUs, atLeast, atMost }: HandMeasure,
  who: string,
): { readonly scenario: Scenario; readonly plan: TourPlan } {
  const words = { zh: claim, en: claim };
  const ownUnit = measured.from === "kpi" ? kpiDefinitions[measured.kpi].unit : unit;
  // A ratio is measured as a share of 1.
  const formula = measured.from === "kpi" && ownUnit === "%" ? "value * 100" : "value";
  const lengthS = (toUs - fromUs) / 1e6;
  const over = { fromS: 0, toS: lengthS };
  const scenario = scenarioSchema.parse({
    format: 1,
    id: "by-hand",
    title: { zh: "评估人员自选的测量", en: "Measured at an assessor's choice" },
    summary: { zh: `选定人：${who}`, en: `Chosen by ${who}` },
    criteria: [criterion],
    steps: [
      {
        id: "range",
        at: { offsetS: lengthS },
        caption: words,
        evidence: [
          {
            id: `at-${Math.round(fromUs / 1e6)}-${Math.round(lengthS)}`,
            claim: words,
            criteria: [criterion],
            measure: { formula, terms: { value: { ...measured, over } }, unit: ownUnit },
            expect: {
              ...(atLeast === undefined ? {} : { atLeast }),
              ...(atMost === undefined ? {} : { atMost }),
            },
          },
        ],
      },
    ],
  });
  const step = { id: "range", offsetUs: toUs - fromUs, trigger: "time", holdUs: 0, speed: 1 } as const;
  return { scenario, plan: { startUs: fromUs, endUs: toUs, steps: [step] } };
}
