import { z } from "zod";

/** How a signal went, in columns: one place for each point. */
export const trendSchema = z.object({
  timeUs: z.array(z.number()),
  min: z.array(z.number()),
  max: z.array(z.number()),
  mean: z.array(z.number()),
  last: z.array(z.number()),
  count: z.array(z.number()),
});
