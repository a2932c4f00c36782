import { z } from "zod";
import { measureTermSchema, scenarioSchema } from "./scenario-schema.ts";

/** As in a scenario, and not written yet. */
const textSchema = (maxLength: number) =>
  z.strictObject({ zh: z.string().max(maxLength), en: z.string().max(maxLength) });

const expressionSchema = z.string().max(2000);
const pathSchema = z.string().max(300);

const stepSchema = scenarioSchema.shape.steps.element;
const claimSchema = stepSchema.shape.evidence.unwrap().element;
const [signalsSchema, kpiSchema] = measureTermSchema.options;

const draftClaimSchema = claimSchema.extend({
  claim: textSchema(600),
  measure: claimSchema.shape.measure.extend({
    formula: expressionSchema,
    terms: z.record(
      z.string().max(64),
      z.discriminatedUnion("from", [
        signalsSchema.extend({ of: expressionSchema }),
        kpiSchema.extend({ asset: pathSchema }),
      ]),
    ),
  }),
  expect: z.strictObject({
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    mostMissing: z.number().min(0).max(1),
  }),
});

const draftStepSchema = stepSchema.extend({
  chapter: textSchema(120).optional(),
  at: z.strictObject({
    offsetS: z.number().min(0).optional(),
    when: expressionSchema.optional(),
    withinS: z.number().positive(),
    afterS: z.number().min(0).default(0),
  }),
  caption: textSchema(600),
  notes: textSchema(4000).optional(),
  evidence: z.array(draftClaimSchema).max(20),
});

/** A draft as it is read back: of the shape of a scenario, with texts and expressions that may be empty yet. */
export const scenarioDraftSchema = z.strictObject({
  scenario: scenarioSchema.extend({
    title: textSchema(120),
    summary: textSchema(600).optional(),
    steps: z.array(draftStepSchema).max(200),
  }),
  range: z.strictObject({ fromUs: z.number(), toUs: z.number() }).refine(({ fromUs, toUs }) => toUs > fromUs),
});
