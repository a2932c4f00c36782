import { z } from "zod";
import { kpiIds } from "../kpi/kpi-definitions.ts";
import { clockTimeSchema } from "../plant/calendar-schema.ts";
import { idSchema } from "../plant/signal-schema.ts";
import { fastestSpeed, slowestSpeed } from "../playback/time-control.ts";
import { faultRequestSchema } from "../simulation/fault-request.ts";

/** More steps than anybody listens to: a limit for hostile files. */
const maxSteps = 200;

/** The longest tour, seconds of recorded time: a week. */
const maxOffsetS = 604_800;

const text = (maxLength: number): z.ZodObject<{ zh: z.ZodString; en: z.ZodString }> =>
  z.strictObject({ zh: z.string().trim().min(1).max(maxLength), en: z.string().trim().min(1).max(maxLength) });

const titleSchema = text(120);
const captionSchema = text(600);
const notesSchema = text(4000);

const pathSchema = z.string().min(1).max(300);
const offsetSchema = z.number().min(0).max(maxOffsetS);
const conditionSchema = z.string().min(1).max(2000);
const pointSchema = z.tuple([z.number(), z.number(), z.number()]);

/** When a step begins: at a moment, or when something happens in the data. */
const triggerSchema = z
  .strictObject({
    offsetS: offsetSchema.optional().describe("Seconds of recorded time since the tour's beginning"),
    when: conditionSchema
      .optional()
      .describe("Condition over signals, e.g. battery/assembly/line-2/winder-2/tension-deviation > 4.5"),
    withinS: z
      .number()
      .positive()
      .max(maxOffsetS)
      .default(3600)
      .describe("Where the condition has not come true so long after the step before, the step begins all the same"),
    afterS: z
      .number()
      .min(0)
      .max(3600)
      .default(0)
      .describe("Seconds between the condition coming true and the step: those that an alarm waits, for instance"),
  })
  .refine(({ offsetS, when }) => (offsetS === undefined) !== (when === undefined), {
    params: { zh: "应恰有 offsetS 和 when 之一", en: "needs exactly one of offsetS and when" },
  });

export const viewSchema = z.strictObject({
  asset: pathSchema.describe("Path of the asset that is looked at, or the plant's id for the whole"),
  shot: z.enum(["whole", "close"]).default("whole").describe("The usual view of the asset, or one from near by"),
  camera: z
    .strictObject({ positionM: pointSchema, targetM: pointSchema })
    .optional()
    .describe("Where to stand and what to look at instead, metres in the plant's space"),
});

/** What is opened beside the scene. The names are those of the app's panels; nothing else can be opened. */
export const panelSchema = z.discriminatedUnion("panel", [
  z.strictObject({
    panel: z.literal("trend"),
    signals: z.array(pathSchema).min(1).max(8).describe("Names of signals: path of the asset, a slash and the id"),
  }),
  z.strictObject({ panel: z.literal("alarms") }),
  z.strictObject({ panel: z.literal("figures"), asset: pathSchema }),
  z.strictObject({ panel: z.literal("device"), asset: pathSchema }),
]);

/** A range of recorded time. */
const rangeSchema = z
  .strictObject({
    lastS: offsetSchema.optional().describe("So many seconds up to the beginning of the step"),
    fromS: offsetSchema.optional().describe("From so many seconds after the tour's beginning"),
    toS: offsetSchema.optional().describe("To so many seconds after the tour's beginning"),
    fromStep: idSchema.optional().describe("From the beginning of that step"),
    toStep: idSchema.optional().describe("To the beginning of that step; without it, to that of this one"),
  })
  .refine(isOneRange, {
    params: {
      zh: "应为 lastS，或 fromS 和 toS，或 fromStep（可加 toStep）",
      en: "needs lastS, or fromS and toS, or fromStep with or without toStep",
    },
  });

/** What a number over a range comes to, and what a condition does. */
export const numberTakes = ["mean", "min", "max", "first", "last", "change"] as const;
export const conditionTakes = ["share", "duration", "count", "delay"] as const;

/** One quantity of a measure: signals over a range, or a figure of an asset. */
export const measureTermSchema = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("signals"),
    of: conditionSchema.describe("Number or condition over signals, named by path and id"),
    take: z
      .enum([...numberTakes, ...conditionTakes])
      .describe(
        "Of a number: its mean over time, min, max, first, last, or change from first to last. Of a condition: share of time, duration in s, count of beginnings, delay in s until it first held",
      ),
    over: rangeSchema,
  }),
  z.strictObject({
    from: z.literal("kpi"),
    kpi: z.enum(kpiIds as [(typeof kpiIds)[number]]).describe("A ratio is a share of 1"),
    asset: pathSchema,
    over: rangeSchema.describe("Whole minutes count: those that lie in it"),
  }),
]);

