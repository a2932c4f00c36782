import { z } from "zod";

const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
const spanSchema = z.tuple([clockTime, clockTime]).describe("From and to; a span may go over midnight");

/** When a line is planned to work. */
export const calendarSchema = z.strictObject({
  utcOffsetH: z.number().min(-12).max(14).default(8).describe("Local time, hours before UTC"),
  shifts: z
    .array(
      z.strictObject({
        id: z.string(),
        days: z
          .array(z.int().min(0).max(6))
          .default([0, 1, 2, 3, 4, 5, 6])
          .describe("Days on which it starts, 0 Sunday"),
        time: spanSchema,
        breaks: z.array(spanSchema).default([]),
      }),
    )
    .min(1),
});

export type CalendarSettings = z.infer<typeof calendarSchema>;
