import { z } from "zod";
import { requestedFaultSchema } from "../simulation/fault-request.ts";
import type { JournalEntry } from "./journal.ts";

/** What people did beside seeing to alarms, the newest first. */
export const operationLogSchema = z.object({
  operations: z.array(
    z.object({
      timeUs: z.number(),
      who: z.string(),
      /** In the words of whoever wrote it down; empty where `fault` says it. */
      what: z.string(),
      fault: z.object({ request: z.enum(["inject", "clear"]), ...requestedFaultSchema.shape }).optional(),
    }),
  ),
  /** Whether there were more than were asked for; the oldest are left out. */
  isCut: z.boolean(),
});

export type OperationLog = z.infer<typeof operationLogSchema>;
export type Operation = OperationLog["operations"][number];

/**
 * The operations in a journal.
 *
 * @param entries the oldest first
 * @param limit how many at the most
 */
export function operationLogOf(entries: readonly JournalEntry[], limit: number): OperationLog {
  const operations = entries.toReversed().flatMap((entry): Operation[] => {
    if (entry.kind === "action") return [{ timeUs: entry.timeUs, who: entry.who, what: entry.what }];
    if (entry.kind !== "fault-request") return [];
    const { timeUs, who, request, fault } = entry;
    return [{ timeUs, who, what: "", fault: { request, ...fault } }];
  });
  return { operations: operations.slice(0, limit), isCut: operations.length > limit };
}
