import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { recordingReferenceSchema } from "../recording/recording-reference.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { evidenceSchema } from "./evidence.ts";

/**
 * Evidence as it is kept, with what is beside it: the scenario that it was measured for, the picture that was taken,
 * and the recording that it can be computed from again. Pictures and scenarios lie beside it under their SHA-256.
 */
export const keptEvidenceSchema = z.strictObject({
  format: z.literal(1),
  /** @see hashEvidence */
  sha256: sha256Schema,
  evidence: evidenceSchema,
  /** The scenario's title and its file. */
  scenario: z.strictObject({ title: localizedTextSchema, sha256: sha256Schema }),
  /** When it was kept, UTC microseconds. */
  keptUs: z.number(),
  /** A picture in PNG form that carries its provenance mark; null where none was taken. */
  picture: z.strictObject({ sha256: sha256Schema, sizeBytes: z.int().positive() }).nullable(),
  /** Null where it was measured on a host's history of which no file was saved. */
  recording: recordingReferenceSchema.nullable(),
});

export type KeptEvidence = z.infer<typeof keptEvidenceSchema>;
