import { z } from "zod";
import { idSchema } from "../plant/signal-schema.ts";
import { type AssessmentChange, findingKinds, judgements, writtenSchema } from "./assessment.ts";
import { documentFileSchema } from "./document-file.ts";

const criterionSchema = z.string().min(1).max(130);

/**
 * What a person writes into an assessment. When it was, and the ids of what is new, are the host's: it alone has the
 * clock that everybody shares.
 */
export const assessmentEditSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assessor"), name: z.string().trim().min(1).max(120) }),
  /** With an id in place of the note of that id; so are findings. */
  z.strictObject({
    kind: z.literal("note"),
    criterion: criterionSchema,
    who: idSchema,
    text: writtenSchema,
    id: idSchema.optional(),
  }),
  z.strictObject({ kind: z.literal("remove-note"), criterion: criterionSchema, id: idSchema }),
  z.strictObject({
    kind: z.literal("finding"),
    criterion: criterionSchema,
    who: idSchema,
    text: writtenSchema,
    finding: z.enum(findingKinds),
    id: idSchema.optional(),
  }),
  z.strictObject({ kind: z.literal("remove-finding"), criterion: criterionSchema, id: idSchema }),
  z.strictObject({
    kind: z.literal("judge"),
    criterion: criterionSchema,
    who: idSchema,
    judgement: z.enum(judgements),
  }),
  /** Something that a person saw or read and that no signal says, with the document where there is one. */
  z.strictObject({
    kind: z.literal("seen"),
    criterion: criterionSchema,
    who: idSchema,
    title: z.string().trim().min(1).max(200),
    /** The host has it already. */
    file: documentFileSchema.optional(),
  }),
  /** @see evidenceKey */
  z.strictObject({ kind: z.literal("detach"), criterion: criterionSchema, key: z.string().min(1).max(64) }),
]);

export type AssessmentEdit = z.infer<typeof assessmentEditSchema>;

/**
 * The change that an edit is.
 *
 * @param atUs UTC microseconds
 * @param newId for what is new
 */
export function changeOfEdit(edit: AssessmentEdit, atUs: number, newId: string): AssessmentChange {
  switch (edit.kind) {
    case "assessor":
      return { kind: "assessor", assessor: { id: newId, name: edit.name } };
    case "note": {
      const { criterion, who, text, id = newId } = edit;
      return { kind: "note", criterion, note: { id, who, atUs, text } };
    }
    case "finding": {
      const { criterion, who, text, finding, id = newId } = edit;
      return { kind: "finding", criterion, finding: { id, who, atUs, text, kind: finding } };
    }
    case "judge": {
      const { criterion, who, judgement } = edit;
      return { kind: "judge", criterion, judgement: { who, atUs, judgement } };
    }
    case "seen": {
      const { criterion, who, title, file } = edit;
      const document = file === undefined ? {} : { file };
      return { kind: "attach", criterion, evidence: { from: "hand", id: newId, who, atUs, title, ...document } };
    }
    case "detach":
    case "remove-note":
    case "remove-finding":
      return edit;
  }
}
