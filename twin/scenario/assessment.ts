import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { documentFileSchema } from "./document-file.ts";
import { evidenceSchema } from "./evidence.ts";

/** How far a criterion is met, in the judgement of one person. */
export const judgements = ["met", "largely-met", "partly-met", "not-met", "not-applicable"] as const;

export const findingKinds = ["strength", "weakness", "suggestion"] as const;

const timeUsSchema = z.int().nonnegative();
export const writtenSchema = z.string().trim().min(1).max(4000);

/** More people than assess anything together: one more could not be read back. */
export const mostAssessors = 50;

const assessorSchema = z.strictObject({ id: idSchema, name: z.string().trim().min(1).max(120) });

/** What speaks for or against a criterion: measured while a scenario played, or brought by a person. */
const attachedEvidenceSchema = z.discriminatedUnion("from", [
  /** @see hashEvidence */
  z.strictObject({ from: z.literal("scenario"), sha256: sha256Schema, evidence: evidenceSchema }),
  z.strictObject({
    from: z.literal("hand"),
    id: idSchema,
    /** Id of the assessor. */
    who: idSchema,
    atUs: timeUsSchema,
    title: z.string().trim().min(1).max(200),
    file: documentFileSchema.optional(),
  }),
]);

const noteSchema = z.strictObject({ id: idSchema, who: idSchema, atUs: timeUsSchema, text: writtenSchema });

const findingSchema = z.strictObject({ ...noteSchema.shape, kind: z.enum(findingKinds) });

const judgementSchema = z.strictObject({ who: idSchema, atUs: timeUsSchema, judgement: z.enum(judgements) });

const itemSchema = z.strictObject({
  evidence: z.array(attachedEvidenceSchema).default([]),
  notes: z.array(noteSchema).default([]),
  findings: z.array(findingSchema).default([]),
  /** At most one for each assessor: the latest. */
  judgements: z.array(judgementSchema).default([]),
});

/** What people found when they held a plant against criteria. */
export const assessmentSchema = z.strictObject({
  format: z.literal(1),
  id: idSchema,
  title: z.string().trim().min(1).max(200),
  plant: idSchema,
  /** Ids of the packs. */
  packs: z.array(idSchema).min(1).max(20),
  assessors: z.array(assessorSchema).max(mostAssessors).default([]),
  /** By criterion, as pack/criterion; those of which nobody said anything have none. */
  items: z.record(z.string().max(130), itemSchema).default({}),
});

/** What people do to an assessment. Who and when are known by then. */
export const assessmentChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assessor"), assessor: assessorSchema }),
  z.strictObject({ kind: z.literal("attach"), criterion: z.string(), evidence: attachedEvidenceSchema }),
  /** @see evidenceKey */
  z.strictObject({ kind: z.literal("detach"), criterion: z.string(), key: z.string() }),
  /** A note or a finding of an id that is there is replaced. */
  z.strictObject({ kind: z.literal("note"), criterion: z.string(), note: noteSchema }),
  z.strictObject({ kind: z.literal("remove-note"), criterion: z.string(), id: idSchema }),
  z.strictObject({ kind: z.literal("finding"), criterion: z.string(), finding: findingSchema }),
  z.strictObject({ kind: z.literal("remove-finding"), criterion: z.string(), id: idSchema }),
  z.strictObject({ kind: z.literal("judge"), criterion: z.string(), judgement: judgementSchema }),
]);

export type Assessment = z.infer<typeof assessmentSchema>;
export type AssessmentItem = z.infer<typeof itemSchema>;
export type AssessmentChange = z.infer<typeof assessmentChangeSchema>;
export type AttachedEvidence = z.infer<typeof attachedEvidenceSchema>;
export type Judgement = (typeof judgements)[number];

/** What tells attached evidence from other: its content where it was measured, so that it is attached but once. */
export function evidenceKey(evidence: AttachedEvidence): string {
  return evidence.from === "scenario" ? evidence.sha256 : evidence.id;
}
