import { z } from "zod";

/** A stretch of time, UTC microseconds. */
export const rangeSchema = z.strictObject({ fromUs: z.number(), toUs: z.number() });

/** A week and a bit: every sample of it is read again. */
const longestReadUs = 8 * 86_400_000_000;

/** Whether a stretch has a length, and one that can be read sample by sample. */
export function isReadable({ fromUs, toUs }: z.infer<typeof rangeSchema>): boolean {
  return toUs > fromUs && toUs - fromUs <= longestReadUs;
}
