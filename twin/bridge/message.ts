import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";

/** What a screen sends: a request, or how many of the host's pushes it has taken in. */
const screenMessageSchema = z.union([
  z.strictObject({ id: z.int().nonnegative(), request: z.string().max(64), args: z.unknown() }),
  z.strictObject({ applied: z.int().positive() }),
]);

/** Why a request is not served: in the host's own words and, where people may meet with it, in both languages. */
const errorSchema = z.object({ code: z.string(), message: z.string(), text: localizedTextSchema.optional() });

export type BridgeError = z.infer<typeof errorSchema>;

/** What a host sends as text: the answer to a request, or an event. Sample batches go as binary. */
const hostMessageSchema = z.union([
  z.object({ id: z.int(), result: z.unknown() }),
  z.object({ id: z.int(), error: errorSchema }),
  z.object({ event: z.string(), data: z.unknown() }),
]);

export type ScreenMessage = z.infer<typeof screenMessageSchema>;
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** Undefined where the text is not such a message. */
export function parseScreenMessage(text: string): ScreenMessage | undefined {
  return parse(text, screenMessageSchema);
}

/** Undefined where the text is not such a message. */
export function parseHostMessage(text: string): HostMessage | undefined {
  return parse(text, hostMessageSchema);
}

function parse<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
