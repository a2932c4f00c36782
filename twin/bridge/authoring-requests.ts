import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { plantIssueSchema } from "../plant/plant-issue.ts";
import { scenarioSchema } from "../scenario/scenario-schema.ts";
import { hasLength, rangeSchema } from "./range-schema.ts";

const stretchSchema = rangeSchema.refine(...hasLength);

const idSchema = z.string().min(1).max(64);

const checkedSchema = z.object({ issues: z.array(plantIssueSchema) });

/** What operators ask for while they make scenarios. A draft is anything: the host says what is wrong with it. */
export const authoringRequests = {
  /** A scenario to edit, or to make another one of. */
  "read-scenario": {
    args: z.strictObject({ id: idSchema }),
    result: z.object({
      scenario: scenarioSchema,
      /** Whether it was made in the app; the plant's own can only be copied. */
      isOwn: z.boolean(),
      /** The stretch of this source's recorded time that it was made over. */
      madeOver: stretchSchema.optional(),
    }),
    profile: "operator",
  },
  /** What is wrong with a draft: the same as `npm run validate` says of its file. */
  "check-scenario": { args: z.strictObject({ scenario: z.json() }), result: checkedSchema, profile: "operator" },
  /** Keeps a draft, in place of what has its id, where there is no error in it. */
  "save-scenario": {
    args: z.strictObject({ scenario: z.json(), madeOver: stretchSchema }),
    result: checkedSchema.extend({ isSaved: z.boolean() }),
    profile: "operator",
  },
  /** Deletes one that was made in the app. */
  "remove-scenario": { args: z.strictObject({ id: idSchema }), result: z.null(), profile: "operator" },
  /** Plays a draft in the session without keeping it. */
  "preview-scenario": {
    args: z.strictObject({ scenario: z.json(), range: stretchSchema }),
    result: checkedSchema.extend({ isStarted: z.boolean(), warnings: z.array(localizedTextSchema) }),
    profile: "operator",
  },
} as const;
