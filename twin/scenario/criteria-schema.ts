import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { idSchema } from "../plant/signal-schema.ts";

/** How well the wording of something is known; the app shows it beside the wording. */
export const wordings = ["final-text", "draft-for-comment", "secondary-source", "from-memory", "own"] as const;

const wordingSchema = z
  .enum(wordings)
  .describe(
    "Read in the final text, in a draft for comment, or where others quote it; written down from memory and to be checked; or a requirement of one's own",
  );

const criterionSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  text: localizedTextSchema.optional().describe("What it asks for"),
  sure: wordingSchema,
});

const groupSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  get groups() {
    return z.array(groupSchema).default([]);
  },
  criteria: z.array(criterionSchema).default([]),
});

/** What a plant is held against: criteria in groups, which may hold further groups. */
export const criteriaPackSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: idSchema,
  title: localizedTextSchema,
  source: localizedTextSchema.describe("Where it comes from, and who translated it"),
  status: wordingSchema.describe("How well the wording of the whole is known"),
  groups: z.array(groupSchema).min(1),
});

export type CriteriaPack = z.infer<typeof criteriaPackSchema>;
export type CriteriaGroup = z.infer<typeof groupSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type Wording = (typeof wordings)[number];
