import type { z } from "zod";

const utf8 = new TextDecoder();

/** A message's JSON through a schema; undefined where it is none or not that. */
export function parseJsonMessage<Schema extends z.ZodType>(
  data: Uint8Array,
  schema: Schema,
): z.output<Schema> | undefined {
  let content: unknown;
  try {
    content = JSON.parse(utf8.decode(data));
  } catch {
    return undefined;
  }
  const result = schema.safeParse(content);
  return result.success ? result.data : undefined;
}
