import { z } from "zod";

/** Dates end in the year 275760, and begin as long before 1970 (ECMAScript, 21.4.1.1). */
const maxTimeUs = 8.64e18;

const timeUsSchema = z.number().min(-maxTimeUs).max(maxTimeUs);

/** A stretch of time, UTC microseconds. */
export const rangeSchema = z.strictObject({ fromUs: timeUsSchema, toUs: timeUsSchema });

/** Refuses a stretch without a length. */
export const hasLength = [
  ({ fromUs, toUs }: z.infer<typeof rangeSchema>): boolean => toUs > fromUs,
  { error: "must end after it begins" },
] as const;

/** A week and a bit: every sample of it is read again. */
const longestReadUs = 8 * 86_400_000_000;

/** Whether a stretch has a length, and one that can be read sample by sample. */
export function isReadable({ fromUs, toUs }: z.infer<typeof rangeSchema>): boolean {
  return toUs > fromUs && toUs - fromUs <= longestReadUs;
}
