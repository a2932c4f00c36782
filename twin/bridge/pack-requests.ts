import { z } from "zod";
import { plantIssueSchema } from "../plant/plant-issue.ts";
import { criteriaPackSchema } from "../scenario/criteria-schema.ts";

/** What operators ask for who choose criteria, or write their own. */
export const packRequests = {
  /** The packs that are at hand; those that ship are only read. */
  "list-packs": {
    args: z.strictObject({}),
    result: z.object({
      packs: z.array(z.object({ pack: criteriaPackSchema, isShipped: z.boolean() })),
      issues: z.array(plantIssueSchema),
    }),
    profile: "operator",
  },
  /** Keeps a pack, in place of what has its id, where there is no error in it. */
  "save-pack": {
    args: z.strictObject({ pack: z.json() }),
    result: z.object({ isSaved: z.boolean(), issues: z.array(plantIssueSchema) }),
    profile: "operator",
  },
  /** Deletes a pack of people's own. */
  "remove-pack": { args: z.strictObject({ id: z.string().min(1).max(64) }), result: z.null(), profile: "operator" },
} as const;
