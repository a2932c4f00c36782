import { z } from "zod";
import { sha256Schema } from "./sha256-schema.ts";

/** What tells an exchange file from every other, for those who speak of it elsewhere. */
export const recordingReferenceSchema = z.strictObject({
  /** The file's name, for people: it is never opened by it. */
  name: z.string().min(1).max(300),
  /** Of the whole file. */
  sha256: sha256Schema,
  /** Of the plant's files in it, see hash-plant.ts. */
  plantSha256: sha256Schema,
  /** When it was saved, and its first and last moment, UTC microseconds. */
  createdUs: z.number(),
  fromUs: z.number(),
  toUs: z.number(),
});

export type RecordingReference = z.infer<typeof recordingReferenceSchema>;