/** How a claim is measured. */
const measureSchema = z.strictObject({
  formula: conditionSchema.describe("Number over the terms, e.g. (before - after) / before * 100"),
  terms: z
    .record(idSchema, measureTermSchema)
    .refine((terms) => Object.keys(terms).length > 0 && Object.keys(terms).length <= 12, {
      params: { zh: "应有 1～12 项", en: "needs 1 to 12 terms" },
    }),
  unit: z.string().max(16).describe("Unit of what the formula comes to, as shown"),
});

/** What the measure has to come to. */
const expectSchema = z
  .strictObject({
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    mostMissing: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe("Largest share of the time without data, 0 to 1, at which the measure still says something"),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, {
    params: { zh: "应有 atLeast 或 atMost", en: "needs atLeast or atMost" },
  })
  .refine(({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost, {
    params: { zh: "atLeast 不应大于 atMost", en: "atLeast must not be above atMost" },
  });

const claimSchema = z.strictObject({
  id: idSchema,
  claim: captionSchema,
  criteria: z.array(z.string().max(130)).max(20).default([]).describe("What it is held against, as pack/criterion"),
  measure: measureSchema,
  expect: expectSchema,
});

/** How a recording is made for a scenario that has none. It is simulated, and everything that comes of it says so. */
const simulationSchema = z.strictObject({
  weekday: z.int().min(1).max(7).describe("1 for Monday to 7 for Sunday"),
  time: clockTimeSchema.describe("What the plant's own clock shows when the recording begins, e.g. 10:30"),
  seed: z.int().nonnegative().default(7).describe("The same seed gives the same recording on the same day"),
  settleS: z.int().min(60).max(86_400).default(1800).describe("How long the plant runs before it"),
  lengthS: z.int().min(1).max(maxOffsetS),
  faults: z
    .array(faultRequestSchema)
    .max(50)
    .default([])
    .describe("What goes wrong, each so many seconds after the recording begins"),
});

const stepSchema = z.strictObject({
  id: idSchema,
  chapter: titleSchema.optional().describe("Begins a chapter of that title"),
  at: triggerSchema,
  view: viewSchema.optional().describe("Without one the view stays"),
  speed: z
    .number()
    .min(slowestSpeed)
    .max(fastestSpeed)
    .default(1)
    .describe("Recorded seconds for one of the clock's, from here to the next step"),
  holdS: z.number().min(0).max(600).default(0).describe("How long the recorded time stands still here, seconds"),
  caption: captionSchema,
  notes: notesSchema.optional().describe("For the presenter alone"),
  show: z.array(panelSchema).max(4).default([]),
  highlight: z.array(pathSchema).max(50).default([]).describe("Paths of assets"),
  evidence: z.array(claimSchema).max(20).default([]),
});

/**
 * A tour through the twin as data. It holds texts, names and numbers: nothing that could be run, fetched or opened.
 * No time in it is absolute.
 */
export const scenarioSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: idSchema,
  title: titleSchema,
  summary: captionSchema.optional(),
  criteria: z.array(z.string().max(130)).max(50).default([]).describe("What it is held against, as pack/criterion"),
  play: z
    .strictObject({
      fromS: offsetSchema.default(0).describe("The tour begins so many seconds after the recording"),
      toS: offsetSchema.optional().describe("It needs the recording up to there; without it, to its end"),
      simulation: simulationSchema.optional(),
    })
    .refine(({ fromS, toS }) => toS === undefined || toS > fromS, {
      params: { zh: "toS 应大于 fromS", en: "toS must be above fromS" },
    })
    .default({ fromS: 0 }),
  steps: z.array(stepSchema).min(1).max(maxSteps),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = z.infer<typeof stepSchema>;
export type ScenarioSimulation = z.infer<typeof simulationSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type MeasureTerm = z.infer<typeof measureTermSchema>;
export type TermRange = z.infer<typeof rangeSchema>;

function isOneRange(range: {
  lastS?: unknown;
  fromS?: unknown;
  toS?: unknown;
  fromStep?: unknown;
  toStep?: unknown;
}): boolean {
  const given = Object.entries(range).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return ["lastS", "fromS toS", "fromStep", "fromStep toStep"].includes(given.sort().join(" "));
}
