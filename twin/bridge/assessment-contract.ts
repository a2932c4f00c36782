import { z } from "zod";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { plantIssueSchema } from "../plant/plant-issue.ts";
import { idSchema } from "../plant/signal-schema.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { reportProblemSchema } from "../report/report-problem.ts";
import { assessmentSchema } from "../scenario/assessment.ts";
import { assessmentEditSchema } from "../scenario/assessment-edit.ts";
import { criteriaPackSchema } from "../scenario/criteria-schema.ts";
import { evidenceSchema } from "../scenario/evidence.ts";
import { handMeasureSchema } from "../scenario/hand-measure.ts";
import { madeFileSchema } from "./made-file.ts";
import { hasLength, rangeSchema } from "./range-schema.ts";

/** The largest picture that a screen sends with evidence, as base64: more than a full screen of the scene needs. */
const maxPictureLength = 3_800_000;

/** Who does something, as that person writes it; empty where nobody said. */
const authorSchema = z.string().trim().max(200);

/** An assessment with all that a screen shows of it. */
const assessmentViewSchema = z.object({
  assessment: assessmentSchema,
  /** Its packs, as far as they are at hand. */
  packs: z.array(criteriaPackSchema),
  /** What tells this state of it from every other: see the event `assessments`. */
  revision: z.string(),
  /** What is kept of the evidence that is attached: its picture's hash, and the recording that it rests on. */
  kept: z.record(z.string(), z.object({ picture: z.string().nullable(), recording: z.string().nullable() })),
});

const summarySchema = z.object({
  id: z.string(),
  title: z.string(),
  assessors: z.array(z.string()),
  criteria: z.int(),
  open: z.int(),
  evidence: z.int(),
});

/** Evidence that the host keeps, for people to attach. */
const keptSchema = z.object({
  sha256: z.string(),
  evidence: evidenceSchema,
  scenario: localizedTextSchema,
  keptUs: z.number(),
  hasPicture: z.boolean(),
});

/** What operators' screens ask about assessments, evidence and reports. */
export const assessmentRequests = {
  /** The assessments of the plant, the packs that one may be made of, and what is wrong with the rest. */
  "list-assessments": {
    args: z.strictObject({}),
    result: z.object({
      assessments: z.array(summarySchema),
      packs: z.array(z.object({ id: z.string(), title: localizedTextSchema, criteria: z.int() })),
      issues: z.array(plantIssueSchema),
    }),
    profile: "operator",
  },
  "create-assessment": {
    args: z.strictObject({
      title: z.string().trim().min(1).max(200),
      packs: z.array(idSchema).min(1).max(20),
      /** Name of the first assessor. */
      assessor: z.string().trim().min(1).max(120),
    }),
    result: assessmentViewSchema,
    profile: "operator",
  },
  "open-assessment": { args: z.strictObject({ id: idSchema }), result: assessmentViewSchema, profile: "operator" },
  "edit-assessment": {
    args: z.strictObject({ id: idSchema, edit: assessmentEditSchema }),
    result: assessmentViewSchema,
    profile: "operator",
  },
  /** Evidence that is kept, the newest first: measured while scenarios played, and by hand. */
  "list-evidence": { args: z.strictObject({}), result: z.array(keptSchema), profile: "operator" },
  /** Attaches kept evidence to a criterion. */
  "attach-evidence": {
    args: z.strictObject({ id: idSchema, criterion: z.string().min(1).max(130), sha256: sha256Schema }),
    result: assessmentViewSchema,
    profile: "operator",
  },
  /** Attaches what was measured so far in the tour of this session to the criteria that it names. */
  "attach-tour": { args: z.strictObject({ id: idSchema }), result: assessmentViewSchema, profile: "operator" },
  /** Measures a signal or a figure over a range of what this session shows, keeps that, and attaches it. */
  "measure-by-hand": {
    args: z.strictObject({ id: idSchema, measure: handMeasureSchema }),
    result: assessmentViewSchema,
    profile: "operator",
  },
  /** A picture of the scene at a step of the tour that plays here, in PNG form as base64; the first one is kept. */
  "keep-picture": {
    args: z.strictObject({
      /** Of this playing, see tourViewSchema. */
      tour: z.string().max(64),
      step: idSchema,
      picture: z.base64().max(maxPictureLength),
    }),
    result: z.null(),
    profile: "operator",
  },
  /** A kept picture, in PNG form as base64; null where it is not there any more. */
  "evidence-picture": {
    args: z.strictObject({ sha256: sha256Schema }),
    result: z.string().nullable(),
    profile: "operator",
  },
  /** A document that is attached to the assessment, as it came. */
  "attached-document": {
    args: z.strictObject({ id: idSchema, sha256: sha256Schema }),
    result: madeFileSchema,
    profile: "operator",
  },
  /** Makes a report as the assessment is now, and checks it as `npm run verify` does. */
  "make-report": {
    args: z.strictObject({ id: idSchema, author: authorSchema }),
    result: z.object({
      html: madeFileSchema,
      word: madeFileSchema,
      /** Null where this host cannot print, and people do it themselves. */
      pdf: madeFileSchema.nullable(),
      check: z.object({
        evidence: z.int(),
        /** How much of it was computed again, from recordings that are at hand. */
        recomputed: z.int(),
        publicKey: z.string(),
        problems: z.array(reportProblemSchema),
      }),
    }),
    profile: "operator",
  },
  /** Saves a range with its scenarios, criteria, assessments and evidence as one file that plays anywhere. */
  "save-portable": {
    args: z.strictObject({
      /** Of what this session shows; null for what the tour plays over that plays in it. */
      range: rangeSchema.refine(...hasLength).nullable(),
      author: authorSchema,
      note: z.string().max(4000),
    }),
    result: madeFileSchema,
    profile: "operator",
  },
} as const;
